import { useEffect, useRef, useState } from 'react'

interface DraftOptions {
  readonly value: string
  /** Takes a value; answers what is wrong with it as a sentence, `null` where it was taken. */
  readonly onCommit: (value: string) => string | null
  /** What is typed is no new state of `value`, but adds to something: it holds only where that is asked for. */
  readonly adding: boolean
}

/** What is typed in a field and not taken yet. */
export interface Draft {
  /** What is typed; `null` where nothing is, and the field shows its value. */
  readonly text: string | null
  /** What was wrong with it when it was last to be taken. */
  readonly error: string | null
  readonly type: (text: string) => void
  /** Hands on what is typed, or something chosen in its place. */
  readonly commit: (text: string) => void
  /** The field is left: what was typed holds. */
  readonly leave: () => void
  readonly discard: () => void
}

/**
 * Keeps what is typed in a field apart from its value until it is taken, so that the value may change under it. What was
 * refused stays, with the reason.
 */
export function useDraft({ value, onCommit, adding }: DraftOptions): Draft {
  const [text, setText] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  // What was typed holds also where the field goes away under the person, as when a key leads elsewhere.
  const leaving = useRef<() => void>(() => undefined)
  useEffect(() => {
    leaving.current = () => {
      if (text !== null && error === null && !adding) onCommit(text)
    }
  })
  useEffect(
    () => () => {
      leaving.current()
    },
    [],
  )
  const discard = () => {
    setText(null)
    setError(null)
  }
  const commit = (next: string) => {
    if (next === value && !adding) {
      discard()
      return
    }
    const problem = onCommit(next)
    setError(problem)
    setText(problem === null ? null : next)
  }
  return {
    text,
    error,
    type: (next) => {
      setText(next)
      setError(null)
    },
    commit,
    leave: () => {
      if (text !== null && !adding) commit(text)
      else if (text === '') setText(null)
    },
    discard,
  }
}
