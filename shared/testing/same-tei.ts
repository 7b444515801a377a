import { localName } from '../schema'
import { parseXml } from '../xml/parse'
import type { XmlElement, XmlNode } from '../xml/tree'

const PHRASES = new Set(
  'hi persName placeName orgName name rs date time term gloss ref foreign unclear supplied add del sic corr orig reg abbr expan seg title affiliation q soCalled emph mentioned num measure idno quote choice roleName forename surname geogName settlement country region persPronouns g am ex subst app lem rdg surplus said'.split(
    ' ',
  ),
)
const POINTS = new Set('pb lb cb gb milestone anchor gap ptr graphic note space handShift index'.split(' '))
const ALTERNATIVES = new Set(['choice', 'app', 'subst'])

/**
 * Whether two TEI files say the same where white space counts as a reader of TEI counts it: the first difference as a
 * sentence, or `null`. Judges writers by rules of its own, apart from the reader's.
 */
export function differenceOf(first: string, second: string): string | null {
  const a = told(first)
  const b = told(second)
  const at = a.findIndex((event, i) => event !== b[i])
  if (at < 0 && a.length === b.length) return null
  const place = at < 0 ? a.length : at
  return `${a[place] ?? 'the end'} became ${b[place] ?? 'the end'} after ${a.slice(Math.max(0, place - 4), place).join(' ')}`
}

function told(source: string): string[] {
  const { value, findings } = parseXml(source)
  if (!value) throw new Error(findings[0]?.message)
  const events: string[] = []
  tell(value.root, true, events)
  return events
}

function tell(element: XmlElement, foldAround: boolean, events: string[]): void {
  const fold = (element.attributes['xml:space'] ?? (foldAround ? '' : 'preserve')) !== 'preserve'
  events.push(`<${element.name} ${JSON.stringify(Object.entries(element.attributes).sort())}>`)
  for (const part of fold ? folded(element) : joined(element.children))
    if (typeof part === 'string') events.push(part)
    else if (part.kind === 'element') tell(part, fold, events)
    else events.push(JSON.stringify({ ...part, start: 0, end: 0 }))
  events.push(`</${element.name}>`)
}

type Part = string | Exclude<XmlNode, { kind: 'text' | 'cdata' }>

function joined(children: readonly XmlNode[]): Part[] {
  const parts: Part[] = []
  for (const child of children) {
    const last = parts.at(-1)
    if (child.kind !== 'text' && child.kind !== 'cdata') parts.push(child)
    else if (typeof last === 'string') parts[parts.length - 1] = last + child.text
    else if (child.text !== '') parts.push(child.text)
  }
  return parts
}

function folded(element: XmlElement): Part[] {
  const parts = joined(element.children).map((part) =>
    typeof part === 'string' ? part.replace(/[ \t\r\n]+/g, ' ') : part,
  )
  const local = localName(element.name)
  const hasText = parts.some((part) => typeof part === 'string' && part !== ' ' && part !== '')
  const hasBlocks = element.children.some(
    (child) => child.kind === 'element' && !PHRASES.has(localName(child.name)) && !POINTS.has(localName(child.name)),
  )
  if (ALTERNATIVES.has(local) || (!hasText && hasBlocks))
    return parts.filter((part) => typeof part !== 'string' || part.replaceAll(' ', '') !== '')
  const block = !PHRASES.has(local)
  return parts
    .map((part, i) => {
      if (typeof part !== 'string') return part
      const next = parts[i + 1]
      const text = block && i === 0 ? part.replace(/^ /, '') : part
      const beforeNote = typeof next === 'object' && next.kind === 'element' && localName(next.name) === 'note'
      return (block && next === undefined) || beforeNote ? text.replace(/ $/, '') : text
    })
    .filter((part) => part !== '')
}
