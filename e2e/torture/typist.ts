/** A stream of numbers from 0 to 1, always the same for one seed (mulberry32). */
export type Chance = () => number

/** The chance of a seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What the typist does next: a key as Playwright names it, and how long to rest after it, in milliseconds. */
export interface Stroke {
  readonly key: string
  readonly rest: number
}

const words = ['harbour', 'lamp', 'the', 'bishop', 'of', 'rope', 'Marenholm', 'a', 'keeper', 'and', 'oil', 'Öre']

/** Now and then the typist does something else than typing on; each with how often, of a thousand strokes. */
const others: readonly (readonly [string, number])[] = [
  ['Backspace', 60],
  ['Enter', 15],
  ['ControlOrMeta+z', 12],
  ['ControlOrMeta+Shift+z', 4],
  ['Alt+p', 10],
  ['Alt+n', 6],
  ['Alt+ArrowUp', 8],
  ['ControlOrMeta+i', 8],
  ['ArrowLeft', 12],
  ['ArrowRight', 12],
  ['Shift+Control+ArrowLeft', 12],
  ['Delete', 10],
]

/** Somebody who never stops typing: words mostly, also corrections, new paragraphs, tags, undo. Fast, with pauses to think. */
export function* typist(chance: Chance): Generator<Stroke, never> {
  let waiting = ''
  for (;;) {
    const other = otherStroke(chance())
    if (other !== null) {
      yield { key: other, rest: rest(chance) }
      // Leaves the list of entries: the typist tags and types on.
      if (other === 'Alt+p') yield { key: 'Escape', rest: rest(chance) }
      continue
    }
    if (waiting === '') waiting = `${words[Math.floor(chance() * words.length)] ?? ''} `
    const letter = [...waiting][0] ?? ' '
    waiting = waiting.slice(letter.length)
    yield { key: letter === ' ' ? 'Space' : letter, rest: rest(chance) }
  }
}

function otherStroke(drawn: number): string | null {
  let left = drawn * 1000
  for (const [key, often] of others) {
    if (left < often) return key
    left -= often
  }
  return null
}

/** Mostly a fast hand; one stroke of twenty is followed by a moment of thought. */
const rest = (chance: Chance): number => (chance() < 0.05 ? 300 * chance() : 50 * chance())
