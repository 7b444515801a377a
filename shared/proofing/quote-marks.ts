/** A quotation mark in a block's text. Apostrophes are none. */
export interface QuoteMark {
  readonly index: number
  readonly sign: string
  readonly size: 'double' | 'single'
  /** What it does by what stands around it. `maybe` closes or is the apostrophe of a plural. */
  readonly role: 'open' | 'close' | 'maybe'
  /** Whether its sign says the other direction. */
  readonly turned: boolean
}

const signs = /["“”„«»'‘’‚]/gu
/** Words that begin with an apostrophe. */
const elided =
  /^(?:\p{N}\p{N}(?!\p{N})|(?:tis|twas|twere|twill|til|till|em|cause|bout|gainst|neath|round|n|s|d|re|ve|ll)(?!\p{L}))/iu
const opensBehind = /^$|[\s([{—–\-/“‘„‚«"'¡¿…*†‡§\uFFFC]$/u
const wordSign = /[\p{L}\p{N}]/u

/** The quotation marks of a text in order. */
export function quoteMarks(text: string): readonly QuoteMark[] {
  const found: QuoteMark[] = []
  for (const { 0: sign, index } of text.matchAll(signs)) {
    const mark = markAt(text, index, sign, found)
    if (mark !== null) found.push(mark)
  }
  return found
}

function markAt(text: string, index: number, sign: string, before: readonly QuoteMark[]): QuoteMark | null {
  const [left, right] = [text.slice(Math.max(0, index - 1), index), text.charAt(index + 1)]
  const opening = opensBehind.test(left) && right !== '' && !/\s/u.test(right)
  const closing = !/^\s?$/u.test(left) && !/[([]/u.test(left)
  const mark = (size: QuoteMark['size'], role: QuoteMark['role'], turned = false) => ({
    index,
    sign,
    size,
    role,
    turned,
  })
  switch (sign) {
    case '„':
    case '‚':
      // A comma of another shape, where no quotation closes.
      return mark(sign === '„' ? 'double' : 'single', 'open')
    case '«':
    case '»': {
      const outward =
        before.find((one) => one.sign === '«' || one.sign === '»')?.sign ??
        (opening && wordSign.test(right) ? sign : '«')
      return mark('double', sign === outward ? 'open' : 'close')
    }
    case '"':
      if (/\p{N}/u.test(left) && !before.some((one) => one.sign === '"')) return null
      return mark('double', opening ? 'open' : 'close')
    case '“': {
      if (isOpenIn(before, '„')) return mark('double', 'close')
      const turned = closing && wordSignOrStop.test(left) && !wordSign.test(right)
      return mark('double', turned ? 'close' : 'open', turned)
    }
    case '”': {
      const turned = opening && /^\s?$|[([]/u.test(left) && wordSign.test(right)
      return mark('double', turned ? 'open' : 'close', turned)
    }
    default:
      return singleMark(text, index, sign, opening, before)
  }
}

const wordSignOrStop = /[\p{L}\p{N}.,;:!?)\]]/u

function singleMark(
  text: string,
  index: number,
  sign: string,
  opening: boolean,
  before: readonly QuoteMark[],
): QuoteMark | null {
  const [left, right] = [text.slice(Math.max(0, index - 1), index), text.charAt(index + 1)]
  const rest = text.slice(index + 1, index + 10)
  const mark = (role: QuoteMark['role'], turned = false) => ({ index, sign, size: 'single' as const, role, turned })
  // The possessive of what ends in a period.
  if (/^s(?!\p{L})/u.test(rest) && sign !== '‘' && /\S/u.test(left)) return null
  if (wordSign.test(left) && wordSign.test(right))
    return sign === '‘' && /\p{L}/u.test(left) ? mark('maybe', true) : null
  if (sign === '‘') {
    if (isOpenIn(before, '‚')) return mark('close')
    const turned = wordSignOrStop.test(left) && !wordSign.test(right)
    return turned ? mark('maybe', true) : mark('open')
  }
  if (opening && wordSign.test(right)) {
    if (elided.test(rest)) return null
    if (sign === "'") return mark('open')
    // An opening mark of the wrong direction has its closing one further on.
    return /^\s?$|[([“]/u.test(left) && /[\p{L}.,;!?]’(?!\p{L})/u.test(text.slice(index + 1))
      ? mark('open', true)
      : null
  }
  if (/[\p{N}]/u.test(left) && sign === "'") return null
  return /[,.!?…]/u.test(left) && !/\p{Lu}\.$/u.test(text.slice(0, index)) ? mark('close') : mark('maybe')
}

function isOpenIn(marks: readonly QuoteMark[], sign: string): boolean {
  const last = marks.findLast((one) => one.size === (sign === '„' ? 'double' : 'single'))
  return last?.sign === sign && last.role === 'open'
}
