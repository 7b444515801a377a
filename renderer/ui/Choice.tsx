import { ToggleGroup } from 'radix-ui'
import styles from './Choice.module.css'

/** One choice out of a few, all in sight. */
export function Choice<V extends string>(props: {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}) {
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.choice}
      aria-label={props.label}
      value={props.value}
      onValueChange={(value) => {
        const option = props.options.find((one) => one.value === value)
        if (option !== undefined) props.onChange(option.value)
      }}
    >
      {props.options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} className={styles.option}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
