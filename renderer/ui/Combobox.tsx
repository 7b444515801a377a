import { Popover as Radix } from 'radix-ui'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { classes } from './classes'
import type { ComboboxOption } from './combobox-options'
import { ComboboxList } from './ComboboxList'
import { useDraft } from './use-draft'
import { useListed } from './use-listed'
import styles from './Combobox.module.css'
import fieldStyles from './TextField.module.css'

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

/**
 * A line of text with a list of values on offer (WAI-ARIA, combobox with list autocomplete). What is typed holds when the
 * field is left or Enter is pressed; Escape takes it back. The value may change under it, unless somebody is typing.
 */
export function Combobox(props: ComboboxProps) {
  const { value, onCommit, readOnly = false, adding = false, completing = false } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const draft = useDraft({ value, onCommit, adding })
  const list = useListed({ options: props.options, typed: draft.text, completing })
  const { error } = draft
  const { open, active } = list
  const shown = draft.text ?? value
  const show = () => {
    if (readOnly) return
    // In the part of the window or the dialog that the field is in, where those who do not see it look for it.
    setPlace(input.current?.closest<HTMLElement>('[data-region], [role="dialog"]') ?? null)
    list.show()
  }
  const commit = (next: string) => {
    list.close()
    draft.commit(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) show()
      else list.step(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      commit(list.values[active]?.value ?? shown)
    } else if (event.key === 'Escape' && (open || draft.text !== null)) {
      event.preventDefault()
      event.stopPropagation()
      if (!open) draft.discard()
      list.close()
    } else if (event.key === 'Escape') props.onCancel?.()
  }
  return (
    <Radix.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) list.close()
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
              draft.type(event.currentTarget.value)
              list.rest()
              if (!list.wanted) show()
            }}
            onClick={() => {
              if (!list.wanted) show()
            }}
            onBlur={() => {
              draft.leave()
              list.close()
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
      <ComboboxList
        id={id}
        label={props.label}
        values={list.values}
        active={active}
        input={input}
        place={place}
        onChoose={commit}
      />
    </Radix.Root>
  )
}
