import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react'

/** What an element needs that keeps the focus within it. */
export interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onFocus: () => void
  readonly onBlur: (event: FocusEvent) => void
}

/**
 * Keeps the focus of a person within an element whose content is put in the place of another one, which `turn` tells apart: what had
 * the focus is gone then, and what comes has it, first what asks for it by `data-autofocus`. Where the focus was elsewhere, it stays there.
 */
export function useKeptFocus(turn: unknown): KeptFocus {
  const ref = useRef<HTMLDivElement>(null)
  const inside = useRef(false)
  useLayoutEffect(() => {
    const { activeElement, body } = document
    if (!inside.current || (activeElement !== null && activeElement !== body)) return
    const next = ref.current?.querySelector<HTMLElement>('[data-autofocus]') ?? ref.current?.querySelector('button')
    next?.focus()
  }, [turn])
  return {
    ref,
    onFocus: () => {
      inside.current = true
    },
    onBlur: ({ relatedTarget, currentTarget }) => {
      // What was taken away with the focus in it gives it to nobody.
      if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) inside.current = false
    },
  }
}
