import { useEffect, useState } from 'react'
import type { DocRange } from '../../shared/finding'
import { anchorAt } from '../editor/anchor'
import type { OpenText } from './open-text'

/** How far a card stands from the words, in pixels. */
const gap = 8

/** Puts a card below the words, or above them where there is no room; out of sight with them. */
export function placeBeside(card: HTMLElement, text: OpenText, { from, to }: DocRange): void {
  const scroller = text.view?.dom.parentElement
  if (!scroller) return
  const words = anchorAt(text, from, to).getBoundingClientRect()
  const frame = scroller.getBoundingClientRect()
  // Where the text is narrow, the card is no wider: what stands beside the text stays free.
  card.style.maxWidth = `${String(Math.max(0, Math.round(frame.width - 2 * gap)))}px`
  const { offsetHeight: height, offsetWidth: width } = card
  const below = words.bottom + gap
  const top = below + height > frame.bottom - gap ? words.top - gap - height : below
  const left = Math.max(frame.left + gap, Math.min(words.left - gap, frame.right - width - gap))
  card.style.top = `${String(Math.round(Math.max(gap, top)))}px`
  card.style.left = `${String(Math.round(left))}px`
  card.style.visibility = words.bottom > frame.top && words.top < frame.bottom ? 'visible' : 'hidden'
}

/** Changes whenever the text was scrolled, or what is beside it took room from it or gave it back. */
export function useMoved({ view }: OpenText): number {
  const [turn, again] = useState(0)
  useEffect(() => {
    let frame = 0
    const soon = () => {
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0
          again((count) => count + 1)
        })
    }
    document.addEventListener('scroll', soon, true)
    const sizes = new ResizeObserver(soon)
    if (view?.dom.parentElement) sizes.observe(view.dom.parentElement)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', soon, true)
      sizes.disconnect()
    }
  }, [view])
  return turn
}
