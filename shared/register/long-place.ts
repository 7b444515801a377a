import type { NameWord } from './name-words'
import { longPlaces } from './place-words'
import { particles } from './title-words'

/** The last word of a place of several words that begins at a word: “Saudi Arabia”; -1 where none does. */
export function longPlaceAt(words: readonly NameWord[], first: number): number {
  const rests = longPlaces.get(words[first]?.folded ?? '')
  if (!rests || words[first]?.writing === 'small') return -1
  const rest = rests.find((parts) =>
    parts.every((part, index) => {
      const word = words[first + 1 + index]
      return word?.folded === part && word.joint === 'together' && (particles.has(part) || word.writing !== 'small')
    }),
  )
  return rest ? first + rest.length : -1
}
