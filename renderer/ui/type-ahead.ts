import { useRef, type KeyboardEvent } from 'react'

/** How long letters typed one after the other are one word, in milliseconds. */
const pause = 700

/**
 * Finds a line by the letters that are typed: the next whose label begins with them. Answers with its index, -1 where
 * none does, and `null` where the key is no letter.
 */
export function useTypeAhead(
  lines: readonly { readonly label: string }[],
): (event: KeyboardEvent, here: number) => number | null {
  const typed = useRef({ text: '', at: 0 })
  return (event, here) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return null
    const { text, at } = typed.current
    const now = event.timeStamp - at < pause ? text + event.key.toLowerCase() : event.key.toLowerCase()
    typed.current = { text: now, at: event.timeStamp }
    const from = now.length > 1 ? here : here + 1
    for (let i = 0; i < lines.length; i++) {
      const index = (from + i) % lines.length
      if (lines[index]?.label.toLowerCase().startsWith(now) === true) return index
    }
    return -1
  }
}
