import type { Node } from 'prosemirror-model'
import type { Reading } from '../finding'
import { TEI_NAMESPACE } from '../namespaces'
import { localName, type Attributes } from '../schema'
import type { Transcription } from '../transcription'
import { parseXml } from '../xml/parse'
import { positionAt } from '../xml/position'
import type { XmlElement, XmlTree } from '../xml/tree'
import { KnownBlocks } from './known-blocks'
import { Reader } from './reader'
import { sourceTokens } from './source-tokens'
import type { Layout } from './whitespace'

/** Where a block stands in the source, and what was made of it. Offsets are UTF-16; loose text has no tags, so they fall together. */
export interface SourceBlock {
  /** Where the white space before the block begins. */
  readonly gap: number
  readonly start: number
  readonly startTagEnd: number
  /** Where the white space before the end tag begins. */
  readonly endGap: number
  readonly endTagStart: number
  readonly end: number
  /** The key of the block it is a part of; `null` for the root. */
  readonly parent: number | null
  readonly node: Node
}

/** One of several linked elements that were read as one span: the attributes it has in the source, and the block it stands in. */
export interface SourceFragment {
  readonly key: number
  readonly attributes: Attributes
}

/** A TEI file as it was read: the doc, and what the preserving writer reuses. */
export interface TeiReading extends Transcription {
  readonly source: string
  /** By the key that each block of the doc carries. */
  readonly blocks: readonly SourceBlock[]
  /** The fragments, in order, of each span that was read from several, by span id. */
  readonly linked: ReadonlyMap<string, readonly SourceFragment[]>
  /** The keys of the blocks in the order in which they were read. */
  readonly order: readonly number[]
  /** The ids of the spans in the order in which they were read. */
  readonly spans: readonly string[]
  /** The entities that the file declares, for reading parts of its source. */
  readonly entities: ReadonlyMap<string, string>
  /** Where everything was read, as `PlaceLog` takes it down; `placesOf` makes it a map. */
  readonly log: Int32Array
}

/**
 * Reads TEI into a doc of the schema. Nothing is lost: what has no better place is kept whole. What is malformed, or
 * is no TEI, is one error finding with line and column. Keys and span ids depend on the source alone. Where a doc that
 * came from the source is `known`, what is read is made of its blocks wherever they still say what is read.
 */
export function readTei(source: string, known: Node | null = null): Reading<TeiReading> {
  const { value: tree, findings } = parseXml(source)
  return tree ? readTeiTree(source, tree, known) : { value: null, findings }
}

/** Like {@link readTei}, of a source that was parsed. */
export function readTeiTree(source: string, tree: XmlTree, known: Node | null = null): Reading<TeiReading> {
  if (isTei(tree.root)) return { value: readTree(source, tree, new KnownBlocks(known)), findings: [] }
  const name = tree.root.name
  const message = `This XML file is not TEI: its root element is <${name}>, not <TEI>. The file was not read; Recto opens TEI and plain text.`
  const at = positionAt(source, tree.root.start)
  return { value: null, findings: [{ severity: 'error', code: 'not-tei', message, values: { name }, at }] }
}

/** Reads a tree, and joins only those linked fragments that the writer would part again in the same way. */
function readTree(source: string, tree: XmlTree, known: KnownBlocks): TeiReading {
  const apart = new Set<string>()
  for (;;) {
    const reader = new Reader(source, tree, apart, known)
    const reading = reader.read()
    const torn = [...reader.incomplete(), ...tornSpans(reading)]
    if (torn.length === 0) return reading
    for (const id of torn) apart.add(id)
  }
}

/** The `xml:id`s of the first fragments of the spans in blocks that would be written with other fragments. */
function tornSpans(reading: TeiReading): readonly string[] {
  const keys = new Set([...reading.linked.values()].flatMap((fragments) => fragments.map(({ key }) => key)))
  const torn = new Set([...keys].filter((key) => sourceTokens(reading, [key], PLAIN) === null))
  return [...reading.linked.values()]
    .filter((fragments) => fragments.some(({ key }) => torn.has(key)))
    .map(([first]) => first?.attributes['xml:id'] ?? '')
}

const PLAIN: Layout = { indent: '', unit: '', pretty: false, preserve: false }

/** The roots of whole texts, also without a namespace: those of P5, and of P4 and its forerunners. */
const ROOTS: ReadonlySet<string> = new Set(['TEI', 'teiCorpus', 'TEI.2', 'teiCorpus.2'])

function isTei(root: XmlElement): boolean {
  const local = localName(root.name)
  if (ROOTS.has(local)) return true
  const prefix = root.name.slice(0, -local.length - 1)
  return root.attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] === TEI_NAMESPACE
}
