import { Dexie } from 'dexie'
import { commitAct } from '../../../renderer/store/acts'
import { sweepPieces } from '../../../renderer/store/sweep'
import type { Store } from '../../../renderer/store/store'
import { libraryOf, takingIn, textOf } from '../../../renderer/store/test-library'
import type { StoredText } from '../../../renderer/store/texts'
import { readTei } from '../../../shared/tei/read'
import { BarePuts } from './bare-puts'
import { Hand } from './hand'
import { ReferenceEditor, referenceJson } from './reference-editor'
import type { ReferenceKind } from './reference-schema'
import { WrittenBytes } from './written-bytes'

/** How many keys a row of the journal holds of somebody who types fast: the journal is written four times a second. */
const keysOfRow = 5
const library = 'bench'

/** What can be done at the stand. */
export type StandCalls = Stand

/** A library with one text in it, and somebody who types into it, without any interface. */
export class Stand {
  #store: Store | null = null
  #stored: StoredText | null = null
  #hand: Hand | null = null
  #written: WrittenBytes | null = null
  #reference: ReferenceEditor | null = null

  /** Makes a library of this TEI and opens its text. Answers with the length of the doc as JSON. */
  async take(xml: string): Promise<number> {
    const { value } = readTei(xml)
    if (value === null) throw new Error('The text cannot be read')
    const store = await libraryOf(library)
    this.#store = store
    this.#written = new WrittenBytes(store.db)
    // What stands between Dexie and the database is asked for when it is opened.
    store.db.close()
    await store.db.open()
    const made = await commitAct(store.db, takingIn({ a: value.doc }))
    if (!made.ok) throw new Error(made.problem.message)
    await this.open()
    return JSON.stringify(value.doc.toJSON()).length
  }

  /** Opens the text out of the library, as at a start; answers how long that took, in milliseconds. */
  async open(): Promise<number> {
    this.#stored?.store.stop()
    if (this.#store === null) throw new Error('No text was taken')
    const start = performance.now()
    const stored = await textOf(this.#store)
    const time = performance.now() - start
    this.#stored = stored
    this.#hand = new Hand(stored.doc)
    return time
  }

  /** How long JSON takes to be parsed that says the same as the text, in milliseconds: what no way of storing it beats by much. */
  parseJson(): number {
    const json = JSON.stringify(this.#its.hand.doc.toJSON())
    const start = performance.now()
    JSON.parse(json)
    return performance.now() - start
  }

  /** How long the text takes to be written as JSON in one go, in milliseconds. */
  writeJson(): number {
    const { doc } = this.#its.hand
    const start = performance.now()
    JSON.stringify(doc.toJSON())
    return performance.now() - start
  }

  /**
   * Types with a rest after each key, in milliseconds. `into` says who takes the steps: the journal, nobody, or a bare
   * database that is told of them as often. Sets a mark `key` before each key.
   */
  async typePaced(keys: number, rest: number, into: 'journal' | 'nothing' | 'bare'): Promise<void> {
    const { hand, stored } = this.#its
    const bare = into === 'bare' ? await BarePuts.open() : null
    for (let key = 0; key < keys; key++) {
      performance.mark('key')
      const steps = hand.stroke()
      if (into === 'journal') stored.store.push(steps)
      bare?.push(steps)
      await new Promise((resolve) => setTimeout(resolve, rest))
    }
    performance.mark('end')
    bare?.close()
    await stored.store.flush()
  }

  /**
   * Types as fast as the store takes it down, with as many keys in a row of the journal as at a fast hand's pace, and folds
   * the journal into checkpoints when the window would. Answers with the bytes that were written, by table, and how long
   * it took in milliseconds.
   */
  async type(keys: number): Promise<{ readonly written: Readonly<Record<string, number>>; readonly time: number }> {
    const { hand, stored, written } = this.#its
    written.take()
    written.countsRows = true
    const start = performance.now()
    for (let key = 0; key < keys; key += keysOfRow) {
      for (let one = 0; one < keysOfRow; one++) stored.store.push(hand.stroke())
      if (!(await stored.store.flush())) throw new Error('The journal cannot be written')
      if (stored.store.overlong) await this.#fold()
    }
    written.countsRows = false
    return { written: written.take(), time: performance.now() - start }
  }

  /** Folds the journal into a checkpoint, as the window does; answers with what that wrote, by table. Sets marks around it. */
  async checkpoint(): Promise<Readonly<Record<string, number>>> {
    const { stored, written } = this.#its
    if (!(await stored.store.flush())) throw new Error('The journal cannot be written')
    written.take()
    performance.mark('checkpoint')
    await this.#fold()
    performance.mark('end')
    return written.take()
  }

  async #fold(): Promise<void> {
    const { hand, stored } = this.#its
    const facts = () => ({ doc: hand.doc, guesses: [], words: 0, pages: 0 })
    if (!(await stored.store.checkpoint(facts))) throw new Error('The checkpoint cannot be written')
  }

  /** Types one letter at a time somewhere else and keeps a version after each; answers with the bytes that this stored. */
  async keepVersions(count: number): Promise<number> {
    const { hand, store, written } = this.#its
    written.take()
    for (let version = 0; version < count; version++) {
      for (let key = 0; key < 60; key++) hand.stroke()
      const state = { doc: hand.doc, guesses: [] }
      const facts = { transcription: 'a', state, why: 'interval', name: null, act: null, words: 0, pages: 0 } as const
      const kept = await store.keepVersion(facts)
      if (!kept.ok) throw new Error(kept.problem.message)
    }
    const { pieces = 0, versions = 0 } = written.take()
    return pieces + versions
  }

  /** How many bytes the pieces of the library take. */
  async pieceBytes(): Promise<number> {
    let sum = 0
    await this.#its.store.db.pieces.each(({ bytes }) => (sum += bytes.length))
    return sum
  }

  /** Takes out the pieces that nobody refers to, as happens some time after the start. */
  async sweep(): Promise<void> {
    await sweepPieces(this.#its.store.db)
  }

  /** How many bytes the browser says that the library takes on disk. */
  async used(): Promise<number> {
    return (await navigator.storage.estimate()).usage ?? 0
  }

  /** Closes the library and deletes it. */
  async end(): Promise<void> {
    this.#stored?.store.stop()
    this.#store?.close()
    await Dexie.delete(library)
  }

  /** Makes a reference editor ready with the text of this TEI, in place of an earlier one. See {@link ReferenceEditor}. */
  referReady(kind: ReferenceKind, xml: string): void {
    this.referTo(referenceJson(kind, xml))
  }

  /** The JSON of the doc that a reference editor has of this TEI. */
  referJson(kind: ReferenceKind, xml: string): string {
    return referenceJson(kind, xml)
  }

  /** The same as {@link referReady}, from its JSON: in a fresh page, nothing has run before that it uses. */
  referTo(json: string): void {
    this.#reference?.unmount()
    this.#reference = new ReferenceEditor(json)
  }

  /** Brings the reference editor from its JSON to the screen; answers how long that took until it was painted, in milliseconds. */
  referMount(): Promise<number> {
    return this.#referred.mount()
  }

  /** Takes the reference editor from the screen. */
  referUnmount(): void {
    this.#referred.unmount()
  }

  /** Lets the reference editor hold nothing but what is on the screen. */
  referForget(): void {
    this.#referred.forget()
  }

  /** Puts the caret of the reference editor at this share of its text, in sight. Keys typed at the page go there. */
  referPlace(share: number): Promise<void> {
    return this.#referred.place(share)
  }

  /** Marks so many words in the reference editor in one transaction. */
  referTag(count: number): Promise<void> {
    return this.#referred.tag(count)
  }

  /** Undoes the last change in the reference editor. */
  referUndo(): Promise<void> {
    return this.#referred.undo()
  }

  get #referred(): ReferenceEditor {
    if (this.#reference === null) throw new Error('No reference editor is ready')
    return this.#reference
  }

  get #its() {
    const [store, stored, hand, written] = [this.#store, this.#stored, this.#hand, this.#written]
    if (store === null || stored === null || hand === null || written === null) throw new Error('No text was taken')
    return { store, stored, hand, written }
  }
}
