import { assertNever } from '../../finding'
import type { ReadingInline, ReadingSpan, ReadingText } from '../../reading-text/reading-text'
import type { Rendition } from '../../schema'
import { englishTerms as terms } from '../html/edition-terms'
import { isSafeAddress } from '../html/writing'
import { destination, escapeMarkdown } from './escape'

/** A text on its way to Markdown. */
export interface MarkdownWriting {
  readonly text: ReadingText
  /** Whether the pages of the original are marked. */
  readonly pages: boolean
  /** What footnotes are called: by their labels, told apart. */
  readonly names: readonly string[]
  /** The notes whose references were written, in order. */
  readonly referred: number[]
  /** What Markdown has no words for, by name. */
  readonly lost: { tables: number; renditions: number; objects: number }
  /** Hears at which position of the text writing is. */
  readonly heard: (pos: number) => void
}

/** Signs by which Markdown renders text, else HTML. */
const signs: Readonly<Record<Rendition, readonly [string, string]>> = {
  italic: ['<em>', '</em>'],
  bold: ['<strong>', '</strong>'],
  strikethrough: ['<del>', '</del>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  underline: ['<u>', '</u>'],
  smallcaps: ['<span style="font-variant: small-caps">', '</span>'],
}

const short: Readonly<Partial<Record<Rendition, string>>> = { italic: '*', bold: '**', strikethrough: '~~' }

/** Running text as Markdown, in one line; `around` is what stands right before and after it. */
export function inlineMarkdown(inlines: readonly ReadingInline[], writing: MarkdownWriting): string {
  return inlines.map((inline) => oneInline(inline, writing)).join('')
}

function oneInline(inline: ReadingInline, writing: MarkdownWriting): string {
  switch (inline.kind) {
    case 'text':
      return escapeMarkdown(inline.text)
    case 'span':
      return spanMarkdown(inline, writing)
    case 'note':
      writing.referred.push(inline.note)
      return `[^${writing.names[inline.note] ?? ''}]`
    case 'page':
      return writing.pages && inline.label !== '' ? pageMark(inline.label) : ''
    case 'line':
      return '<br>'
    case 'gap':
      return escapeMarkdown(inline.text)
    case 'pointer':
      return escapeMarkdown(inline.text)
    case 'object':
      writing.lost.objects++
      return escapeMarkdown(terms.object(inline.what))
    default:
      return assertNever(inline)
  }
}

/** The mark of a page of the original. */
export const pageMark = (label: string): string => escapeMarkdown(`[Page ${label}]`)

function spanMarkdown(span: ReadingSpan, writing: MarkdownWriting): string {
  let inner = inlineMarkdown(span.inlines, writing)
  for (const rendition of span.renditions) inner = rendered(inner, rendition, writing)
  const { target } = span
  const links =
    target?.kind === 'outside' && isSafeAddress(target.url) && !/\[\^|\]\(/.test(inner) && inner.trim() !== ''
  return links ? `[${inner}](${destination(target.url)})` : inner
}

/**
 * What is rendered, by signs where they stand between a space and a word, as Markdown wants them, else by HTML
 * (CommonMark 0.31, 6.2): space at its edges stands outside of it.
 */
function rendered(inner: string, rendition: Rendition, writing: MarkdownWriting): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(inner) ?? []
  if (words === '') return inner
  const sign = short[rendition]
  const plain =
    sign !== undefined && /^[\p{L}\p{N}]/u.test(words) && /[\p{L}\p{N}]$/u.test(words) && !/[*~<]/.test(words)
  if (plain) return `${before}${MARK}${sign}${words}${sign}${MARK}${after}`
  if (sign === undefined && rendition === 'smallcaps') writing.lost.renditions++
  const [open, close] = signs[rendition]
  return `${before}${open}${words}${close}${after}`
}

/** Stands where a sign of emphasis meets other text, until it is known what that is. */
const MARK = '\ufdd0'

/** Signs of emphasis as they are: where a letter stands right beside one, which would make it text, HTML takes its place. */
export function settleSigns(line: string): string {
  const settled = line.replace(
    /(.?)\ufdd0(\*\*|\*|~~)([^\ufdd0]*?)\2\ufdd0(?=(.?))/gu,
    (_, before: string, sign: string, words: string, after: string) => {
      const free = (beside: string) => beside === '' || /[\s.,;:!?()\u2013\u2014\u2018-\u201d]/u.test(beside)
      const tag = sign === '*' ? 'em' : sign === '**' ? 'strong' : 'del'
      return free(before) && free(after) ? `${before}${sign}${words}${sign}` : `${before}<${tag}>${words}</${tag}>`
    },
  )
  return settled.replaceAll(MARK, '')
}
