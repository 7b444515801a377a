import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../shared/register/entry'
import type { PlainField } from '../../../shared/register/header-from-text'
import type { HeaderFields } from '../../../shared/tei/header'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import styles from './HeaderForm.module.css'
import { FieldControl, type FieldProps } from './FieldControl'
import type { FieldGroup, FieldName } from './header-groups'
import { offerWords } from './offer-words'

/** What is offered for a field, and from where: what the text says, or the name of the edition. */
export interface OfferedField {
  readonly name: FieldName
  readonly value: HeaderFields[FieldName]
  readonly where: PlainField['where'] | 'name'
  readonly words: string
}

/** What a form of header fields works on. */
export interface HeaderFormProps {
  readonly label: string
  readonly groups: readonly FieldGroup[]
  readonly fields: Partial<HeaderFields>
  readonly readOnly: boolean
  /** Fields that the person changed. */
  readonly onChange: (fields: Partial<HeaderFields>) => void
  /** Offered where the header does not say it. */
  readonly offers?: readonly OfferedField[]
  /** Takes the last change back, or does it again; left out, each field undoes by itself. */
  readonly onTurn?: (turn: 'undo' | 'redo') => void
  /** Whether fields stand beside each other where there is room. */
  readonly columns?: boolean
  /** Whether the first field takes the focus. */
  readonly focusFirst?: boolean
  /** The register, whose persons and places can be pointed at. */
  readonly entries?: () => readonly Entry[]
}

/** The fields of a header in groups. */
export function HeaderForm(props: HeaderFormProps) {
  const { t } = useTranslation('header')
  return (
    <form
      className={classes(styles.form, props.columns === true && styles.columns)}
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault()
      }}
      onKeyDown={(event) => {
        const turn = turnOf(event)
        if (turn === null || props.onTurn === undefined) return
        event.preventDefault()
        props.onTurn(turn)
      }}
    >
      {props.groups.map(({ name, fields }) => (
        <section key={name} className={styles.group} aria-label={t(`group.${name}`)}>
          <h3 className={styles.title}>{t(`group.${name}`)}</h3>
          {fields.map((field) => (
            <Field key={field} {...props} name={field} isFirst={field === props.groups[0]?.fields[0]} />
          ))}
        </section>
      ))}
    </form>
  )
}

/** What a key takes back or does again, as in a text; `null` for all others. */
function turnOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : null
}

function Field(props: FieldProps) {
  const { name, fields, offers = [] } = props
  const offer = offers.find((one) => one.name === name)
  const isSaid = JSON.stringify(fields[name]) === JSON.stringify(offer?.value)
  return (
    <>
      <FieldControl {...props} />
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

function Offer({ offer, onTake }: { readonly offer: OfferedField; readonly onTake: () => void }) {
  const { t } = useTranslation('header')
  return (
    <div className={styles.offer}>
      <Button
        variant="quiet"
        onClick={({ currentTarget }) => {
          // The button goes with the offer: the focus goes to the field.
          const field = currentTarget.parentElement?.previousElementSibling
          field?.querySelector<HTMLElement>('input, textarea, button')?.focus()
          onTake()
        }}
      >
        {t('offer', { value: offerWords(offer.value) })}
      </Button>
      <span className={styles.why}>{t(`offerWhy.${offer.where}`, { words: offer.words })}</span>
    </div>
  )
}
