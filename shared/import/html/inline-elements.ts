import { renditionWords, type Attributes, type Rendition } from '../../schema'
import { escapeAttribute } from '../../xml/escape'
import type { HtmlElement } from './html-element'

/** An element of TEI around words. */
export interface InlineTag {
  readonly name: string
  readonly attributes: Attributes
}

/** The language that an element says it is in, of BCP 47; `''` where it says none. */
export function languageOf({ attributes }: HtmlElement): string {
  return languageTag(attributes['lang'] ?? attributes['xml:lang'] ?? '')
}

/**
 * How an inline element of HTML is said in TEI: its tags, outermost first, each as it is opened. One in the language of what is
 * around it is not foreign there: Word says it of every word.
 */
export function tagsOf(element: HtmlElement, around: string): readonly string[] {
  const language = languageOf(element)
  const foreign =
    language === '' || language.toLowerCase() === around.toLowerCase()
      ? []
      : [{ name: 'foreign', attributes: { 'xml:lang': language } }]
  return [...foreign, ...inlineTagsOf(element)].map(({ name, attributes }) =>
    [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeAttribute(value)}"`)].join(' '),
  )
}

/** What an inline element of HTML and its style say, but for its language; outermost first. */
export function inlineTagsOf({ name, attributes }: HtmlElement): readonly InlineTag[] {
  const style = attributes['style'] ?? ''
  const undone = name === 'b' && styleHas(style, 'font-weight\\s*:\\s*(?:normal|400)')
  const own = undone ? null : (tags[name]?.(attributes) ?? null)
  const same = (tag: InlineTag) => own?.name === tag.name && own.attributes['rend'] === tag.attributes['rend']
  return [
    ...(own === null ? [] : [own]),
    ...styled(style)
      .map(rend)
      .filter((tag) => !same(tag)),
  ]
}

const rend = (rendition: Rendition): InlineTag => ({
  name: 'hi',
  attributes: { rend: renditionWords[rendition][0] },
})

type Tag = (attributes: Attributes) => InlineTag | null

const italic: Tag = () => rend('italic')
const named =
  (name: string): Tag =>
  () => ({ name, attributes: {} })
const tags: Readonly<Record<string, Tag>> = {
  em: italic,
  i: italic,
  cite: italic,
  dfn: italic,
  var: italic,
  b: () => rend('bold'),
  strong: () => rend('bold'),
  u: () => rend('underline'),
  s: () => rend('strikethrough'),
  strike: () => rend('strikethrough'),
  sup: () => rend('superscript'),
  sub: () => rend('subscript'),
  del: named('del'),
  ins: named('add'),
  mark: () => ({ name: 'hi', attributes: { rend: 'highlight' } }),
  code: named('code'),
  kbd: named('code'),
  samp: named('code'),
  tt: named('code'),
  q: named('q'),
  abbr: named('abbr'),
  acronym: named('abbr'),
  time: ({ datetime = '' }) =>
    /^\d{4}(-\d\d(-\d\d)?)?$/.test(datetime) ? { name: 'date', attributes: { when: datetime } } : null,
}

/** What a style says that is a rendition of ours. */
function styled(style: string): readonly Rendition[] {
  if (style === '') return []
  const found: Rendition[] = []
  const has = (property: string, rendition: Rendition) => {
    if (styleHas(style, property)) found.push(rendition)
  }
  has('font-style\\s*:\\s*(?:italic|oblique)', 'italic')
  has('font-weight\\s*:\\s*(?:bold|[6-9]00)', 'bold')
  has('font-variant(?:-caps)?\\s*:\\s*(?:all-)?small-caps', 'smallcaps')
  has('vertical-align\\s*:\\s*super', 'superscript')
  has('vertical-align\\s*:\\s*sub\\b', 'subscript')
  has('text-decoration(?:-line)?\\s*:[^;]*\\bunderline', 'underline')
  has('text-decoration(?:-line)?\\s*:[^;]*\\bline-through', 'strikethrough')
  return found
}

/** Whether a style has a property, not one whose name ends as it does: Word writes `mso-bidi-font-weight` for other scripts. */
const styleHas = (style: string, property: string): boolean => new RegExp(`(?:^|;)\\s*${property}`, 'i').test(style)

/** A language as BCP 47 has it; `''` for what is none. */
export function languageTag(said: string): string {
  const tag = said.trim().replaceAll('_', '-')
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : ''
}

/** The address that a link or image names, as an attribute of TEI has it, escaped; else as {@link addressIn}. */
export function addressOf(said: string): string | null {
  const address = addressIn(said)
  return address === null ? null : escapeAttribute(address)
}

/** The address that a link or image names, as `@target` or `@url` has it; `null` for one that runs a program or holds the data itself. */
export function addressIn(said: string): string | null {
  const address = said.trim().replace(/\s/g, '%20')
  if (address === '' || address === '#') return null
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme !== undefined && !/^(?:https?|mailto|ftp|doi|urn|tel|file)$/.test(scheme)) return null
  return address.replace(/[<>"{}|\\^`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
