import { Popover as Radix } from 'radix-ui'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { classes } from './classes'
import styles from './Combobox.module.css'
import fieldStyles from './TextField.module.css'

/** A value on offer. */
export interface ComboboxOption {
  readonly value: string
  /** What is said of it, beside it: a gloss, or how often it is used. */
  readonly hint?: string | undefined
  /** Stands behind the others under a line of its own. */
  readonly group?: string | undefined
}

/** What a combobox takes. */
export interface ComboboxProps {
  readonly label: string
  readonly value: string
  /** Called when the list opens, so that what is costly to gather is gathered only then. */
  readonly options: () => readonly ComboboxOption[]
  /** Takes a value that was typed or chosen; answers what is wrong with it as a sentence, `null` where it was taken. */
  readonly onCommit: (value: string) => string | null
  /** The person gave up by Escape. */
  readonly onCancel?: (() => void) | undefined
  readonly readOnly?: boolean | undefined
  readonly placeholder?: string | undefined
  readonly autoFocus?: boolean | undefined
  /** The field is emptied when its value was taken: it adds to something. */
  readonly adding?: boolean | undefined
  /** What is typed is the beginning of something on offer, which Enter takes; after Escape it is taken as it stands. */
  readonly completing?: boolean | undefined
  readonly className?: string | undefined
  readonly name?: string | undefined
}

/** How many values are listed; more are found by typing. */
const mostListed = 120

/**
 * A line of text with a list of values on offer (WAI-ARIA, combobox with list autocomplete). What is typed holds when the
 * field is left or Enter is pressed; Escape takes it back. The value may change under it, unless somebody is typing.
 */
export function Combobox(props: ComboboxProps) {
  const { value, onCommit, readOnly = false } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [options, setOptions] = useState<readonly ComboboxOption[] | null>(null)
  const [chosen, setActive] = useState(-1)
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const shown = draft ?? value
  const listed = options === null ? [] : matching(options, draft ?? '').slice(0, mostListed)
  const open = listed.length > 0
  const active = chosen < 0 && props.completing === true && isBeginning(draft, listed) ? 0 : chosen
  const show = () => {
    if (readOnly) return
    // In the part of the window that the field is in, where those who do not see it look for it.
    setPlace(input.current?.closest<HTMLElement>('[data-region]') ?? null)
    setOptions(props.options())
  }
  const close = () => {
    setOptions(null)
    setActive(-1)
  }
  const commit = (next: string) => {
    close()
    if (next === value && props.adding !== true) {
      setDraft(null)
      setError(null)
      return
    }
    const problem = onCommit(next)
    setError(problem)
    setDraft(problem === null ? null : next)
  }
  // What was typed holds also where the field goes away under the person, as when a key leads elsewhere.
  const leaving = useRef<() => void>(() => undefined)
  useEffect(() => {
    leaving.current = () => {
      if (draft !== null && error === null && props.adding !== true) onCommit(draft)
    }
  })
  useEffect(
    () => () => {
      leaving.current()
    },
    [],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) show()
      else setActive((active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1) + listed.length) % listed.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      commit(listed[active]?.value ?? shown)
    } else if (event.key === 'Escape' && (open || draft !== null)) {
      event.preventDefault()
      event.stopPropagation()
      if (!open) {
        setDraft(null)
        setError(null)
      }
      close()
    } else if (event.key === 'Escape') props.onCancel?.()
  }
  return (
    <Radix.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) close()
      }}
    >
      <div className={classes(styles.field, props.className)}>
        <Radix.Anchor asChild>
          <input
            ref={input}
            id={id}
            type="text"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            className={fieldStyles.input}
            aria-label={props.label}
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={open ? `${id}-list` : undefined}
            aria-activedescendant={active >= 0 ? `${id}-${String(active)}` : undefined}
            aria-invalid={error !== null}
            aria-describedby={error === null ? undefined : `${id}-error`}
            data-name={props.name}
            title={shown}
            placeholder={props.placeholder}
            readOnly={readOnly}
            autoFocus={props.autoFocus}
            value={shown}
            onChange={(event) => {
              setDraft(event.currentTarget.value)
              setError(null)
              setActive(-1)
              if (options === null) show()
            }}
            onClick={() => {
              if (options === null) show()
            }}
            onBlur={() => {
              if (draft !== null && props.adding !== true) commit(draft)
              else if (draft === '') setDraft(null)
              close()
            }}
            onKeyDown={onKeyDown}
          />
        </Radix.Anchor>
        {error !== null && (
          <span id={`${id}-error`} role="alert" className={fieldStyles.error}>
            {error}
          </span>
        )}
      </div>
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
          <ul id={`${id}-list`} role="listbox" aria-label={props.label} className={styles.list}>
            {listed.map((option, index) => (
              <Option
                key={`${option.group ?? ''} ${option.value}`}
                id={`${id}-${String(index)}`}
                option={option}
                active={index === active}
                divided={index > 0 && option.group !== listed[index - 1]?.group}
                onChoose={() => {
                  commit(option.value)
                }}
              />
            ))}
          </ul>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
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

/** Whether what is typed begins the first value that is listed, and is none itself. */
function isBeginning(typed: string | null, listed: readonly ComboboxOption[]): boolean {
  const begun = typed?.trim() ?? ''
  if (begun === '' || listed.some(({ value }) => value === begun)) return false
  return listed[0]?.value.toLowerCase().startsWith(begun.toLowerCase()) === true
}

/** The options that hold what is typed, those first that begin so. */
function matching(options: readonly ComboboxOption[], typed: string): readonly ComboboxOption[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return options
  const rank = ({ value, hint = '' }: ComboboxOption) => {
    const text = value.toLowerCase()
    if (text.startsWith(wanted)) return 0
    return text.includes(wanted) ? 1 : hint.toLowerCase().includes(wanted) ? 2 : 3
  }
  return [0, 1, 2].flatMap((wantedRank) => options.filter((option) => rank(option) === wantedRank))
}
