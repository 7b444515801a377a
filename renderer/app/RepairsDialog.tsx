import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RepairGroup, ShownRepair } from '../../shared/import/repair-groups'
import { repairKinds, type RepairKind } from '../../shared/xml/repair'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { problemText } from './i18n'
import { canRead } from './repairing'
import styles from './RepairsDialog.module.css'
import type { RepairableFile } from './screen'

/** How many repairs of one kind are listed over all files. */
const most = 100

interface Row {
  readonly file: string
  readonly repair: ShownRepair
}

/** The repairs of one kind in all the files. */
interface Kind extends Pick<RepairGroup, 'kind' | 'needed' | 'count'> {
  readonly rows: readonly Row[]
  /** How many files have them. */
  readonly files: number
}

/** Shows what could be repaired in files, each with the line around it, and asks which kinds to repair. */
export function RepairsDialog(props: {
  readonly files: readonly RepairableFile[]
  readonly onRepair: (kinds: ReadonlySet<RepairKind>) => void
  readonly onLeave: () => void
}) {
  const { t } = useTranslation('app')
  const { files, onRepair, onLeave } = props
  const kinds = kindsOf(files)
  const [wanted, setWanted] = useState<ReadonlySet<RepairKind>>(() => new Set(kinds.map(({ kind }) => kind)))
  const [first] = files
  const possible = files.filter((file) => canRead(file, wanted) && file.repairs.some(({ kind }) => wanted.has(kind)))
  const known = files.filter(({ transcription }) => transcription !== null).length
  const opened = known === files.length
  const toggle = (kind: RepairKind) => {
    const next = new Set(wanted)
    if (!next.delete(kind)) next.add(kind)
    setWanted(next)
  }
  const name = files.length === 1 ? (first?.file ?? '') : t('repairs.files', { count: files.length })
  return (
    <Dialog
      open
      wide
      onClose={onLeave}
      title={t('repairs.title', { name })}
      closeLabel={t('repairs.leave')}
      description={t(opened ? 'repairs.aboutOpened' : known > 0 ? 'repairs.aboutBoth' : 'repairs.about')}
      footer={
        <>
          {possible.length < files.length && (
            <p className={styles.left} role="status">
              {t('repairs.left', { count: files.length - possible.length })}
            </p>
          )}
          <Button onClick={onLeave}>{t('repairs.leave')}</Button>
          <Button
            variant="primary"
            autoFocus
            disabled={possible.length === 0}
            onClick={() => {
              onRepair(wanted)
            }}
          >
            {t(opened ? 'repairs.repair' : 'repairs.repairAndOpen')}
          </Button>
        </>
      }
    >
      <div className={styles.repairs} data-repairs>
        {files.length === 1 && first?.error && (
          <p className={styles.error}>
            {problemText(first.error)} {first.error.at && <span>{t('report.line', { ...first.error.at })}</span>}
          </p>
        )}
        {kinds.map((kind) => (
          <KindOfRepairs
            key={kind.kind}
            kind={kind}
            named={files.length > 1}
            wanted={wanted.has(kind.kind)}
            onToggle={() => {
              toggle(kind.kind)
            }}
          />
        ))}
      </div>
    </Dialog>
  )
}

function kindsOf(files: readonly RepairableFile[]): readonly Kind[] {
  return repairKinds.flatMap((kind): Kind[] => {
    const found = files.flatMap(({ file, repairs }) =>
      repairs.filter((group) => group.kind === kind).map((group) => ({ file, group })),
    )
    const [one] = found
    if (one === undefined) return []
    const rows = found.flatMap(({ file, group }) => group.shown.map((repair) => ({ file, repair })))
    const count = found.reduce((sum, { group }) => sum + group.count, 0)
    return [{ kind, needed: one.group.needed, count, rows: rows.slice(0, most), files: found.length }]
  })
}

function KindOfRepairs(props: {
  readonly kind: Kind
  readonly named: boolean
  readonly wanted: boolean
  readonly onToggle: () => void
}) {
  const { t } = useTranslation('app')
  const { kind, needed, count, rows } = props.kind
  const about = useId()
  const label = t(`repairs.kind.${kind}`)
  return (
    <section className={styles.kind} data-kind={kind}>
      <label className={styles.head}>
        <input type="checkbox" checked={props.wanted} onChange={props.onToggle} aria-describedby={about} />
        <span className={styles.name}>{label}</span>
        <span className={styles.count}>{t('repairs.places', { count })}</span>
      </label>
      <p id={about} className={styles.about}>
        {t(`repairs.kindAbout.${kind}`)} {t(needed ? 'repairs.needed' : 'repairs.offered')}
      </p>
      {/* A stretch that scrolls must be reached by key. */}
      <ol className={styles.rows} tabIndex={0} aria-label={label}>
        {rows.map(({ file, repair }, index) => (
          <li key={index} className={styles.row}>
            <span className={styles.place}>
              {props.named && <>{file} </>}
              {t('repairs.line', { line: repair.at.line, column: repair.at.column })}
            </span>
            <code className={styles.change}>
              {repair.before}
              {repair.was !== '' && <del>{repair.was}</del>}
              {repair.text !== '' && <ins>{repair.text}</ins>}
              {repair.after}
            </code>
          </li>
        ))}
        {count > rows.length && <li className={styles.more}>{t('repairs.more', { count: count - rows.length })}</li>}
      </ol>
    </section>
  )
}
