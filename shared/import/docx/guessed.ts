import type { Finding } from '../../finding'
import { renditionWords, type SpanAttrs } from '../../schema'
import { plainText, type Paragraph, type Part } from './parts'

/** What was guessed of a paragraph. */
export type Guessed = Pick<Finding, 'severity' | 'code' | 'message' | 'values'>

/** How long a line may be that is taken for a heading by its look. */
const longest = 150

/**
 * Takes paragraphs by their look for what their styles do not say: bold lines for headings where no style makes any, and
 * lines at the right for datelines and signatures. Each is a guess.
 */
export function guessed(parts: readonly Part[]): {
  readonly parts: readonly Part[]
  readonly sayings: ReadonlyMap<Part, Guessed>
} {
  const sayings = new Map<Part, Guessed>()
  const hasHeadings = parts.some((part) => part.kind === 'paragraph' && (part.level > 0 || part.role === 'title'))
  const take = (part: Part, guess: (part: Paragraph, text: string) => Guess | null): Part => {
    if (part.kind !== 'paragraph' || part.role !== 'text' || part.list !== null) return part
    const text = plainText(part.inlines)
    const made = text === '' || text.length > longest ? null : guess(part, text)
    if (made === null) return part
    sayings.set(made.part, said(made.as, text))
    return made.part
  }
  const headed = hasHeadings
    ? parts
    : parts.map((part) => take(part, (one, text) => (isBoldLine(one, text) ? heading(one) : null)))
  const made = headed.map((part, index) => take(part, (one) => atRight(one, headed, index)))
  return { parts: made, sayings }
}

interface Guess {
  readonly part: Paragraph
  readonly as: 'heading' | 'dateline' | 'signature'
}

function isBoldLine({ bold }: Paragraph, text: string): boolean {
  return bold && /\p{L}|\d/u.test(text) && !/[,;]$/.test(text)
}

/** A heading is bold by being one. */
function heading(part: Paragraph): Guess {
  const [bold] = renditionWords.bold
  const inlines = part.inlines.map((node) =>
    node.mark(node.marks.filter(({ attrs }) => (attrs as SpanAttrs).attributes['rend'] !== bold)),
  )
  return { part: { ...part, role: 'heading', level: 1, inlines }, as: 'heading' }
}

function atRight(part: Paragraph, parts: readonly Part[], index: number): Guess | null {
  if (part.align !== 'right' && part.align !== 'end') return null
  const before = parts.slice(0, index).findLast((one) => one.kind === 'paragraph' && !isRight(one))
  const after = parts
    .slice(index + 1)
    .find((one) => !(one.kind === 'page' || (one.kind === 'paragraph' && isRight(one))))
  const begins = before === undefined || (before.kind === 'paragraph' && before.level > 0)
  const ends = after === undefined || (after.kind === 'paragraph' && after.level > 0)
  if (begins && !ends) return { part: { ...part, role: 'dateline' }, as: 'dateline' }
  return ends ? { part: { ...part, role: 'signed' }, as: 'signature' } : null
}

const isRight = ({ align }: Paragraph): boolean => align === 'right' || align === 'end'

const words = { heading: 'a heading', dateline: 'place and date', signature: 'a signature' } as const

function said(as: Guess['as'], text: string): Guessed {
  const line = text.length <= 80 ? text : `${text.slice(0, 79)}…`
  const message = `“${line}” was taken as ${words[as]}.`
  return { severity: 'info', code: as, message, values: { text: line } }
}
