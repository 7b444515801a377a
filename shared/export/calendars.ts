import { calendarPointers } from '../register/dates/written-attributes'
import { childElements, childrenNamed } from '../register/element-words'
import { localName } from '../schema'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'
import { REGISTER_MARK } from './register-lists'

/** What the calendars are called that dates are written in (TEI P5, 2.4.5, The Calendar Description). */
const names: Readonly<Record<string, string>> = {
  [calendarPointers.julian]: 'Julian calendar',
  [calendarPointers.republican]: 'French Republican calendar',
}

/**
 * A TEI file with a `calendar` in its header for each that its dates point at and that it lacks. Pointers that led nowhere in
 * the file the text came from (`source`) are left, unless more of the same have come. Where nothing is to be written, or
 * the grammar knows no calendars (`known`, asked only then), the same string is given back.
 */
export function withCalendars(xml: string, source: string | null, known: () => boolean = () => true): string {
  if (!Object.keys(names).some((pointer) => xml.includes(pointer))) return xml
  const root = parseXml(xml).value?.root
  const header = root === undefined ? null : headerIn(root)
  if (root === undefined || header === null) return xml
  const before = source === null ? undefined : parseXml(source).value?.root
  const had = before === undefined ? null : calendarsLacking(before)
  const now = calendarsLacking(root)
  const lacking = Object.keys(names).filter((pointer) => (now.get(pointer) ?? 0) > (had?.get(pointer) ?? 0))
  return lacking.length === 0 || !known() ? xml : written(xml, header, lacking)
}

/** The header of the first `TEI` of a file. */
function headerIn(root: XmlElement): XmlElement | null {
  const [own] = childrenNamed(root, 'teiHeader')
  if (own !== undefined && localName(root.name) !== 'teiCorpus') return own
  for (const child of childElements(root)) {
    const found = localName(child.name).startsWith('TEI') ? headerIn(child) : null
    if (found !== null) return found
  }
  return null
}

/** How often dates point at each calendar that nothing in the file is. */
function calendarsLacking(root: XmlElement): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const ids = new Set<string>()
  const rest = [root]
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    const { calendar, 'xml:id': id } = element.attributes
    if (id !== undefined) ids.add(`#${id}`)
    for (const pointer of calendar?.split(/\s+/) ?? [])
      if (pointer in names) counts.set(pointer, (counts.get(pointer) ?? 0) + 1)
    rest.push(...childElements(element))
  }
  return new Map([...counts].filter(([pointer]) => !ids.has(pointer)))
}

function written(xml: string, header: XmlElement, pointers: readonly string[]): string {
  const prefix = header.name.slice(0, header.name.length - localName(header.name).length)
  const calendars = pointers.map(
    (pointer) =>
      `<${prefix}calendar xml:id="${pointer.slice(1)}"><${prefix}p>${names[pointer] ?? ''}</${prefix}p></${prefix}calendar>`,
  )
  // That of the register is written anew as a whole.
  const profile = childrenNamed(header, 'profileDesc').find(({ attributes }) => attributes['n'] !== REGISTER_MARK)
  const description = profile && childrenNamed(profile, 'calendarDesc')[0]
  const around = (name: string, inside: readonly string[]) => [
    `<${prefix}${name}>`,
    ...inside.map((line) => `\t${line}`),
    `</${prefix}${name}>`,
  ]
  if (description && !isEmptyTag(xml, description)) return inserted(xml, description, calendars, header)
  if (profile && !isEmptyTag(xml, profile)) return inserted(xml, profile, around('calendarDesc', calendars), header)
  return inserted(xml, header, around('profileDesc', around('calendarDesc', calendars)), header)
}

/** Lines after the last element within another, each as deep as what stands there; in a header before its revisions. */
function inserted(xml: string, within: XmlElement, lines: readonly string[], header: XmlElement): string {
  const children = childElements(within)
  const revision = within === header ? children.findIndex(({ name }) => localName(name) === 'revisionDesc') : -1
  const last = (revision < 0 ? children : children.slice(0, revision)).at(-1)
  const at = last?.end ?? within.startTagEnd
  const start = last?.start ?? within.start
  const indent = /(?:^|\n)([ \t]*)$/.exec(xml.slice(0, start))?.[1]
  const eol = indent === undefined ? '' : (/\r\n|\r|\n/.exec(xml)?.[0] ?? '\n')
  const deeper = (indent ?? '') + (last === undefined ? '  ' : '')
  const text = lines
    .map(
      (line) =>
        eol +
        (indent === undefined ? line.trimStart() : deeper + line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length))),
    )
    .join('')
  return xml.slice(0, at) + text + xml.slice(at)
}

/** Whether an element is written as one tag, in which nothing can stand. */
const isEmptyTag = (xml: string, { startTagEnd }: XmlElement): boolean =>
  xml.slice(startTagEnd - 2, startTagEnd) === '/>'
