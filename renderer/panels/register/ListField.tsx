import { useId, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftField } from './DraftField'
import styles from './EntryForm.module.css'

/** Several values, one in each line: Enter goes on to the next, an emptied one is removed, Alt and an arrow key move one. */
export function ListField(props: {
  readonly label: string
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly onUndo: (redo: boolean) => void
  readonly readOnly: boolean
  /** Stands in the line that adds one. */
  readonly add: string
}) {
  const { t } = useTranslation('register')
  const { values, onChange, readOnly } = props
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const focus = (index: number) => {
    place.current?.querySelectorAll('input')[index]?.focus()
  }
  const put = (index: number, value: string): string | null => {
    const next = value === '' ? values.toSpliced(index, 1) : values.toSpliced(index, 1, ...linesOf(value))
    onChange([...new Set(next)])
    return null
  }
  const press = (index: number, event: KeyboardEvent, typed: string) => {
    const to = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : null
    const moved = values[index]
    if (event.key === 'Backspace' && typed === '' && index > 0) focus(index - 1)
    else if (to === null) return
    else if (!event.altKey) focus(to)
    else if (moved !== undefined && to >= 0 && to < values.length && !readOnly) {
      onChange(values.toSpliced(index, 1).toSpliced(to, 0, moved))
      focus(to)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={place} role="group" aria-labelledby={id} className={styles.list}>
      <span id={id} className={styles.label}>
        {props.label}
      </span>
      {values.map((value, index) => (
        <DraftField
          // Equal values never stand twice, and the focus stays where one is changed.
          key={index}
          label={t('numbered', { label: props.label, number: index + 1 })}
          hideLabel
          value={value}
          readOnly={readOnly}
          onCommit={(typed) => put(index, typed)}
          onUndo={props.onUndo}
          onKey={(event, typed) => {
            press(index, event, typed)
          }}
          onEnter={() => {
            focus(index + 1)
          }}
        />
      ))}
      {!readOnly && (
        <DraftField
          label={props.add}
          hideLabel
          adding
          placeholder={props.add}
          value=""
          onCommit={(typed) => put(values.length, typed)}
          onUndo={props.onUndo}
          onKey={(event, typed) => {
            press(values.length, event, typed)
          }}
        />
      )}
    </div>
  )
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
