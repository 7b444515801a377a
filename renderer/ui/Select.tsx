import { useId } from 'react'
import styles from './TextField.module.css'

/** One choice out of several, with the platform's own list. */
export function Select<V extends string>(props: {
  readonly label: string
  readonly hideLabel?: boolean
  readonly autoFocus?: boolean
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={props.hideLabel === true ? styles.hidden : styles.label} htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className={styles.input}
        value={props.value}
        autoFocus={props.autoFocus}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.currentTarget.value)
          if (chosen !== undefined) props.onChange(chosen.value)
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
