import { renditionWords, type Rendition } from '../../schema'
import { escapeAttribute } from '../../xml/escape'
import type { HtmlElement } from './html-element'

/** How an inline element of HTML is said in TEI: its tags, outermost first, each as it is opened. */
export function tagsOf(element: HtmlElement): readonly string[] {
  const { name, attributes } = element
  const language = languageTag(attributes['lang'] ?? attributes['xml:lang'] ?? '')
  const foreign = language === '' ? [] : [`foreign xml:lang="${language}"`]
  const plain = tags[name]?.(attributes)
  const renditions = new Set(styled(attributes['style'] ?? ''))
  const undone = name === 'b' && /font-weight\s*:\s*(?:normal|400)/i.test(attributes['style'] ?? '')
  const own = plain === undefined || undone ? [] : [plain].filter((tag) => tag !== '')
  const more = [...renditions].map(rend).filter((tag) => !own.includes(tag))
  return [...foreign, ...own, ...more]
}

const rend = (rendition: Rendition): string => `hi rend="${renditionWords[rendition][0]}"`

type Tag = (attributes: Readonly<Record<string, string>>) => string

const italic: Tag = () => rend('italic')
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
  del: () => 'del',
  ins: () => 'add',
  mark: () => 'hi rend="highlight"',
  code: () => 'code',
  kbd: () => 'code',
  samp: () => 'code',
  tt: () => 'code',
  q: () => 'q',
  abbr: () => 'abbr',
  acronym: () => 'abbr',
  time: ({ datetime = '' }) => (/^\d{4}(-\d\d(-\d\d)?)?$/.test(datetime) ? `date when="${datetime}"` : ''),
}

/** What a style says that is a rendition of ours. */
function styled(style: string): readonly Rendition[] {
  const found: Rendition[] = []
  const has = (pattern: RegExp, rendition: Rendition) => {
    if (pattern.test(style)) found.push(rendition)
  }
  has(/font-style\s*:\s*(?:italic|oblique)/i, 'italic')
  has(/font-weight\s*:\s*(?:bold|[6-9]00)/i, 'bold')
  has(/font-variant(?:-caps)?\s*:\s*(?:all-)?small-caps/i, 'smallcaps')
  has(/vertical-align\s*:\s*super/i, 'superscript')
  has(/vertical-align\s*:\s*sub\b/i, 'subscript')
  has(/text-decoration(?:-line)?\s*:[^;]*\bunderline/i, 'underline')
  has(/text-decoration(?:-line)?\s*:[^;]*\bline-through/i, 'strikethrough')
  return found
}

/** A language as BCP 47 has it; `''` for what is none. */
export function languageTag(said: string): string {
  const tag = said.trim().replaceAll('_', '-')
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : ''
}

/** The address that a link or image names, as `@target` or `@url` has it; `null` for one that runs a program or holds the data itself. */
export function addressOf(said: string): string | null {
  const address = said.trim().replace(/\s/g, '%20')
  if (address === '' || address === '#') return null
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme !== undefined && !/^(?:https?|mailto|ftp|doi|urn|tel|file)$/.test(scheme)) return null
  return escapeAttribute(
    address.replace(/[<>"{}|\\^`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  )
}
