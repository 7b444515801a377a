import { useEffect, useRef } from 'react'
import type { Session } from './session'

/**
 * Holds the keys that are pressed after a dialog was asked for and before it is there, and gives them to it in their order then;
 * Escape gives the dialog up. Returns what the dialog calls when it is there.
 */
export function useHeldKeys(session: Session): () => void {
  const { dialog } = session
  const shown = useRef<object | null>(null)
  const held = useRef<KeyboardEvent[]>([])
  useEffect(() => {
    const hold = (event: KeyboardEvent) => {
      if (!event.isTrusted || dialog.get() === null || dialog.get() === shown.current) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key !== 'Escape') held.current.push(event)
      else {
        held.current = []
        dialog.set(null)
      }
    }
    window.addEventListener('keydown', hold, { capture: true })
    return () => {
      window.removeEventListener('keydown', hold, { capture: true })
    }
  }, [dialog])
  return () => {
    const asked = dialog.get()
    void give(held.current).then(() => {
      shown.current = asked
    })
  }
}

/** Presses keys again, each in a task of its own, so that what the one before changed is drawn. */
async function give(keys: KeyboardEvent[]): Promise<void> {
  for (let turn = 0; keys.length > 0 && turn < 20 && !isInDialog(document.activeElement); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
    await new Promise((resolve) => setTimeout(resolve))
    press(key)
  }
}

/** A dialog takes the focus a moment after it is drawn. */
const isInDialog = (focused: Element | null): boolean => focused?.closest('[role$="dialog"]') instanceof Element

/** Does by hand what a browser does only for keys that it was given itself. */
function press(event: KeyboardEvent): void {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  const at = document.activeElement ?? document.body
  const init = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true, composed: true }
  if (!at.dispatchEvent(new KeyboardEvent('keydown', init)) || ctrlKey || metaKey || altKey) return
  if (at instanceof HTMLButtonElement) {
    if (key === 'Enter' || key === ' ') at.click()
  } else if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
    if (key === 'Backspace') write(at, '', 'deleteContentBackward')
    else if ([...key].length === 1) write(at, key, 'insertText')
  }
}

/** Puts words in the place of what is selected, or takes the character before the caret, and tells it like typing. */
function write(field: HTMLInputElement | HTMLTextAreaElement, words: string, inputType: string): void {
  const end = field.selectionEnd ?? field.value.length
  const start = field.selectionStart ?? end
  const from = words === '' && start === end ? Math.max(0, start - 1) : start
  field.setRangeText(words, from, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: words === '' ? null : words }))
}
