import { useId, type ComponentProps } from 'react'
import { classes } from './classes'
import styles from './TextField.module.css'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The label is read aloud, but not shown. */
  readonly hideLabel?: boolean
  readonly hint?: string | undefined
  /** What is wrong with the value, as a sentence. */
  readonly error?: string | undefined
}

/** What a text field takes beside what every HTML input takes. */
export type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'onChange' | 'value'>

/** A line of text with its label, hint and error. */
export function TextField({ label, value, onChange, hideLabel, hint, error, className, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <Field {...{ id, label, hideLabel, hint, error, className }}>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        id={id}
        className={styles.input}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined && hint === undefined ? undefined : `${id}-about`}
        onChange={(event) => {
          onChange(event.currentTarget.value)
        }}
      />
    </Field>
  )
}

/** What a text area takes beside what every HTML textarea takes. */
export type TextAreaProps = FieldProps & Omit<ComponentProps<'textarea'>, 'onChange' | 'value'>

/** Several lines of text with their label, hint and error. */
export function TextArea({ label, value, onChange, hideLabel, hint, error, className, ...rest }: TextAreaProps) {
  const id = useId()
  return (
    <Field {...{ id, label, hideLabel, hint, error, className }}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        className={classes(styles.input, styles.area)}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined && hint === undefined ? undefined : `${id}-about`}
        onChange={(event) => {
          onChange(event.currentTarget.value)
        }}
      />
    </Field>
  )
}

function Field(
  props: Pick<ComponentProps<'div'>, 'className' | 'children'> & {
    readonly id: string
    readonly label: string
    readonly hideLabel: boolean | undefined
    readonly hint: string | undefined
    readonly error: string | undefined
  },
) {
  const about = props.error ?? props.hint
  return (
    <div className={classes(styles.field, props.className)}>
      <label className={props.hideLabel === true ? styles.hidden : styles.label} htmlFor={props.id}>
        {props.label}
      </label>
      {props.children}
      {about !== undefined && (
        <span id={`${props.id}-about`} className={props.error === undefined ? styles.hint : styles.error}>
          {about}
        </span>
      )}
    </div>
  )
}
