import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseXml } from '../xml/parse'
import type { XmlElement, XmlNode } from '../xml/tree'
import type { DateReading } from './date-reading'
import { readDate } from './dates'

const DATA = '../shared/data/frus/'
/** The text of 10.6 MB only in a campaign, for the time that it takes. */
const FOLDERS = ['volumes', 'documents', ...(process.env['RECTO_CAMPAIGN'] === undefined ? [] : ['stress'])]
const NAMES = ['when', 'from', 'to', 'notBefore', 'notAfter'] as const

/**
 * Where the published TEI does not have what the words say: words and what TEI says of them.
 * Checked by the weekday, by the documents before and after, and by eye.
 */
const errorsOfTheTei: readonly string[] = ['July 6, 1894 → when=1804-07-06']

interface Dated {
  readonly words: string
  readonly published: Readonly<Record<string, string>>
  /** A date of the documents before it, by what they say in words; never its own. */
  readonly own: string | null
}

test.skipIf(!existsSync(DATA))(
  `the datelines of ${DATA} are read as they were published (skipped where they are absent)`,
  { timeout: 300_000 },
  () => {
    for (const folder of FOLDERS) {
      const files = readdirSync(DATA + folder).filter((name) => name.endsWith('.xml'))
      const dates = files.flatMap((name) => datesOf(readFileSync(`${DATA}${folder}/${name}`, 'utf8')))
      const others = dates.filter((one) => !exact(one) && one.words !== 'undated')
      const silent = others.filter((one) => readingOf(one)?.doubt === null).map(shown)
      const undated = dates.filter(({ words }) => words === 'undated')
      const said = dates.length - undated.length
      console.log(
        `${folder}: ${said - others.length} of ${said} exact, ${undated.length} undated, others:`,
        others.map(shown),
      )
      expect((said - others.length) / said).toBeGreaterThanOrEqual(0.99 - (dates.length < 50 ? 0.1 : 0))
      expect(silent.filter((one) => !errorsOfTheTei.includes(one))).toEqual([])
      for (const one of undated) expect(readingOf(one)).toEqual({ attributes: {}, doubt: null })
      // Where TEI says more than the words, as its editors inferred from elsewhere, the words are read as far as they go.
      for (const one of others.filter((each) => readingOf(each)?.doubt === 'coarse'))
        expect(one.published['when']).toContain(readingOf(one)?.attributes['when'])
    }
  },
)

/**
 * Whether the best reading has the attributes of the published TEI and no others. A zone is left out where the words have none
 * (TEI has the local time with its offset): the time in words must agree.
 */
function exact(one: Dated): boolean {
  const reading = readingOf(one)
  if (!reading || Object.keys(reading.attributes).length !== Object.keys(one.published).length) return false
  return Object.entries(one.published).every(([name, value]) => {
    const read = reading.attributes[name]
    return read === value || read === value.replace(/(T.*?)(?:Z|[+-]\d\d:\d\d)$/, '$1')
  })
}

function readingOf({ words, own }: Dated): DateReading | undefined {
  return readDate(words, { date: own, languages: ['en'], calendar: 'gregorian', dateline: true })[0]
}

function shown({ words, published }: Dated): string {
  return `${words} → ${Object.entries(published)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`
}

/** Each date with what the last date before it says in words of itself. */
function datesOf(source: string): readonly Dated[] {
  const root = parseXml(source).value?.root
  let own: string | null = null
  return (root ? dateElements(root) : []).flatMap((element) => {
    const words = wordsOf(element).replace(/\s+/g, ' ').trim()
    const published = Object.fromEntries(
      NAMES.flatMap((name) => (element.attributes[name] === undefined ? [] : [[name, element.attributes[name]]])),
    ) as Record<string, string>
    const dated = { words, published, own }
    const [reading] = readDate(words, { date: null, languages: ['en'], calendar: 'gregorian' })
    const when = reading?.doubt === null ? reading.attributes['when'] : undefined
    own = when === undefined || !/^\d{4}-\d\d-\d\d/.test(when) ? own : when.slice(0, 10)
    return Object.keys(published).length === 0 ? [] : [dated]
  })
}

function dateElements(element: XmlElement): readonly XmlElement[] {
  if (element.name === 'date') return [element]
  return element.children.flatMap((child) => (child.kind === 'element' ? dateElements(child) : []))
}

function wordsOf(node: XmlNode): string {
  if (node.kind === 'text' || node.kind === 'cdata') return node.text
  return node.kind === 'element' && node.name !== 'note' ? node.children.map(wordsOf).join('') : ''
}
