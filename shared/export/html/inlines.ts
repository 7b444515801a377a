import type { Attributes, Rendition } from '../../schema'
import { assertNever } from '../../finding'
import type { ReadingInline, ReadingSpan } from '../../reading-text/reading-text'
import { classes, dataAttributes, teiClass } from './tei-attributes'
import { element, escapeHtml, voidElement } from './markup'
import { claimId, hrefOf, type Writing } from './writing'

/** Running text as HTML. `linked` where it stands in a link already, in which HTML allows no other. */
export function inlineHtml(inlines: readonly ReadingInline[], writing: Writing, linked = false): string {
  let html = ''
  inlines.forEach((inline, index) => {
    html +=
      inline.kind === 'span'
        ? spanHtml(inline, bracketsOf(inline, inlines[index - 1], inlines[index + 1]), writing, linked)
        : oneInline(inline, writing, linked)
  })
  return html
}

function oneInline(inline: Exclude<ReadingInline, ReadingSpan>, writing: Writing, linked: boolean): string {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text)
    case 'note':
      return referenceHtml(inline.note, writing, linked)
    case 'page':
      return pageHtml('span', inline, writing)
    case 'line':
      return '<br>'
    case 'gap': {
      const attributes = { class: classes(teiClass(inline.element)), ...dataAttributes(inline.attributes) }
      return element('span', attributes, escapeHtml(inline.text))
    }
    case 'pointer': {
      const href = linked ? null : hrefOf(inline.target, writing)
      return href === null ? escapeHtml(inline.text) : element('a', { href }, escapeHtml(inline.text))
    }
    case 'object':
      return element('span', { class: 'object' }, objectHtml(inline, writing))
    default:
      return assertNever(inline)
  }
}

/** A page break: a stroke at its place, its number in the margin. `name` is the element that may stand there. */
export function pageHtml(
  name: 'span' | 'div',
  { label, page, pos }: { readonly label: string; readonly page: number; readonly pos: number },
  { prefix, terms, positions, origin }: Writing,
): string {
  const attributes = {
    class: 'page',
    id: `${prefix}page-${String(page + 1)}`,
    role: 'doc-pagebreak',
    'aria-label': terms.page(label),
    'data-pos': positions && String(pos - origin),
  }
  return element(name, attributes, element('span', { class: 'page-n' }, escapeHtml(label)))
}

function referenceHtml(note: number, writing: Writing, linked: boolean): string {
  const { prefix, text, terms } = writing
  const label = text.notes[note]?.label ?? ''
  writing.waiting.push({ note, parts: writing.parts })
  const number = String(note + 1)
  const attributes = {
    id: `${prefix}ref-${number}`,
    ...(linked ? {} : { href: `#${prefix}note-${number}`, role: 'doc-noteref', 'aria-label': terms.note(label) }),
  }
  return element('sup', { class: 'ref' }, element(linked ? 'span' : 'a', attributes, escapeHtml(label)))
}

function spanHtml(
  span: ReadingSpan,
  [before, after]: readonly [string, string],
  writing: Writing,
  linked: boolean,
): string {
  const href = linked || holdsLink(span.inlines) ? null : linkOf(span, writing)
  const outer = writing.parts
  if (span.part !== null) writing.parts = [...outer, `part-${span.part}`]
  const text = before + inlineHtml(span.inlines, writing, linked || href !== null) + after
  writing.parts = outer
  const named = claimId(span.attributes['xml:id'], writing)
  const mention = mentionId(span, writing)
  const id = named ?? mention
  const inner = named !== null && mention !== null ? `<span id="${mention}"></span>${text}` : text
  const kind = ['person', 'place', 'organisation', 'date', 'term'].includes(span.family) ? `is-${span.family}` : null
  const smallCaps = span.renditions.includes('smallcaps') && 'smallcaps'
  const attributes = {
    class: classes(teiClass(span.element), kind, span.part && `part-${span.part}`, smallCaps),
    id,
    lang: languageTag(span.language),
    ...dataAttributes(span.attributes),
  }
  const rendered = span.renditions.reduce((html, rendition) => renderedAs(rendition, html, span), inner)
  if (href !== null) return element('a', { ...attributes, href }, rendered)
  const when = span.family === 'date' ? dateTime(span.attributes) : null
  return when === null
    ? element(tagOf(span), attributes, rendered)
    : element('time', { ...attributes, datetime: when }, rendered)
}

function linkOf({ target, entry }: ReadingSpan, writing: Writing): string | null {
  if (target !== null) return hrefOf(target, writing)
  return entry === null ? null : writing.entry(entry)
}

/** Whether there is a link or a reference to a note in running text. */
function holdsLink(inlines: readonly ReadingInline[]): boolean {
  return inlines.some((inline) => {
    if (inline.kind === 'note' || inline.kind === 'pointer') return true
    return inline.kind === 'span' && (inline.target !== null || inline.entry !== null || holdsLink(inline.inlines))
  })
}

/** The id of the first mention of an entry on a page, by which the index links to it. */
function mentionId({ pos }: ReadingSpan, { mentions, prefix, ids }: Writing): string | null {
  const id = `${prefix}at-${String(pos)}`
  if (!mentions.has(pos) || ids.has(id)) return null
  ids.add(id)
  return id
}

const tags: Readonly<Record<string, string>> = { del: 'del', add: 'ins', title: 'cite', abbr: 'abbr', code: 'code' }

function tagOf({ element: name }: ReadingSpan): string {
  return tags[name] ?? 'span'
}

const renditionTags: Readonly<Partial<Record<Rendition, string>>> = {
  italic: 'i',
  bold: 'b',
  superscript: 'sup',
  subscript: 'sub',
  underline: 'u',
  strikethrough: 's',
}

/** Rendered by an element of HTML, so that it survives where the style sheet does not. */
function renderedAs(rendition: Rendition, html: string, { element: name }: ReadingSpan): string {
  const tag = renditionTags[rendition]
  const said = (name === 'del' && rendition === 'strikethrough') || (name === 'title' && rendition === 'italic')
  return tag === undefined || said ? html : `<${tag}>${html}</${tag}>`
}

/** The brackets in which a text shows what its editor supplied, unless they stand there, within it or around it. */
function bracketsOf(
  { element: name, inlines }: ReadingSpan,
  before: ReadingInline | undefined,
  after: ReadingInline | undefined,
): readonly [string, string] {
  if (name !== 'supplied') return ['', '']
  const first = inlines[0]
  const within = first?.kind === 'text' && first.text.startsWith('[')
  const around =
    before?.kind === 'text' && before.text.endsWith('[') && after?.kind === 'text' && after.text.startsWith(']')
  return within || around ? ['', ''] : ['[', ']']
}

/** What HTML takes for a date or time: those of W3C with years of four digits (HTML Living Standard, 2.3.5). */
function dateTime({ when }: Attributes): string | null {
  return when !== undefined && /^(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(when)
    ? when
    : null
}

/** A language as `lang` has it; what is no tag of BCP 47 is left out. */
export function languageTag(language: string | null | undefined): string | null {
  return language !== null && language !== undefined && /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(language)
    ? language
    : null
}

/** A picture that is at hand; else the words for it, or for what cannot be shown as text. */
export function objectHtml(
  { what, url }: { readonly what: string; readonly url: string },
  { lost, terms, picture }: Pick<Writing, 'lost' | 'terms' | 'picture'>,
): string {
  if (what !== 'graphic') {
    lost.objects += 1
    return escapeHtml(terms.object(what))
  }
  const placed = picture?.(url) ?? null
  if (placed !== null) {
    const { src, called, width, height, alt } = placed
    const address = called === undefined ? { src } : { 'data-picture': called }
    return voidElement('img', { ...address, width: String(width), height: String(height), alt: terms.picture(alt) })
  }
  lost.images += 1
  return escapeHtml(terms.image(url))
}
