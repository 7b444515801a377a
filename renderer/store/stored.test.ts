import { EditorState } from 'prosemirror-state'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { exportTei } from '../../shared/export/tei'
import { schemaVersion } from '../../shared/schema/version'
import { libraryVersion } from './db'
import type { ActRow, BodyRow, EditionRow, EntryRow, OriginalRow, PlaceRow, TranscriptionRow } from './rows'
import { openStore, type Store } from './store'
import type { StoredText } from './texts'

/**
 * A library as a version of the program left it, and what must be in it. The program itself writes them, see
 * `e2e/stored-example.mjs`.
 */
interface Example {
  readonly version: number
  /** The version as IndexedDB counts it. */
  readonly database: number
  readonly stores: readonly StoreExample[]
  readonly expected: {
    readonly edition: string
    readonly texts: readonly { readonly title: string; readonly tei: string }[]
  }
}

interface StoreExample {
  readonly name: string
  readonly keyPath: string
  readonly autoIncrement: boolean
  /** Which number the next row gets, where the database counts them. */
  readonly next: number | null
  readonly indexes: readonly (IDBIndexParameters & { readonly name: string; readonly keyPath: string })[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

const examples = import.meta.glob<Example>('../../fixtures/stored/library-*.json', { import: 'default', eager: true })
const numbered = new Map(Object.values(examples).map((example) => [example.version, example]))

test('Every version of the library up to this one has a stored example', () => {
  // To make the example of a new version: node e2e/stored-example.mjs fixtures/stored/library-N.json
  expect([...numbered.keys()].sort()).toEqual(Array.from({ length: libraryVersion }, (_, index) => index + 1))
})

test('Every version of the schema up to this one has docs in a stored example', () => {
  const bodies = [...numbered.values()].flatMap((example) => rowsOf(example, 'bodies') as readonly BodyRow[])
  const schemas = new Set(bodies.map(({ schema }) => schema))
  expect([...schemas].sort()).toEqual(Array.from({ length: schemaVersion }, (_, index) => index + 1))
})

function rowsOf({ stores }: Example, name: string): readonly unknown[] {
  return (stores.find((store) => store.name === name)?.rows ?? []).map((row) => revived(row))
}

/** A value with its bytes, which JSON has as `{$bytes: base64}`. */
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived)
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value) return Uint8Array.from(atob(String(value.$bytes)), (character) => character.charCodeAt(0))
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, revived(field)]))
}

/** Makes a database as the example has it, without any of the program's own code. */
function recreate(name: string, example: Example): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, example.database)
    opening.onerror = () => {
      reject(opening.error ?? new Error('not opened'))
    }
    opening.onupgradeneeded = () => {
      for (const { name: table, keyPath, autoIncrement, next, indexes, rows } of example.stores) {
        const store = opening.result.createObjectStore(table, { keyPath, autoIncrement })
        for (const index of indexes) store.createIndex(index.name, index.keyPath, index)
        // What was counted and deleted since is counted too, or a new row would take an old number.
        if (next !== null && next > 1) {
          store.put({ [keyPath]: next - 1 })
          store.delete(next - 1)
        }
        for (const row of rows) store.put(revived(row))
      }
    }
    opening.onsuccess = () => {
      opening.result.close()
      resolve()
    }
  })
}

let name = ''
let store: Store

async function open(): Promise<void> {
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  store = answer.value
}

async function opened(id: string): Promise<StoredText> {
  const answer = await store.openText(id)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

async function teiOf(id: string): Promise<string> {
  const { doc, original, transcription } = await opened(id)
  const source = transcription.format === 'tei' ? (await original?.row())?.file.text : undefined
  return exportTei({ doc, source: source ?? null })
}

describe.each([...numbered])('A library of version %i', (_, example) => {
  const acts = rowsOf(example, 'acts') as readonly ActRow[]
  const transcriptions = rowsOf(example, 'transcriptions') as readonly TranscriptionRow[]
  const [edition] = rowsOf(example, 'editions') as readonly EditionRow[]
  const [edited] = example.expected.texts
  const kept = transcriptions.filter(({ removed }) => removed === null)

  afterEach(async () => {
    vi.useRealTimers()
    await store.db.delete()
  })

  async function openExample(): Promise<void> {
    name = `recto-test-${crypto.randomUUID()}`
    await recreate(name, example)
    // What was deleted can be had back for thirty days: the clock stands where the example was left.
    vi.useFakeTimers({ toFake: ['Date'], now: (acts.at(-1)?.at ?? 0) + 60_000 })
    await open()
  }

  const idOf = (title: string | undefined) => transcriptions.find((row) => row.title === title)?.id ?? ''

  test('opens with everything in it', async () => {
    await openExample()
    const { id = '' } = edition ?? {}
    expect(await store.edition(id)).toMatchObject({ name: example.expected.edition, readOnly: null, file: null })
    expect((await store.transcriptionsOf(id)).map(({ title }) => title)).toEqual(
      kept.toSorted((one, other) => one.position - other.position).map(({ title }) => title),
    )
    for (const { title, tei } of example.expected.texts) expect(await teiOf(idOf(title))).toBe(tei)
    for (const row of kept) {
      const text = await opened(row.id)
      text.doc.check()
      expect(text).toMatchObject({ readOnly: null, damage: null })
      expect(text.transcription).toMatchObject({ origin: row.origin, exported: row.exported })
    }
    expect(kept.some(({ exported }) => exported !== null)).toBe(true)
    const byId = (one: { readonly id: string }, other: { readonly id: string }) => one.id.localeCompare(other.id)
    expect((await store.registerOf(id)).toSorted(byId)).toMatchObject(
      (rowsOf(example, 'entries') as readonly EntryRow[]).toSorted(byId),
    )
    for (const { xmlId, pointers, identifiers } of await store.registerOf(id))
      expect([xmlId === '', pointers, identifiers]).toEqual([false, [], []])
    expect(await store.db.refusals.toArray()).toEqual(rowsOf(example, 'refusals'))
    for (const original of rowsOf(example, 'originals') as readonly OriginalRow[])
      expect(await store.original(original.id)).toEqual(original)
    for (const place of rowsOf(example, 'places') as readonly PlaceRow[])
      expect((await opened(place.transcription)).place).toEqual(place)
    if (edition?.grammar) expect((await store.grammar(edition.grammar))?.files[0]?.name).toBe('letters.rng')
  })

  test('has the guesses that nobody has settled', async () => {
    await openExample()
    const text = await opened(idOf(edited?.title))
    const codes = text.guesses.filter(({ settled }) => !settled).map(({ code }) => code)
    expect(codes.length).toBeGreaterThan(3)
    for (const { range } of text.guesses) expect(range.to).toBeLessThanOrEqual(text.doc.content.size)
    expect((await opened(kept.find(({ title }) => title.startsWith('Crossing'))?.id ?? '')).guesses).toEqual([])
  })

  test('gives back by undo what was deleted, and the name that the edition had', async () => {
    await openExample()
    const { id = '' } = edition ?? {}
    for (const { id: act } of acts.toReversed().filter(({ label }) => label.code !== 'import'))
      expect((await store.undoAct(act)).ok).toBe(true)
    expect((await store.edition(id))?.name).not.toBe(example.expected.edition)
    const back = await store.transcriptionsOf(id)
    expect(back).toHaveLength(transcriptions.length)
    for (const row of back) (await opened(row.id)).doc.check()
  })

  test('is edited, checkpointed and opened again', async () => {
    await openExample()
    const id = idOf(edited?.title)
    const { doc, guesses, store: text } = await opened(id)
    const change = EditorState.create({ doc }).tr
    doc.descendants((node, position) => {
      if (node.isText && node.text?.includes('Kestrel Pass') === true && change.steps.length === 0)
        change.insertText('snowy ', position + node.text.indexOf('Kestrel Pass'))
    })
    expect(change.steps).toHaveLength(1)
    text.push(change.steps)
    expect(await text.flush()).toBe(true)
    const changed = edited?.tei.replace('Kestrel Pass', 'snowy Kestrel Pass')
    expect(await teiOf(id)).toBe(changed)
    expect(await text.checkpoint(() => ({ doc: change.doc, guesses, words: 91, pages: 1 }))).toBe(true)
    store.close()
    await open()
    expect(await teiOf(id)).toBe(changed)
    expect((await opened(id)).guesses).toHaveLength(guesses.length)
    for (const row of kept) (await opened(row.id)).doc.check()
  })
})
