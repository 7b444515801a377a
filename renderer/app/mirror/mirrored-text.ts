import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import '../../../shared/commands/settle-step'
import '../../../shared/commands/span-step'
import { schema } from '../../../shared/schema'
import { writtenPlaces } from '../../../shared/tei/written-places'
import type { Places } from '../../../shared/tei/places'
import { writePreserving } from '../../../shared/tei/preserve'
import { readTei, readTeiTree, type TeiReading } from '../../../shared/tei/read'
import { withReadNodes } from '../../../shared/tei/reused-nodes'
import { writeRebuilt } from '../../../shared/tei/write'
import { parseXml } from '../../../shared/xml/parse'

/** A text with the TEI that it is written as. */
export interface WrittenText {
  readonly doc: Node
  readonly revision: number
  readonly source: string
}

/** The copy of an open text that the Worker keeps: follows it step by step, and writes it. */
export class MirroredText {
  readonly #reading: TeiReading | null
  #doc: Node
  #revision: number
  #written: WrittenText | null = null
  #places: { readonly of: WrittenText; readonly places: Places } | null = null

  /** `json` is the doc as JSON text, at `revision`; `source` the TEI that it was read from, or `null`. */
  constructor(json: string, source: string | null, revision: number) {
    const doc = schema.nodeFromJSON(JSON.parse(json))
    this.#revision = revision
    this.#reading = source === null ? null : readTei(source).value
    this.#doc = this.#reading ? withReadNodes(doc, this.#reading) : doc
  }

  /** How many times the text was changed since it was opened. */
  get revision(): number {
    return this.#revision
  }

  /** Does what was done to the text. Throws where that cannot be: then this is no copy of it any more. */
  follow(steps: readonly unknown[]): void {
    for (const json of steps) {
      const { doc, failed } = Step.fromJSON(schema, json).apply(this.#doc)
      if (doc === null) throw new Error(failed ?? 'A step cannot be applied')
      this.#doc = doc
    }
    this.#revision += 1
  }

  /** The text as TEI, as exporting writes it. */
  written(): WrittenText {
    const doc = this.#doc
    const revision = this.#revision
    if (this.#written?.doc !== doc) {
      const source = this.#reading ? writePreserving(doc, this.#reading) : writeRebuilt(doc)
      this.#written = { doc, revision, source }
    } else if (this.#written.revision !== revision) this.#written = { ...this.#written, revision }
    return this.#written
  }

  /** Which position of a text is which offset of its TEI; `null` where that cannot be read. */
  placesOf(written: WrittenText): Places | null {
    if (this.#places?.of.doc !== written.doc) {
      const reading = this.#read(written.source)
      this.#places = reading && { of: written, places: writtenPlaces(written.doc, reading) }
    }
    return this.#places?.places ?? null
  }

  #read(source: string): TeiReading | null {
    if (source === this.#reading?.source) return this.#reading
    const { value: tree } = parseXml(source)
    return tree && readTeiTree(source, tree).value
  }
}
