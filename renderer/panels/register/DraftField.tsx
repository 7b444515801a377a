import { type KeyboardEvent } from 'react'
import { matchesKey } from '../../ui/keys'
import { TextArea, TextField } from '../../ui/TextField'
import { useDraft } from '../../ui/use-draft'

/** What a {@link DraftField} takes. */
export interface DraftFieldProps {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: string
  /** Takes what was typed; answers what is wrong with it as a sentence, `null` where it was taken. */
  readonly onCommit: (value: string) => string | null
  /** Undoes, or does again, the last change of the register: asked for where nothing is typed that the field could undo itself. */
  readonly onUndo: (redo: boolean) => void
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  readonly readOnly?: boolean
  readonly lines?: number
  /** What is typed adds to something: the field is emptied when it was taken. */
  readonly adding?: boolean
  readonly autoFocus?: boolean
  readonly className?: string | undefined
  /** Keys that the field does not deal with itself, and what is typed. */
  readonly onKey?: (event: KeyboardEvent, typed: string) => void
  /** Enter was pressed and what was typed is taken. */
  readonly onEnter?: () => void
}

/** A field of a form that takes what was typed when it is left or Enter is pressed; Escape takes it back. */
export function DraftField(props: DraftFieldProps) {
  const { value, adding = false, readOnly = false } = props
  const draft = useDraft({
    value,
    adding: false,
    onCommit: (text) => {
      const problem = text.trim() === '' && adding ? null : props.onCommit(text.trim())
      return problem
    },
  })
  const shown = draft.text ?? value
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const turns = matchesKey(event, 'Mod-z') ? 'undo' : matchesRedo(event) ? 'redo' : null
    if (turns !== null && draft.text !== null) {
      // The browser undoes what is being typed.
      event.stopPropagation()
      return
    }
    if (turns !== null) props.onUndo(turns === 'redo')
    else if (event.key === 'Enter' && props.lines === undefined) {
      if (draft.text !== null) draft.commit(draft.text)
      props.onEnter?.()
    } else if (event.key === 'Escape' && draft.text !== null) draft.discard()
    else {
      props.onKey?.(event, shown)
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const common = {
    label: props.label,
    hideLabel: props.hideLabel === true,
    hint: props.hint,
    placeholder: props.placeholder,
    className: props.className,
    autoFocus: props.autoFocus,
    error: draft.error ?? undefined,
    value: shown,
    onChange: draft.type,
    readOnly,
    onKeyDown: press,
    onBlur: draft.leave,
  }
  return props.lines === undefined ? <TextField {...common} /> : <TextArea {...common} rows={props.lines} />
}

function matchesRedo(event: KeyboardEvent): boolean {
  return matchesKey(event, 'Mod-Shift-z') || matchesKey(event, 'Mod-y')
}
