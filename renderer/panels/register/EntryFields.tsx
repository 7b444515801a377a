import { useTranslation } from 'react-i18next'
import type { EntryKind } from '../../../shared/edition'
import { readCoordinates, writeCoordinates } from '../../../shared/register/coordinates'
import { entryKinds, type Entry, type Identifier } from '../../../shared/register/entry'
import { messageOf } from '../../app/i18n'
import { Select } from '../../ui/Select'
import { DraftField } from './DraftField'
import { flawOfDate, flawOfDates, flawOfXmlId, type EntryFlaw } from './entry-flaws'
import styles from './EntryForm.module.css'
import { IdentifiersField } from './IdentifiersField'
import { ListField } from './ListField'

interface EntryFieldsProps {
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly readOnly: boolean
  readonly sharedWith: (identifier: Identifier) => string | null
  readonly onChange: (facts: Partial<Entry>) => void
  readonly onUndo: (redo: boolean) => void
}

/** The facts of an entry that are one line of text each. */
type Line = 'surname' | 'forename' | 'born' | 'died' | 'type' | 'expansion' | 'description' | 'notes'

/** Which of them apply to a kind; others are shown only where they say something. */
const lines: Readonly<Record<EntryKind, readonly Line[]>> = {
  person: ['surname', 'forename', 'born', 'died'],
  place: ['type'],
  organisation: ['type', 'born', 'died'],
  term: ['expansion'],
}

/** The fields of an entry. What does not apply to its kind is shown only where it says something. */
export function EntryFields(props: EntryFieldsProps) {
  const { t } = useTranslation('register')
  const { entry, readOnly, onChange, onUndo } = props
  const has = (line: Line) => lines[entry.kind].includes(line) || entry[line] !== ''
  const said = (flaw: EntryFlaw | null) => flaw && messageOf(`flaws.${flaw.code}`, flaw.values)
  const line = (name: Line, check: (value: string) => EntryFlaw | null = () => null, hint?: string) =>
    has(name) && <LineField {...props} name={name} hint={hint} check={(value) => said(check(value))} />
  const organisation = entry.kind === 'organisation'
  return (
    <>
      <DraftField
        label={t('fields.name')}
        value={entry.name}
        readOnly={readOnly}
        onCommit={(name) => {
          if (name === '') return said({ code: 'name', values: {} })
          onChange({ name })
          return null
        }}
        onUndo={onUndo}
      />
      {!readOnly && (
        <Select
          label={t('fields.kind')}
          value={entry.kind}
          options={entryKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          onChange={(kind) => {
            onChange({ kind })
          }}
        />
      )}
      <div className={styles.pair}>
        {line('surname')}
        {line('forename')}
      </div>
      <ListField
        label={t(entry.kind === 'term' ? 'fields.abbreviations' : 'fields.variants')}
        add={t('addVariant')}
        values={entry.variants}
        onChange={(variants) => {
          onChange({ variants })
        }}
        {...{ onUndo, readOnly }}
      />
      {line('expansion')}
      {(entry.kind === 'person' || entry.roles.length > 0) && (
        <ListField
          label={t('fields.roles')}
          add={t('addRole')}
          values={entry.roles}
          onChange={(roles) => {
            onChange({ roles })
          }}
          {...{ onUndo, readOnly }}
        />
      )}
      {line('type', undefined, t(organisation ? 'hints.typeOfOrganisation' : 'hints.type'))}
      <div className={styles.pair}>
        {line('born', (born) => flawOfDate(born) ?? flawOfDates(born, entry.died))}
        {line('died', (died) => flawOfDate(died) ?? flawOfDates(entry.born, died))}
      </div>
      {(entry.kind === 'place' || entry.coordinates !== null) && <CoordinatesField {...props} />}
      <LineField {...props} name="description" lines={3} />
      <IdentifiersField
        identifiers={entry.identifiers}
        sharedWith={props.sharedWith}
        onChange={(identifiers) => {
          onChange({ identifiers })
        }}
        {...{ onUndo, readOnly }}
      />
      <LineField {...props} name="notes" lines={2} hint={t('hints.notes')} />
      <DraftField
        label={t('fields.xmlId')}
        value={entry.xmlId}
        readOnly={readOnly}
        hint={t('hints.xmlId')}
        onCommit={(xmlId) => {
          const flaw = flawOfXmlId(xmlId, entry, props.entries)
          if (flaw === null) onChange({ xmlId })
          return said(flaw)
        }}
        onUndo={onUndo}
      />
    </>
  )
}

function LineField(
  props: EntryFieldsProps & {
    readonly name: Line
    readonly lines?: number
    readonly hint?: string | undefined
    readonly check?: (value: string) => string | null
  },
) {
  const { t } = useTranslation('register')
  const { entry, name, onChange } = props
  const dated = entry.kind === 'organisation' && (name === 'born' || name === 'died')
  return (
    <DraftField
      label={dated ? t(`fields.${name}Organisation`) : t(`fields.${name}`)}
      value={entry[name]}
      readOnly={props.readOnly}
      hint={props.hint}
      {...(props.lines === undefined ? {} : { lines: props.lines })}
      onCommit={(value) => {
        const problem = props.check?.(value) ?? null
        if (problem === null) onChange({ [name]: value })
        return problem
      }}
      onUndo={props.onUndo}
    />
  )
}

function CoordinatesField({ entry, readOnly, onChange, onUndo }: EntryFieldsProps) {
  const { t } = useTranslation('register')
  return (
    <DraftField
      label={t('fields.coordinates')}
      value={entry.coordinates === null ? '' : writeCoordinates(entry.coordinates)}
      readOnly={readOnly}
      hint={t('hints.coordinates')}
      onCommit={(value) => {
        const coordinates = value === '' ? null : readCoordinates(value)
        if (coordinates === null && value !== '') return t('flaws.coordinates')
        onChange({ coordinates })
        return null
      }}
      onUndo={onUndo}
    />
  )
}
