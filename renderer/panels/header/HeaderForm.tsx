import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../shared/register/entry'
import type { PlainField } from '../../../shared/register/header-from-text'
import type { HeaderFields } from '../../../shared/tei/header'
import { Combobox } from '../../ui/Combobox'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { TextArea, TextField } from '../../ui/TextField'
import { fieldProblem } from './field-problem'
import styles from './HeaderForm.module.css'
import { fieldChoices, isList, longFields, type FieldGroup, type FieldName } from './header-groups'
import { HeaderList } from './HeaderList'
import { offerWords } from './offer-words'
import { entriesFor, pointerTo, shownPointer } from './register-pointers'

/** What a form of header fields works on. */
export interface HeaderFormProps {
  readonly label: string
  readonly groups: readonly FieldGroup[]
  readonly fields: Partial<HeaderFields>
  readonly readOnly: boolean
  /** Fields that the person changed. */
  readonly onChange: (fields: Partial<HeaderFields>) => void
  /** What the text says, offered where the header does not say it. */
  readonly offers?: readonly PlainField[]
  /** The register, whose persons and places can be pointed at. */
  readonly entries?: () => readonly Entry[]
}

/** The fields of a header in groups. */
export function HeaderForm(props: HeaderFormProps) {
  const { t } = useTranslation('header')
  return (
    <form
      className={styles.form}
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault()
      }}
    >
      {props.groups.map(({ name, fields }) => (
        <section key={name} className={styles.group} aria-label={t(`group.${name}`)}>
          <h3 className={styles.title}>{t(`group.${name}`)}</h3>
          {fields.map((field) => (
            <Field key={field} {...props} name={field} />
          ))}
        </section>
      ))}
    </form>
  )
}

function Field(props: HeaderFormProps & { readonly name: FieldName }) {
  const { name, fields, offers = [] } = props
  const offer = offers.find((one) => one.name === name)
  const isSaid = JSON.stringify(fields[name]) === JSON.stringify(offer?.value)
  return (
    <>
      <Control {...props} />
      {offer && !isSaid && !props.readOnly && (
        <Offer
          offer={offer}
          onTake={() => {
            props.onChange({ [name]: offer.value })
          }}
        />
      )}
    </>
  )
}

function Offer({ offer, onTake }: { readonly offer: PlainField; readonly onTake: () => void }) {
  const { t } = useTranslation('header')
  return (
    <div className={styles.offer}>
      <Button variant="quiet" onClick={onTake}>
        {t('offer', { value: offerWords(offer.value) })}
      </Button>
      <span className={styles.why}>{t(`offerWhy.${offer.where}`, { words: offer.words })}</span>
    </div>
  )
}

function Control(props: HeaderFormProps & { readonly name: FieldName }) {
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
function WordsField(
  props: HeaderFormProps & { readonly name: Exclude<FieldName, 'authors' | 'editors' | 'languages' | 'revisions'> },
) {
  const { t } = useTranslation('header')
  const { name, fields, readOnly, onChange, offers = [] } = props
  const [draft, setDraft] = useState<string | null>(null)
  const value = draft ?? fields[name] ?? ''
  const problem = fieldProblem(name === 'when' ? 'when' : name === 'licenceTarget' ? 'address' : 'text', value)
  const offer = offers.find((one) => one.name === name)
  const common = {
    label: t(`field.${name}`),
    value,
    readOnly,
    error: problem === null ? undefined : t(`problem.${problem}`),
    hint:
      offer && value === '' && !readOnly
        ? t('offer-hint', { value: offerWords(offer.value) })
        : name === 'when'
          ? t('when-hint')
          : undefined,
    onChange: (said: string) => {
      setDraft(said)
      onChange({ [name]: said })
    },
    onBlur: () => {
      setDraft(null)
    },
  }
  if (longFields.has(name)) return <TextArea {...common} rows={2} />
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

function PointerField(props: HeaderFormProps & { readonly name: 'senderRef' | 'recipientRef' | 'placeRef' }) {
  const { t } = useTranslation('header')
  const { name, fields, readOnly, onChange } = props
  const entries = () => entriesFor(name, props.entries?.() ?? [])
  const of = name === 'senderRef' ? 'sender' : name === 'recipientRef' ? 'recipient' : 'place'
  return (
    <div>
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
