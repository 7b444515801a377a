import type { Node } from 'prosemirror-model'
import { encodeUtf8 } from '../encodings'
import { stretchOf } from '../progress'
import type { Entry } from '../register/entry'
import { identifierUri } from '../register/identifier-uri'
import { blockText } from '../queries/block-text'
import { noteKind } from '../queries/note-kinds'
import type { Attributes } from '../schema'
import { exportFindings } from './export-findings'
import { settingValue, type ExportFormat, type ToExport } from './format'
import { quotedAround, textsWithMentions, type MentionRow, type TextWithMentions } from './mention-rows'
import { uuidOf } from './name-uuid'
import type { PlacedNote } from './placed-text/placed-text'
import type { SwitchSetting } from './setting-kinds'
import { fileNameOf } from './text-files'

/** Whether notes become annotations of their references too. */
const withNotes: SwitchSetting = { kind: 'switch', name: 'notes', usual: false }
/** Whether names that point at no entry become annotations too. */
const withUnlinked: SwitchSetting = { kind: 'switch', name: 'unlinked', usual: true }

/** A body or annotation as JSON-LD. */
type Json = Readonly<Record<string, unknown>>

/**
 * Mentions as a collection of annotations (W3C Web Annotation Data Model, 2017, as JSON-LD), with the plain texts that they
 * are of in the folder `texts`. Each annotation says by quotation and by position where it stands, and by URIs who is meant.
 */
export const annotationsFormat: ExportFormat = {
  id: 'annotations',
  ending: '.jsonld',
  type: 'application/ld+json',
  holds: 'edition',
  settings: [withNotes, withUnlinked],
  write: (what, values, progress) => {
    const texts = textsWithMentions(what, stretchOf(progress, 0, 0.9))
    const notes = settingValue(withNotes, values)
    const unlinked = settingValue(withUnlinked, values)
    const items = texts.flatMap((text) => [
      ...text.mentions
        .filter(({ entries }) => unlinked || entries.length > 0)
        .map((mention, index) => mentionAnnotation(text, mention, index)),
      ...(notes ? text.notes.map((note, index) => noteAnnotation(text, note, index)) : []),
    ])
    const names = texts.reduce(
      (sum, { mentions }) => sum + mentions.filter(({ entries }) => entries.length === 0).length,
      0,
    )
    const files = [
      {
        path: fileNameOf(what.title, '.jsonld'),
        bytes: encodeUtf8(`${JSON.stringify(collection(what, items), null, 1)}\n`),
      },
      ...texts.map(({ file, plain }) => ({ path: `texts/${file}`, bytes: encodeUtf8(plain) })),
    ]
    progress(1)
    return Promise.resolve({
      files,
      findings: exportFindings([
        [
          'unlinked-left-out',
          unlinked ? 0 : names,
          'Tagged names that point at no entry were left out, as was chosen.',
        ],
      ]),
    })
  },
}

/** An annotation collection with one page (section 5). */
function collection({ title, texts }: ToExport, items: readonly Json[]): Json {
  const id = uuidOf('annotations', title, ...texts.map((text) => text.id))
  const page = `${id}#page-1`
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: title,
    total: items.length,
    first: {
      id: page,
      type: 'AnnotationPage',
      partOf: { id, label: title, total: items.length },
      startIndex: 0,
      items,
    },
  }
}

function mentionAnnotation(text: TextWithMentions, mention: MentionRow, index: number): Json {
  const { entries, kind } = mention
  const linked = entries.flatMap((entry) => entryBodies(entry))
  return {
    id: uuidOf('mention', text.text.id, mention.span, String(index)),
    type: 'Annotation',
    motivation: entries.length > 0 ? 'identifying' : 'tagging',
    body:
      linked.length > 0
        ? linked
        : [{ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: kind ?? mention.element }],
    target: target(text, mention),
  }
}

/** The URIs that identify an entry, its name, and its other identifiers as words. */
function entryBodies(entry: Entry): readonly Json[] {
  const identified = entry.identifiers.map((one): Json => {
    const source = identifierUri(one)
    return source === null
      ? { type: 'TextualBody', purpose: 'identifying', format: 'text/plain', value: `${one.type}: ${one.value}` }
      : { type: 'SpecificResource', purpose: 'identifying', source }
  })
  const words = (purpose: string, value: string): Json => ({
    type: 'TextualBody',
    purpose,
    format: 'text/plain',
    value,
  })
  return [...identified, words('tagging', entry.name), words('classifying', entry.kind)]
}

function noteAnnotation(text: TextWithMentions, placed: PlacedNote, index: number): Json {
  const { plain, offset } = text
  const { note, start, end } = placed
  const kind = noteKind(note.attrs['attributes'] as Attributes)
  const place = { start: offset(start), end: offset(end), exact: plain.slice(start, end) }
  const quoted = { ...place, ...quotedAround(plain, start, end) }
  return {
    id: uuidOf('note', text.text.id, String(index)),
    type: 'Annotation',
    motivation: kind === 'translation' ? 'describing' : 'commenting',
    body: { type: 'TextualBody', format: 'text/plain', value: textOfNote(note) },
    target: target(text, quoted),
  }
}

function textOfNote(note: Node): string {
  const blocks: string[] = []
  note.descendants((node) => {
    if (node.isTextblock) blocks.push(blockText(node).text)
    return !node.isTextblock
  })
  return blocks.filter((block) => block !== '').join('\n')
}

/** Where it stands (section 4.2.4, 4.2.5): each selector says the same, so a program takes the one that it knows. */
function target(
  { file }: TextWithMentions,
  { start, end, exact, prefix, suffix }: Pick<MentionRow, 'start' | 'end' | 'exact' | 'prefix' | 'suffix'>,
): Json {
  return {
    source: `texts/${encodeURIComponent(file)}`,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end },
    ],
  }
}
