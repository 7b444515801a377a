import { Popover as Radix } from 'radix-ui'
import { useEffect, useRef, type RefObject } from 'react'
import { classes } from './classes'
import type { ComboboxOption } from './combobox-options'
import styles from './Combobox.module.css'

interface ComboboxListProps {
  readonly id: string
  readonly label: string
  readonly values: readonly ComboboxOption[]
  readonly active: number
  /** The field that it belongs to, which keeps the focus. */
  readonly input: RefObject<HTMLInputElement | null>
  /** The part of the window that it is put in. */
  readonly place: HTMLElement | null
  readonly onChoose: (value: string) => void
}

/** The list under the field of a combobox. Its options have the ids `id-0`, `id-1` and so on, itself `id-list`. */
export function ComboboxList({ id, label, values, active, input, place, onChoose }: ComboboxListProps) {
  return (
    <Radix.Portal container={place}>
      <Radix.Content
        role="presentation"
        className={styles.popup}
        align="start"
        sideOffset={4}
        collisionPadding={8}
        onOpenAutoFocus={(event) => {
          event.preventDefault()
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
        }}
        onInteractOutside={(event) => {
          if (event.target === input.current) event.preventDefault()
        }}
      >
        <ul id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
          {values.map((option, index) => (
            <Option
              key={`${option.group ?? ''} ${option.value}`}
              id={`${id}-${String(index)}`}
              option={option}
              active={index === active}
              divided={index > 0 && option.group !== values[index - 1]?.group}
              onChoose={() => {
                onChoose(option.value)
              }}
            />
          ))}
        </ul>
      </Radix.Content>
    </Radix.Portal>
  )
}

function Option(props: {
  readonly id: string
  readonly option: ComboboxOption
  readonly active: boolean
  readonly divided: boolean
  readonly onChoose: () => void
}) {
  const { value, hint } = props.option
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (props.active) line.current?.scrollIntoView({ block: 'nearest' })
  }, [props.active])
  return (
    <li
      ref={line}
      id={props.id}
      role="option"
      aria-selected={props.active}
      className={classes(styles.option, props.divided && styles.divided)}
      // The field keeps the focus, or it would be left before the choice is taken.
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={props.onChoose}
    >
      <span className={styles.value}>{value}</span>
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </li>
  )
}
