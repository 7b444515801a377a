import type { Node } from 'prosemirror-model'
import type { Guess } from '../edition'
import type { Finding, Reading } from '../finding'
import { schema } from '../schema'
import { writeRebuilt } from '../tei/write'
import { divisionsOf } from './docx/divisions'
import { foundIn } from './docx/findings'
import { guessed, type Guessed } from './docx/guessed'
import { plainText, type Part } from './docx/parts'
import { headerOf, propertiesOf } from './docx/word-header'
import { openWordFile } from './docx/word-package'
import { WordReader } from './docx/word-reader'
import type { Imported } from './imported'
import { importTei } from './tei'

/** What of a Word file is wanted. */
export interface WordOptions {
  /** Whether comments become queries; else they are left out. */
  readonly comments?: boolean
}

/**
 * Reads a Word file (Office Open XML, ECMA-376, part 1, chapter 17): headings by their styles, emphasis, notes where they are
 * referred to, comments as queries, lists, tables, links, page breaks. Of tracked changes the text as changed is read. What
 * is read is a TEI text as if it had been opened as one. A file that is damaged, or something else, is an error finding.
 */
export function importDocx(name: string, bytes: Uint8Array, options: WordOptions = {}): Reading<Imported> {
  const file = openWordFile(bytes)
  if (file === null) return notRead(name)
  const reader = new WordReader(file, options.comments ?? true)
  const read = withoutTitlePage(reader.read())
  const { parts, sayings } = guessed(read.parts)
  const made = new Map<Node, Guessed>()
  const divisions = divisionsOf(parts, (node, part) => {
    const said = sayings.get(part)
    if (said) made.set(node, said)
  })
  if (divisions.every(({ textContent }) => !/\p{L}/u.test(textContent))) return empty(name)
  const properties = propertiesOf(file.properties)
  const title = properties.title || read.title || firstHeading(parts) || name.replace(/\.docx$/i, '')
  const { language } = reader.survey
  const text = schema.nodes.container.create(
    { name: 'text', attributes: language === null ? {} : { 'xml:lang': language } },
    [schema.nodes.container.create({ name: 'body' }, [...divisions])],
  )
  const header = schema.nodes.header.create({ xml: headerOf(name, title, properties, reader.people) })
  const doc = schema.nodes.doc.create({ prolog: '<?xml version="1.0" encoding="UTF-8"?>\n', epilog: '\n' }, [
    header,
    text,
  ])
  const tei = importTei(name, { text: writeRebuilt(doc), encoding: 'utf-8', bom: false })
  if (!tei.value) return notRead(name)
  const guesses = placed(doc, made, tei.value.doc)
  return { value: { ...tei.value, guesses }, findings: [...foundIn(name, reader.met), ...tei.findings] }
}

function notRead(name: string): Reading<Imported> {
  const message = `The file “${name}” is no Word file that can be read, or it is damaged. Nothing was changed. Open it in the program that wrote it, save it anew as .docx or as plain text, and open that.`
  return failed({ severity: 'error', code: 'docx-unreadable', message, values: { name } })
}

function empty(name: string): Reading<Imported> {
  const message = `The file “${name}” holds no letters, so there is no text in it to take in.`
  return failed({ severity: 'error', code: 'file-without-text', message, values: { name } })
}

const failed = (finding: Finding): Reading<Imported> => ({ value: null, findings: [finding] })

/** What stands on a title page, which the header says, is not text: a title and lines under it, before anything else. */
function withoutTitlePage(parts: readonly Part[]): { readonly parts: readonly Part[]; readonly title: string } {
  const end = parts.findIndex((part) => part.kind !== 'paragraph' || !['title', 'title-page'].includes(part.role))
  const page = end < 0 ? parts : parts.slice(0, end)
  const [first] = page
  const title = first?.kind === 'paragraph' && first.role === 'title' ? plainText(first.inlines) : ''
  // A title alone may be the heading of the text; with lines under it, it is that of a page.
  return page.length < 2 || title === '' ? { parts, title } : { parts: parts.slice(page.length), title }
}

function firstHeading(parts: readonly Part[]): string {
  const heading = parts.find((part) => part.kind === 'paragraph' && (part.level > 0 || part.role === 'title'))
  return heading?.kind === 'paragraph' ? plainText(heading.inlines) : ''
}

/** The guesses at their places; what was read of the TEI has the same positions as what was written. */
function placed(written: Node, made: ReadonlyMap<Node, Guessed>, read: Node): readonly Guess[] {
  const guesses: Guess[] = []
  written.descendants((node, position) => {
    const said = made.get(node)
    if (said === undefined) return
    const to = Math.min(position + node.nodeSize - 1, read.content.size)
    guesses.push({ ...said, id: guesses.length + 1, range: { from: Math.min(position + 1, to), to }, settled: false })
  })
  return guesses
}
