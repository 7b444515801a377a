import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import '../../../shared/commands/own-steps'
import type { Reading } from '../../../shared/finding'
import type { AmendedText } from '../../../shared/amend/apply-source'
import { schema, type DocAttrs } from '../../../shared/schema'
import { writtenPlaces } from '../../../shared/tei/written-places'
import type { Places } from '../../../shared/tei/places'
import { writePreserving } from '../../../shared/tei/preserve'
import { readTei, readTeiTree, type TeiReading } from '../../../shared/tei/read'
import { readSource } from '../../../shared/tei/amended'
import { withReadNodes } from '../../../shared/tei/reused-nodes'
import { writeRebuilt } from '../../../shared/tei/write'
import { parseXml } from '../../../shared/xml/parse'
import type { XmlTree } from '../../../shared/xml/tree'

/** A text with the TEI that it is written as. */
export interface WrittenText {
  readonly doc: Node
  readonly revision: number
  readonly source: string
}

/** A text whose TEI was read again. */
export interface ParsedText {
  readonly written: WrittenText
  readonly tree: XmlTree
  /** Which position of its doc is which offset of its source. */
  readonly places: Places
}

/** How many readings are kept: that of the file, and those that undo and redo come back to. */
const readingsKept = 3

/** The copy of an open text that the Worker keeps: follows it step by step, and writes it. */
export class MirroredText {
  readonly #file: string | null
  /** What was read of the sources that the text stood on, the last ones last. */
  #readings: readonly TeiReading[] = []
  #doc: Node
  #revision: number
  #written: WrittenText | null = null
  #places: { readonly doc: Node; readonly places: Places } | null = null

  /** `json` is the doc as JSON text, at `revision`; `source` the TEI that it was read from, or `null`. */
  constructor(json: string, source: string | null, revision: number) {
    const doc = schema.nodeFromJSON(JSON.parse(json))
    this.#revision = revision
    this.#file = source
    const reading = this.#readingOf(doc)
    this.#doc = reading ? withReadNodes(doc, reading) : doc
  }

  /** How many times the text was changed since it was opened. */
  get revision(): number {
    return this.#revision
  }

  /** The text as it is now. */
  get doc(): Node {
    return this.#doc
  }

  /** Does what was done to the text, which leads so many revisions on. Throws where that cannot be: then this is no copy of it any more. */
  follow(steps: readonly unknown[], revisions = 1): void {
    for (const json of steps) {
      const { doc, failed } = Step.fromJSON(schema, json).apply(this.#doc)
      if (doc === null) throw new Error(failed ?? 'A step cannot be applied')
      this.#doc = doc
    }
    this.#revision += revisions
  }

  /** The text as TEI, as exporting writes it. */
  written(): WrittenText {
    const doc = this.#doc
    const revision = this.#revision
    if (this.#written?.doc !== doc) {
      const reading = this.#readingOf(doc)
      const source = reading ? writePreserving(doc, reading) : writeRebuilt(doc)
      this.#written = { doc, revision, source }
    } else if (this.#written.revision !== revision) this.#written = { ...this.#written, revision }
    return this.#written
  }

  /** A text with its TEI read again; a finding where that cannot be read. */
  parsed(written: WrittenText): Reading<ParsedText> {
    const { value: tree, findings } = parseXml(written.source)
    if (!tree) return { value: null, findings }
    const { value: places, findings: why } = this.placesOf(written, tree)
    return { value: places && { written, tree, places }, findings: why }
  }

  /** Which position of a text is which offset of its TEI, of which `tree` was read if it is at hand. */
  placesOf(written: WrittenText, tree: XmlTree | null = null): Reading<Places> {
    if (this.#places?.doc === written.doc) return { value: this.#places.places, findings: [] }
    const { value, findings } = this.#read(written.source, tree)
    const places = value && writtenPlaces(written.doc, value)
    this.#places = places && { doc: written.doc, places }
    return { value: places, findings }
  }

  /** The text as what is typed in its XML is applied to it. */
  amended(): AmendedText {
    return { doc: this.#doc, file: this.#file, reading: this.#readingOf(this.#doc) }
  }

  /** Keeps what was read of a source that the text is about to stand on. */
  keepReading(reading: TeiReading | null): void {
    if (reading && !this.#readings.includes(reading)) this.#readings = [...this.#readings, reading].slice(-readingsKept)
  }

  /** What was read of the source that a doc stands on, with what was typed in its XML. */
  #readingOf(doc: Node): TeiReading | null {
    const { amended } = doc.attrs as DocAttrs
    if (amended === null && this.#file === null) return null
    const known = this.#readings.find(({ doc: read }) => (read.attrs as DocAttrs).amended === amended)
    const reading = known ?? readSource(doc, this.#file)
    this.keepReading(reading)
    return reading
  }

  #read(source: string, tree: XmlTree | null): Reading<TeiReading> {
    const known = this.#readings.find((reading) => reading.source === source)
    if (known) return { value: known, findings: [] }
    return tree ? readTeiTree(source, tree) : readTei(source)
  }
}
