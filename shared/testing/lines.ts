/** A stretch of a text, in UTF-16 offsets. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** The lines of a text, without their ends; LF, CR LF and CR end a line. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/)
}

/** How many lines of `before` went or changed, and how many of `after` came or changed, between the first and last difference. */
export function changedLines(before: string, after: string): { readonly gone: number; readonly come: number } {
  const { gone, come } = differingLines(before, after)
  return { gone: gone.length, come: come.length }
}

/** What differs, for messages: the lines that went with `-`, those that came with `+`. */
export function lineDifference(before: string, after: string): string {
  const { gone, come } = differingLines(before, after)
  return [...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)].join('\n')
}

function differingLines(before: string, after: string): { gone: readonly string[]; come: readonly string[] } {
  const a = linesOf(before)
  const b = linesOf(after)
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return { gone: a.slice(start, a.length - end), come: b.slice(start, b.length - end) }
}

/** Whether `after` is `before` in all but the lines that `stretch` of `before` touches. */
export function keepsOtherLines(before: string, after: string, stretch: Stretch): boolean {
  const head = before.slice(0, startOfLine(before, stretch.from))
  const tail = before.slice(endOfLine(before, stretch.to))
  return after.length >= head.length + tail.length && after.startsWith(head) && after.endsWith(tail)
}

function startOfLine(text: string, at: number): number {
  let start = at
  while (start > 0 && !'\r\n'.includes(text.charAt(start - 1))) start--
  return start
}

function endOfLine(text: string, at: number): number {
  let end = at
  while (end < text.length && !'\r\n'.includes(text.charAt(end))) end++
  return end
}
