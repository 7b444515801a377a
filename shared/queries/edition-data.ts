import { emptyFields, type HeaderEditor, type HeaderFields, type HeaderLanguage } from '../tei/header'
import { saidItems } from '../tei/header/header-fields'

/** The fields of headers that all texts of an edition can share, in the order of the form. */
export const editionDataNames = [
  'series',
  'editors',
  'publisher',
  'published',
  'licence',
  'licenceTarget',
  'access',
  'status',
  'settlement',
  'repository',
  'languages',
] as const satisfies readonly (keyof HeaderFields)[]

/** The name of a field that an edition can say for all its texts. */
export type EditionDataName = (typeof editionDataNames)[number]

/** What holds for all texts of an edition; `''` and empty lists where nothing does. `series` is the title of the edition. */
export type EditionData = Pick<HeaderFields, EditionDataName>

/** What an edition begins with. */
export const emptyEditionData: EditionData = pick(emptyFields)

/** The data of an edition from what was stored, whatever it is. */
export function readEditionData(stored: unknown): EditionData {
  if (typeof stored !== 'object' || stored === null) return emptyEditionData
  const said = stored as Readonly<Record<string, unknown>>
  const text = (name: EditionDataName) => (typeof said[name] === 'string' ? said[name] : '')
  const texts = Object.fromEntries(editionDataNames.map((name) => [name, text(name)])) as unknown as EditionData
  return {
    ...texts,
    editors: itemsOf(said['editors'], ['name', 'ref', 'share']) as readonly HeaderEditor[],
    languages: itemsOf(said['languages'], ['ident', 'name']) as readonly HeaderLanguage[],
  }
}

function itemsOf(stored: unknown, keys: readonly string[]): readonly object[] {
  if (!Array.isArray(stored)) return []
  const items = stored.filter(
    (item): item is Readonly<Record<string, unknown>> => typeof item === 'object' && item !== null,
  )
  return saidItems(
    items.map((item) => Object.fromEntries(keys.map((key) => [key, typeof item[key] === 'string' ? item[key] : '']))),
  )
}

/** Whether a field says nothing. */
export function isUnsaid(value: HeaderFields[keyof HeaderFields]): boolean {
  return value.length === 0
}

/** What an edition says at all, for a header. */
export function saidData(data: EditionData): Partial<EditionData> {
  return Object.fromEntries(Object.entries(pick(data)).filter(([, value]) => !isUnsaid(value)))
}

/** What the header of a corpus says for all of its texts: its title is that of the edition, where it names no other. */
export function dataOfCorpus(header: HeaderFields): EditionData {
  return { ...pick(header), series: header.series || header.title }
}

/** What of the data a header lacks, for a new text: what it says itself stays. */
export function dataLacking(header: HeaderFields, data: EditionData): Partial<EditionData> {
  return Object.fromEntries(
    Object.entries(saidData(data)).filter(([name]) => isUnsaid(header[name as EditionDataName])),
  )
}

/** One field of one text that would be written. */
export interface FieldOffer {
  readonly name: keyof HeaderFields
  /** What the header says now; nothing where it says nothing. */
  readonly said: HeaderFields[keyof HeaderFields]
  readonly value: HeaderFields[keyof HeaderFields]
}

/** What of some fields a header does not say, or says otherwise; in their order. */
export function offersFor(header: HeaderFields, fields: Partial<HeaderFields>): readonly FieldOffer[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    const name = key as keyof HeaderFields
    return JSON.stringify(header[name]) === JSON.stringify(value) ? [] : [{ name, said: header[name], value }]
  })
}

function pick(fields: Pick<HeaderFields, EditionDataName>): EditionData {
  return Object.fromEntries(editionDataNames.map((name) => [name, fields[name]])) as unknown as EditionData
}
