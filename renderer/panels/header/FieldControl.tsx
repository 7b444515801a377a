import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeaderFields } from '../../../shared/tei/header'
import { foldSpace } from '../../../shared/tei/header/header-fields'
import { Combobox } from '../../ui/Combobox'
import { Select } from '../../ui/Select'
import { TextArea, TextField } from '../../ui/TextField'
import { fieldProblem } from './field-problem'
import type { HeaderFormProps } from './HeaderForm'
import styles from './HeaderForm.module.css'
import { fieldChoices, isList, longFields, type FieldName, type ListName } from './header-groups'
import { HeaderList } from './HeaderList'
import { offerWords } from './offer-words'
import { entriesFor, pointerTo, shownPointer } from './register-pointers'

/** A field of a form of header fields. */
export interface FieldProps extends HeaderFormProps {
  readonly name: FieldName
  readonly isFirst: boolean
}

/** What a field of a header is typed or chosen in. */
export function FieldControl(props: FieldProps) {
  const { t } = useTranslation('header')
  const { name, fields, readOnly, onChange } = props
  if (isList(name))
    return (
      <HeaderList
        {...{ name, readOnly }}
        items={fields[name] ?? []}
        onChange={(items) => {
          onChange({ [name]: items })
        }}
      />
    )
  if (name === 'senderRef' || name === 'recipientRef' || name === 'placeRef')
    return <PointerField {...props} name={name} />
  if (name === 'access' || name === 'status') {
    const value = fields[name] ?? ''
    const known: readonly string[] = fieldChoices[name]
    const word = (one: string) => (known.includes(one) ? t(`${name}.${one as 'none'}`) : one)
    const values = ['', ...known, ...(value === '' || known.includes(value) ? [] : [value])]
    return readOnly ? (
      <TextField
        label={t(`field.${name}`)}
        value={value === '' ? t(`${name}.none`) : word(value)}
        readOnly
        onChange={() => undefined}
      />
    ) : (
      <Select
        label={t(`field.${name}`)}
        value={value}
        options={values.map((one) => ({ value: one, label: one === '' ? t(`${name}.none`) : word(one) }))}
        onChange={(said) => {
          onChange({ [name]: said })
        }}
      />
    )
  }
  return <WordsField {...props} name={name} />
}

/** A field of words; its own white space is kept until it is left. */
function WordsField(props: FieldProps & { readonly name: Exclude<FieldName, ListName> }) {
  const { t } = useTranslation('header')
  const { name, fields, readOnly, onChange, offers = [] } = props
  const [draft, setDraft] = useState<string | null>(null)
  const said = fields[name] ?? ''
  // What was taken back since is no draft any more.
  const value = draft !== null && foldSpace(draft) === foldSpace(said) ? draft : said
  const problem = fieldProblem(name === 'when' ? 'when' : name === 'licenceTarget' ? 'address' : 'text', value)
  const offer = offers.find((one) => one.name === name)
  const hint = readOnly ? null : hintOf(name, fields, value === '' && offer !== undefined)
  const common = {
    label: t(`field.${name}`),
    value,
    readOnly,
    error: problem === null ? undefined : t(`problem.${problem}`),
    autoFocus: props.isFirst && props.focusFirst === true,
    hint: hint === null ? undefined : t(hint, { value: offer === undefined ? '' : offerWords(offer.value) }),
    onChange: (typed: string) => {
      setDraft(typed)
      onChange({ [name]: typed })
    },
    onBlur: () => {
      setDraft(null)
    },
  }
  if (longFields.has(name)) return <TextArea {...common} className={styles.long} rows={2} />
  return (
    <TextField
      {...common}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || !offer || value !== '' || readOnly) return
        event.preventDefault()
        onChange({ [name]: offer.value })
      }}
    />
  )
}

/** What is said below a field, by its key. */
function hintOf(name: FieldName, fields: Partial<HeaderFields>, isOffered: boolean) {
  if (isOffered) return 'offer-hint'
  if (name === 'when') return 'when-hint'
  // A shelf mark alone does not say whose it is: TEI does not take it (TEI P5, 10.4).
  const isHomeless = (fields.shelfMark ?? '') !== '' && (fields.settlement ?? '') + (fields.repository ?? '') === ''
  return name === 'shelfMark' && isHomeless ? 'shelfMark-hint' : null
}

function PointerField(props: HeaderFormProps & { readonly name: 'senderRef' | 'recipientRef' | 'placeRef' }) {
  const { t } = useTranslation('header')
  const { name, fields, readOnly, onChange } = props
  const entries = () => entriesFor(name, props.entries?.() ?? [])
  const of = name === 'senderRef' ? 'sender' : name === 'recipientRef' ? 'recipient' : 'place'
  return (
    <div className={styles.pointer}>
      <span className={styles.pointerLabel} aria-hidden>
        {t(`field.${name}`)}
      </span>
      <Combobox
        label={t(`field.${name}`)}
        value={shownPointer(fields[name] ?? '', entries())}
        options={() => entries().map((entry) => ({ value: entry.name, hint: `#${entry.xmlId}` }))}
        readOnly={readOnly}
        onCommit={(said) => {
          const entry = entries().find((one) => one.name === said.trim())
          if (entry === undefined) onChange({ [name]: said.trim() })
          else onChange({ [name]: pointerTo(entry), ...((fields[of] ?? '') === '' && { [of]: entry.name }) })
          return null
        }}
      />
    </div>
  )
}
