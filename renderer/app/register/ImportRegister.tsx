import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryKind } from '../../../shared/edition'
import { entryKinds } from '../../../shared/register/entry'
import type { RegisterFile } from '../../../shared/register/register-file'
import { columnUses, type ColumnUse, type GuessedTable } from '../../../shared/register/table-columns'
import { entriesInTable, importEntries, type EntryRead, type WhereKnown } from '../../../shared/register/table-import'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import styles from './ImportRegister.module.css'
import { importRegister } from './register-files'

/** How many rows are shown of what a file holds. */
const ROWS = 8

const whereKnown = ['fill', 'replace', 'leave'] as const satisfies readonly WhereKnown[]

/** Shows what a file holds and what would become of the register, and asks what each column of a table is. */
export function ImportRegister(props: {
  readonly session: Session
  readonly name: string
  readonly file: RegisterFile
  readonly onClose: () => void
  readonly then: (act: () => void) => void
}) {
  const { t } = useTranslation('register')
  const { session, file } = props
  const { entries } = useSource(session.register.now)
  const [uses, setUses] = useState<readonly ColumnUse[]>(file.kind === 'table' ? file.table.uses : [])
  const [kind, setKind] = useState<EntryKind>('person')
  const [where, setWhere] = useState<WhereKnown>('fill')
  const read = useMemo(
    () => (file.kind === 'tei' ? file.entries : entriesInTable(file.table, uses, kind)),
    [file, uses, kind],
  )
  const plan = useMemo(() => importEntries(read, entries, where, () => crypto.randomUUID()), [read, entries, where])
  const { added, changed, left } = plan
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('import.title', { name: props.name })}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            autoFocus
            disabled={plan.changes.length === 0}
            onClick={() => {
              props.then(() => void importRegister(session, plan))
            }}
          >
            {t('import.button')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p role="status" className={styles.about}>
          {read.length === 0 ? t('import.nothing') : t('import.about', { count: read.length, added, changed, left })}
        </p>
        <div className={styles.choices}>
          {file.kind === 'table' && (
            <Select
              label={t('import.kind')}
              value={kind}
              options={entryKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              onChange={setKind}
            />
          )}
          <Select
            label={t('import.where')}
            value={where}
            options={whereKnown.map((value) => ({ value, label: t(`import.${value}`) }))}
            onChange={setWhere}
          />
        </div>
        {file.kind === 'table' ? (
          <Columns table={file.table} uses={uses} onUses={setUses} />
        ) : (
          <Entries entries={read} />
        )}
      </div>
    </Dialog>
  )
}

function Columns({
  table,
  uses,
  onUses,
}: {
  readonly table: GuessedTable
  readonly uses: readonly ColumnUse[]
  readonly onUses: (uses: readonly ColumnUse[]) => void
}) {
  const { t } = useTranslation('register')
  const options = [
    { value: '', label: t('import.out') },
    ...columnUses.map((value) => ({ value, label: t(`import.uses.${value}`) })),
  ] as const
  const choose = (column: number, value: string) => {
    const use = columnUses.find((one) => one === value) ?? null
    // One column gives one fact; of identifiers there may be several columns.
    const single = use !== null && use !== 'identifiers'
    onUses(uses.map((other, index) => (index === column ? use : single && other === use ? null : other)))
  }
  const more = table.rows.length - ROWS
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('import.columns')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {uses.map((use, index) => {
              const name = table.head[index] ?? ''
              const label = name === '' ? t('import.column', { number: index + 1 }) : t('import.columnNamed', { name })
              return (
                <th key={index} scope="col" data-out={use === null ? '' : undefined}>
                  <Select
                    label={label}
                    value={use ?? ''}
                    options={options}
                    onChange={(value) => {
                      choose(index, value)
                    }}
                  />
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, ROWS).map((row, line) => (
            <tr key={line}>
              {uses.map((use, index) => (
                <td key={index} data-out={use === null ? '' : undefined}>
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles.about}>{t('import.more', { count: more })}</p>}
    </div>
  )
}

function Entries({ entries }: { readonly entries: readonly EntryRead[] }) {
  const { t } = useTranslation('register')
  const more = entries.length - ROWS
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('list')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['kind', 'name', 'roles', 'expansion', 'xmlId'] as const).map((field) => (
              <th key={field} scope="col">
                {t(`fields.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, ROWS).map(({ facts, xmlIds }, line) => (
            <tr key={line}>
              <td>{t(`kinds.${facts.kind}`)}</td>
              <td>{facts.name}</td>
              <td>{facts.roles.join('; ')}</td>
              <td>{facts.expansion}</td>
              <td>{xmlIds[0]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles.about}>{t('import.more', { count: more })}</p>}
    </div>
  )
}
