/** White space that is more, or other, than one space: leaving single spaces alone spares most of the work. */
const uneven = /[^\S ]\s*| \s+/g

/** The words before and after a stretch of a text, up to `most` UTF-16 units each, on one line, cut between words. */
export function wordsAround(
  text: string,
  from: number,
  to: number,
  most = 60,
): { readonly before: string; readonly after: string } {
  const before = text.slice(Math.max(0, from - most), from).replace(uneven, ' ')
  const after = text.slice(to, to + most).replace(uneven, ' ')
  return {
    before: from > most ? before.replace(/^\S*\s+/, '') : before,
    after: to + most < text.length ? after.replace(/\s+\S*$/, '') : after,
  }
}

/** The words around a stretch by which one place is known again: three on each side, as {@link Suggestion.context} has them. */
export function placeContext(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - 80), from).match(/[\p{L}\p{N}]+/gu) ?? []
  const after = text.slice(to, to + 80).match(/[\p{L}\p{N}]+/gu) ?? []
  return `${before.slice(-3).join(' ')} … ${after.slice(0, 3).join(' ')}`.toLowerCase()
}
