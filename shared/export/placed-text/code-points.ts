/**
 * Turns an offset of a text in UTF-16 units into one in characters of Unicode (code points), as the Web Annotation Data Model
 * (4.2.4) and most languages of programs count.
 */
export function codePointOffsets(text: string): (unit: number) => number {
  const pairs: number[] = []
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(match.index)
  return (unit) => {
    let [low, high] = [0, pairs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] ?? Infinity) < unit) low = middle + 1
      else high = middle
    }
    return unit - low
  }
}
