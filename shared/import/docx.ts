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
  const all = reader.read()
  const read = withoutTitlePage(all, reader.firstSection)
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

/** What stands on a title page, which the header says, is not text: a first section of a title and lines under it. */
function withoutTitlePage(
  parts: readonly Part[],
  firstSection: number | null,
): { readonly parts: readonly Part[]; readonly title: string } {
  const page = parts.slice(0, firstSection ?? 0)
  const isTitle = page.every((part) => part.kind === 'paragraph' && ['title', 'title-page'].includes(part.role))
  const title = page.map((part) => (part.kind === 'paragraph' && part.role === 'title' ? plainText(part.inlines) : ''))
  const said = title.filter((line) => line !== '').join(' ')
  return isTitle && said !== '' ? { parts: parts.slice(page.length), title: said } : { parts, title: '' }
}

function firstHeading(parts: readonly Part[]): string {
  const heading = parts.find((part) => part.kind === 'paragraph' && (part.level > 0 || part.role === 'title'))
  return heading?.kind === 'paragraph' ? plainText(heading.inlines) : ''
}

/** The guesses at their places: the blocks that they are of, by their element and its order among those of its name. */
function placed(written: Node, made: ReadonlyMap<Node, Guessed>, read: Node): readonly Guess[] {
  const there = blocksByName(read)
  const guesses: Guess[] = []
  for (const [name, blocks] of blocksByName(written))
    for (const [index, { node }] of blocks.entries()) {
      const said = made.get(node)
      const found = there.get(name)?.[index]
      if (said === undefined || found === undefined) continue
      const range = { from: found.position + 1, to: found.position + found.node.nodeSize - 1 }
      guesses.push({ ...said, id: 0, range, settled: false })
    }
  const inOrder = guesses.sort((a, b) => a.range.from - b.range.from)
  return inOrder.map((guess, index) => ({ ...guess, id: index + 1 }))
}

interface BlockAt {
  readonly node: Node
  readonly position: number
}

function blocksByName(doc: Node): ReadonlyMap<string, readonly BlockAt[]> {
  const found = new Map<string, BlockAt[]>()
  doc.descendants((node, position) => {
    if (!node.isTextblock) return
    const name = String(node.attrs['name'])
    const known = found.get(name)
    if (known) known.push({ node, position })
    else found.set(name, [{ node, position }])
  })
  return found
}
