import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { entryKinds, type Entry } from '../../../../shared/register/entry'
import { Choice } from '../../../ui/Choice'
import { classes } from '../../../ui/classes'
import { IconButton } from '../../../ui/IconButton'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { entriesNamed, forTarget, putForm, withForm, type OccurrenceSearch, type SoughtForm } from './occurrence-search'
import styles from './OccurrencesDialog.module.css'

/** Stand for the entry that is to be made, and for none yet. */
const made = 'new'
const undecided = ''

/** What is looked for, where, and as what it is tagged. */
export function OccurrenceOptions(props: {
  readonly search: OccurrenceSearch
  readonly entries: readonly Entry[]
  /** Whether a text is open that can be looked at alone. */
  readonly hasText: boolean
  readonly onChange: (search: OccurrenceSearch) => void
}) {
  const { t } = useTranslation('tagging')
  const { search, entries, onChange } = props
  return (
    <div className={styles.options}>
      <div className={styles.line}>
        <EntryChoice {...{ search, entries, onChange }} />
        {search.target.kind === 'new' && (
          <Choice
            label={t('occurrences.kind')}
            value={search.kind}
            options={entryKinds.map((kind) => ({ value: kind, label: t(`occurrences.kinds.${kind}`) }))}
            onChange={(kind) => {
              onChange(forTarget(search, search.target, kind, entries))
            }}
          />
        )}
        {props.hasText && (
          <Choice
            label={t('occurrences.scope')}
            value={search.scope}
            options={[
              { value: 'text', label: t('occurrences.scopeText') },
              { value: 'edition', label: t('occurrences.scopeEdition') },
            ]}
            onChange={(scope) => {
              onChange({ ...search, scope })
            }}
          />
        )}
        {(['wholeWords', 'foldCase', 'foldAccents'] as const).map((option) => (
          <label key={option} className={styles.check}>
            <input
              type="checkbox"
              checked={search[option]}
              onChange={(event) => {
                onChange({ ...search, [option]: event.currentTarget.checked })
              }}
            />
            {t(`occurrences.${option}`)}
          </label>
        ))}
      </div>
      <div role="group" aria-label={t('occurrences.forms')} className={styles.line}>
        {search.forms.map((form) => (
          <FormTick
            key={form.text}
            form={form}
            onPut={(on) => {
              onChange(putForm(search, form.text, on))
            }}
          />
        ))}
        <FormAdder
          onAdd={(form) => {
            onChange(withForm(search, form))
          }}
        />
      </div>
    </div>
  )
}

/** The entry that is linked: one that has this name, or a new one. */
function EntryChoice(props: {
  readonly search: OccurrenceSearch
  readonly entries: readonly Entry[]
  readonly onChange: (search: OccurrenceSearch) => void
}) {
  const { t } = useTranslation('tagging')
  const { search, entries, onChange } = props
  const [named] = useState(() => {
    const found = entriesNamed(search.words, entries)
    const { target } = search
    return target.kind !== 'entry' || found.some(({ id }) => id === target.entry.id) ? found : [target.entry, ...found]
  })
  const options = [
    ...(search.target.kind === 'undecided'
      ? [{ value: undecided, label: t('occurrences.whichEntry', { count: named.length }) }]
      : []),
    ...named.map(({ id, name, description }) => ({
      value: id,
      label: description === '' ? name : `${name}, ${description}`.slice(0, 80),
    })),
    { value: made, label: t('occurrences.madeEntry', { name: search.words }) },
  ]
  return (
    <div className={styles.entry}>
      <Select
        label={t('occurrences.entry')}
        value={
          search.target.kind === 'entry' ? search.target.entry.id : search.target.kind === 'new' ? made : undecided
        }
        options={options}
        onChange={(id) => {
          const entry = named.find((one) => one.id === id)
          onChange(forTarget(search, entry ? { kind: 'entry', entry } : { kind: 'new' }, search.kind, entries))
        }}
      />
    </div>
  )
}

function FormTick({ form, onPut }: { readonly form: SoughtForm; readonly onPut: (on: boolean) => void }) {
  const { t } = useTranslation('tagging')
  const shared = form.shared === null ? undefined : t('occurrences.shared', { name: form.shared })
  return (
    <button
      type="button"
      className={classes(styles.form, form.on && styles.on)}
      aria-pressed={form.on}
      title={shared}
      onClick={() => {
        onPut(!form.on)
      }}
    >
      {form.on && <Check aria-hidden />}
      {form.text}
      {shared !== undefined && <span className={styles.shared}>{shared}</span>}
    </button>
  )
}

function FormAdder({ onAdd }: { readonly onAdd: (form: string) => void }) {
  const { t } = useTranslation('tagging')
  const [typed, type] = useState('')
  const add = () => {
    onAdd(typed)
    type('')
  }
  return (
    <div className={styles.adder}>
      <TextField
        label={t('occurrences.addForm')}
        hideLabel
        placeholder={t('occurrences.addForm')}
        value={typed}
        onChange={type}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          add()
        }}
      />
      <IconButton label={t('occurrences.addForm')} icon={Plus} disabled={typed.trim() === ''} onClick={add} />
    </div>
  )
}
