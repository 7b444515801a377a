import { encodeUtf8 } from '../encodings'
import { stretchOf } from '../progress'
import type { Entry } from '../register/entry'
import { identifierUri } from '../register/identifier-uri'
import { presetOf, type Reading } from '../queries/readings'
import { settingValue, type ExportFormat, type ToExport } from './format'
import { textsWithMentions, type MentionRow, type TextWithMentions } from './mention-rows'
import type { SwitchSetting } from './setting-kinds'
import { fileNameOf } from './text-files'

/** What the file says of itself, by which programs know its shape. */
export const JSON_FORMAT = 'recto-register'
/** Raised when a program that reads the version before would misread the file. */
export const JSON_VERSION = 1

/** Whether the texts stand in the file, to which the offsets count. */
const withTexts: SwitchSetting = { kind: 'switch', name: 'texts', usual: true }

/** The shape of the file. What is not known is left out; offsets are code points of the text, `end` behind the last. */
export interface RegisterJson {
  readonly format: typeof JSON_FORMAT
  readonly version: typeof JSON_VERSION
  readonly title: string
  /** The day of the export. */
  readonly exported: string
  /** Which of the texts side by side was read: a name, or each choice. */
  readonly reading: string | Reading
  readonly texts: readonly TextJson[]
  readonly entries: readonly EntryJson[]
  readonly mentions: readonly MentionJson[]
}

interface TextJson {
  readonly id: string
  readonly title: string
  /** The file that the format `txt` writes. */
  readonly file: string
  readonly text?: string
  readonly pages: readonly { readonly label: string; readonly start: number }[]
}

/** An entry by its `xml:id`, with the facts that are known. */
interface EntryJson {
  readonly id: string
  readonly kind: Entry['kind']
  readonly name: string
  readonly variants?: readonly string[]
  readonly surname?: string
  readonly forename?: string
  readonly roles?: readonly string[]
  readonly born?: string
  readonly died?: string
  readonly type?: string
  readonly coordinates?: Entry['coordinates']
  readonly expansion?: string
  readonly description?: string
  readonly identifiers?: readonly { readonly type: string; readonly value: string; readonly uri?: string }[]
}

interface MentionJson {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly page: string | null
  readonly inNote: boolean
  readonly element: string
  readonly kind: Entry['kind'] | null
  /** The ids of the entries that it means. */
  readonly entries: readonly string[]
  readonly pointers: readonly string[]
}

/** The register, and every mention of it with its place, as JSON (RFC 8259); see {@link RegisterJson}. */
export const jsonFormat: ExportFormat = {
  id: 'json',
  ending: '.json',
  type: 'application/json',
  holds: 'edition',
  settings: [withTexts],
  write: (what, values, progress) => {
    const texts = textsWithMentions(what, stretchOf(progress, 0, 0.9))
    const json = registerJson(what, texts, settingValue(withTexts, values))
    const bytes = encodeUtf8(`${JSON.stringify(json, null, 1)}\n`)
    progress(1)
    return Promise.resolve({ files: [{ path: fileNameOf(what.title, '.json'), bytes }], findings: [] })
  },
}

function registerJson(
  { title, today, reading, entries }: ToExport,
  texts: readonly TextWithMentions[],
  texted: boolean,
): RegisterJson {
  return {
    format: JSON_FORMAT,
    version: JSON_VERSION,
    title,
    exported: today,
    reading: presetOf(reading) ?? reading,
    texts: texts.map(({ text, file, plain, pages, offset }) => ({
      ...{ id: text.id, title: text.title, file },
      ...(texted && { text: plain }),
      pages: pages.map(({ label, start }) => ({ label, start: offset(start) })),
    })),
    entries: entries.map(entryJson),
    mentions: texts.flatMap(({ text, mentions }) => mentions.map((mention) => mentionJson(mention, text.id))),
  }
}

function entryJson(entry: Entry): EntryJson {
  const { xmlId, kind, name, coordinates, identifiers } = entry
  const words = (['surname', 'forename', 'born', 'died', 'type', 'expansion', 'description'] as const).flatMap(
    (fact) => (entry[fact] === '' ? [] : [[fact, entry[fact]] as const]),
  )
  const lists = (['variants', 'roles'] as const).flatMap((fact) =>
    entry[fact].length === 0 ? [] : [[fact, entry[fact]] as const],
  )
  return {
    ...{ id: xmlId, kind, name },
    ...Object.fromEntries<string | readonly string[]>([...lists, ...words]),
    ...(coordinates && { coordinates }),
    ...(identifiers.length > 0 && {
      identifiers: identifiers.map((one) => {
        const uri = identifierUri(one)
        return uri === null ? one : { ...one, uri }
      }),
    }),
  }
}

function mentionJson(mention: MentionRow, text: string): MentionJson {
  const { start, end, exact, prefix, suffix, page, inNote, element, kind, entries, pointers } = mention
  return {
    ...{ text, start, end, exact, prefix, suffix, page, inNote, element, kind, pointers },
    entries: entries.map(({ xmlId }) => xmlId),
  }
}
