import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFile, BackupPlace, Problem } from '../../shared/host'
import { sizeLabel } from '../ui/sizes'
import { Button } from '../ui/Button'
import { whenLabel } from '../ui/when'
import { problemText } from '../app/i18n'
import { copiesByDay, copiesByEdition, type EditionCopies } from './copy-groups'
import styles from './Recovery.module.css'
import { RecoverySection } from './Recovery'

/** Which second copies there are. */
export type CopiesFound =
  | { readonly kind: 'reading' }
  /** This host keeps none. */
  | { readonly kind: 'none' }
  /** `folder`: where they should be; `null` where that is not known. */
  | { readonly kind: 'failed'; readonly folder: string | null; readonly problem: Problem }
  | { readonly kind: 'found'; readonly place: BackupPlace; readonly files: readonly BackupFile[] }

/** All second copies, by edition and day, and a way to open one that lies elsewhere. */
export function RecoveryCopies(props: {
  readonly copies: CopiesFound
  /** The editions of the library by id; `null` where it cannot be read. */
  readonly library: ReadonlyMap<string, string> | null
  readonly onCopy: (file: BackupFile) => void
  readonly onOpenFile: () => void
  /** Lets the person say where the copies are. */
  readonly onChooseFolder: () => void
  readonly onLookAgain: () => void
  /** Restores copies whole; `null` where there is no library to restore into, or one that is not empty. */
  readonly onRestoreAll: ((files: readonly BackupFile[]) => void) | null
}) {
  const { t } = useTranslation('recovery')
  const { copies, library, onRestoreAll } = props
  const groups = copies.kind === 'found' ? copiesByEdition(copies.files) : []
  const latest = groups.flatMap(({ edition, files }) => (edition === '' ? [] : files.slice(0, 1)))
  return (
    <RecoverySection
      title={t('section.copies')}
      about={<AboutCopies copies={copies} />}
      action={
        <div className={styles.buttons}>
          {copies.kind === 'failed' && <Button onClick={props.onLookAgain}>{t('list.again')}</Button>}
          {(copies.kind === 'failed' || (copies.kind === 'found' && groups.length === 0)) && (
            <Button onClick={props.onChooseFolder}>{t('copies.choose')}</Button>
          )}
          <Button onClick={props.onOpenFile}>{t('list.openFile')}</Button>
          {onRestoreAll !== null && latest.length > 0 && (
            <Button
              variant="primary"
              onClick={() => {
                onRestoreAll(latest)
              }}
            >
              {t('list.restoreAll', { count: latest.length })}
            </Button>
          )}
        </div>
      }
    >
      {groups.length > 0 && (
        <ul className={styles.list}>
          {groups.map((group) => (
            <EditionLine key={group.edition} group={group} library={library} onCopy={props.onCopy} />
          ))}
        </ul>
      )}
    </RecoverySection>
  )
}

function AboutCopies({ copies }: { readonly copies: CopiesFound }) {
  const { t } = useTranslation('recovery')
  if (copies.kind === 'reading') return <p role="status">{t('list.reading')}</p>
  if (copies.kind === 'none') return <p>{t('list.none')}</p>
  if (copies.kind === 'failed')
    return (
      <p role="alert">
        {copies.folder === null ? problemText(copies.problem) : t('list.unreachable', { folder: copies.folder })}
      </p>
    )
  const { place, files } = copies
  return (
    <>
      <p>{t(files.length === 0 ? 'list.empty' : 'list.folder', { folder: place.folder })}</p>
      {place.problem !== null && <p role="alert">{problemText(place.problem)}</p>}
    </>
  )
}

function EditionLine(props: {
  readonly group: EditionCopies
  readonly library: ReadonlyMap<string, string> | null
  readonly onCopy: (file: BackupFile) => void
}) {
  const { t, i18n } = useTranslation('recovery')
  const [now] = useState(() => Date.now())
  const { group, library } = props
  const [latest] = group.files
  if (latest === undefined) return null
  const name = library?.get(group.edition) ?? (latest.editionName || t('list.unknown'))
  const when = whenLabel(latest.at, now, i18n.language)
  const isMissing = library !== null && library.size > 0 && !library.has(group.edition)
  return (
    <li className={styles.line} data-copies={group.edition}>
      <span className={styles.name}>{name}</span>
      <span className={styles.facts}>
        {group.files.length === 1
          ? t('list.only', { when })
          : `${t('list.all', { count: group.files.length })}, ${t('list.lastOf', { when })}`}
        {isMissing && <strong className={styles.warn}> · {t('list.notHere')}</strong>}
      </span>
      <Button
        aria-label={t('list.look', { name, when })}
        onClick={() => {
          props.onCopy(latest)
        }}
      >
        {t('aside.look')}
      </Button>
      {group.files.length > 1 && <AllCopies name={name} files={group.files} onCopy={props.onCopy} now={now} />}
    </li>
  )
}

/** Every copy of an edition; drawn only when it is asked for, for there may be many. */
function AllCopies(props: {
  readonly name: string
  readonly files: readonly BackupFile[]
  readonly now: number
  readonly onCopy: (file: BackupFile) => void
}) {
  const { t, i18n } = useTranslation('recovery')
  const [open, setOpen] = useState(false)
  const { name, files, now } = props
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' })
  return (
    <details
      className={styles.copies}
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary>{t('list.all', { count: files.length })}</summary>
      {open && (
        <div className={styles.days}>
          {copiesByDay(files).map(({ day, files: ofDay }, index) => (
            <DayCopies key={index} day={new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(day)}>
              {ofDay.map((file) => (
                <Button
                  key={file.token}
                  variant="quiet"
                  aria-label={t('list.look', { name, when: whenLabel(file.at, now, i18n.language) })}
                  onClick={() => {
                    props.onCopy(file)
                  }}
                >
                  {time.format(file.at)} · {sizeLabel(file.size, i18n.language)}
                </Button>
              ))}
            </DayCopies>
          ))}
        </div>
      )}
    </details>
  )
}

function DayCopies({ day, children }: { readonly day: string; readonly children: React.ReactNode }) {
  return (
    <>
      <h3 className={styles.day}>{day}</h3>
      <div className={styles.times}>{children}</div>
    </>
  )
}
