import type { EntryKind } from '../../edition'
import type { IndexLine, IndexPlace, ReadingText } from '../../reading-text/reading-text'
import { entryKinds, type Entry } from '../../register/entry'
import type { EditionTerms } from './edition-terms'
import { element, escapeHtml } from './markup'

/** What an index is written from. */
export interface IndexSettings {
  readonly lines: readonly IndexLine[]
  readonly entries: ReadonlyMap<string, Entry>
  readonly texts: readonly ReadingText[]
  /** What texts are called, by their id. */
  readonly titles: ReadonlyMap<string, string>
  readonly terms: EditionTerms
  /** Where a mention is. */
  readonly hrefOf: (place: IndexPlace) => string
}

/** The id of an entry in the index. */
export function entryId(entry: Pick<Entry, 'xmlId'>): string {
  return `entry-${entry.xmlId}`
}

/** The index of persons, places, organisations and terms, each with the pages where it is mentioned as links. `level` is that of its heading. */
export function indexHtml(settings: IndexSettings, level: number): string {
  if (settings.lines.length === 0) return ''
  return partOfIndexHtml(settings, level, '')
}

/** The same of an index that is parted, whose `lines` are of one part; `more` stands after the word for the index. */
export function partOfIndexHtml(settings: IndexSettings, level: number, more: string): string {
  const { lines, terms } = settings
  const several = severalHave(settings.texts)
  const parts = entryKinds.flatMap((kind) => {
    const own = lines.filter((line) => line.kind === kind)
    return own.length === 0 ? [] : [kindHtml(kind, own, settings, several, level + 1)]
  })
  const heading = `<h${String(level)} id="index">${escapeHtml(terms.index + more)}</h${String(level)}>`
  const attributes = { class: 'index', role: 'doc-index', 'aria-labelledby': 'index' }
  return `${element('section', attributes, `\n${heading}\n${parts.join('\n')}\n`)}\n`
}

function kindHtml(
  kind: EntryKind,
  lines: readonly IndexLine[],
  settings: IndexSettings,
  several: ReadonlySet<string>,
  level: number,
): string {
  const heading = `<h${String(level)}>${escapeHtml(settings.terms.kinds[kind])}</h${String(level)}>`
  const items = lines.map((line) => lineHtml(line, settings, several)).join('\n')
  return `${heading}\n${element('ul', {}, `\n${items}\n`)}`
}

function lineHtml(line: IndexLine, settings: IndexSettings, several: ReadonlySet<string>): string {
  const entry = settings.entries.get(line.entry)
  const name = element('span', { class: `entry is-${line.kind}` }, escapeHtml(line.name))
  const said = entry ? aboutEntry(entry) : ''
  const about = said === '' ? '' : ` ${element('span', { class: 'about' }, escapeHtml(said))}`
  const places = line.places.map((place) => placeHtml(place, line, settings, several)).join(', ')
  return element(
    'li',
    { id: entry ? entryId(entry) : null },
    `${name}${about} ${element('span', { class: 'places' }, places)}`,
  )
}

function placeHtml(place: IndexPlace, line: IndexLine, settings: IndexSettings, several: ReadonlySet<string>): string {
  const { terms, titles, texts } = settings
  const number = texts.findIndex(({ id }) => id === place.text) + 1
  const label =
    place.page === '' ? terms.text(number) : several.has(place.page) ? `${String(number)}:${place.page}` : place.page
  const note = place.inNote ? ` ${terms.noteShort}` : ''
  const where = [
    line.name,
    titles.get(place.text) ?? '',
    place.page === '' ? '' : terms.page(place.page),
    place.inNote ? terms.inNote : '',
  ]
  const attributes = { href: settings.hrefOf(place), 'aria-label': where.filter(Boolean).join(', ') }
  return element('a', attributes, escapeHtml(label + note))
}

/** What tells an entry from others of its name: years, the last role, its kind or what it stands for. */
function aboutEntry({ kind, born, died, roles, type, expansion }: Entry): string {
  const years = born === '' && died === '' ? '' : `${born.slice(0, 4)}–${died.slice(0, 4)}`
  return [kind === 'person' ? years : '', roles.at(-1) ?? '', kind === 'place' ? type : '', expansion]
    .filter(Boolean)
    .join(', ')
}

/** The labels of pages that several texts have, so that a number alone does not say which is meant. */
function severalHave(texts: readonly ReadingText[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const several = new Set<string>()
  for (const { pages } of texts) {
    const own = new Set(pages)
    for (const page of own) (seen.has(page) ? several : seen).add(page)
  }
  return several
}
