import { newEntry } from '../../shared/register/entry'
import { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EditionFile } from '../../shared/edition-file/edition-file'
import { readEditionFile } from '../../shared/edition-file/read'
import { writeEditionFile } from '../../shared/edition-file/write'
import { encodeUtf8 } from '../../shared/encodings'
import { exportTei } from '../../shared/export/tei'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import { PieceCache } from '../../shared/pieces/piece-cache'
import { schemaVersion } from '../../shared/schema/version'
import { at, letter, p } from '../../shared/testing/build'
import type { Decode } from '../../shared/text-file'
import { collectEdition } from './edition-file'
import { EditionMemory } from './edition-memory'
import type { Choices, Intake } from './intake'
import { plannedIntake } from './plan-intake'
import type { EditionRow, TranscriptionRow } from './rows'
import { openStore, type Store } from './store'
import { takeInDraft, type TakingIn } from './take-in'

const doc = letter(p('The <a>harbour board met.'))
const start = 'The harbour board met.'
const decode: Decode = (encoding, bytes) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
const guess = { severity: 'warning', code: 'note-guess', message: 'Perhaps.', id: 1, settled: false } as const
const file = { text: start, encoding: 'utf-8', bom: false } as const

const edition: EditionRow = {
  id: 'e',
  name: 'Letters',
  created: 1,
  changed: 2,
  removed: null,
  grammar: 'g',
  file: null,
  readOnly: null,
}

const row = (id: string, position: number): TranscriptionRow => ({
  ...{ id, edition: 'e', title: `Letter ${id}`, position, created: 1, changed: 2, pages: 1, words: 4 },
  ...{ format: 'plain-text', origin: null, originStamp: null, exported: null, body: `body-${id}`, removed: null },
})

const stores: Store[] = []
let ours: Store
let theirs: Store

async function emptyLibrary(): Promise<Store> {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  stores.push(answer.value)
  return answer.value
}

/** A library with one edition: `a` in pieces, with a guess, `b` as the first libraries kept it, and a register. */
async function library(): Promise<Store> {
  const store = await emptyLibrary()
  const guesses = [{ ...guess, range: { from: at(doc, 'a'), to: at(doc, 'a') + 7 } }]
  const { root, ids, bytesOf } = inventoryAtOnce({ doc, guesses }, new PieceCache())
  const facts = { schema: schemaVersion, through: 0, original: 'o' }
  const entries = [
    newEntry({ id: 'solberg', kind: 'person', name: 'Solberg', xmlId: 'solberg', variants: ['Mr. Solberg'] }),
    newEntry({ id: 'halvard', kind: 'place', name: 'Halvard', xmlId: 'halvard' }),
  ].map((entry) => ({ ...entry, edition: 'e' }))
  const answer = await store.commitAct({
    label: { code: 'import', values: { count: 2 } },
    changes: entries.map((after) => ({ kind: 'entry', id: after.id, before: null, after }) as const),
    created: {
      editions: [edition],
      transcriptions: [row('a', 0), row('b', 1)],
      pieces: [...ids].map((id) => ({ id, bytes: bytesOf(id) })),
      bodies: [
        { id: 'body-a', transcription: 'a', root, ...facts },
        { id: 'body-b', transcription: 'b', doc: JSON.stringify(doc.toJSON()), guesses: [], ...facts },
      ],
      originals: [{ id: 'o', name: 'a.txt', format: 'plain-text', file }],
      grammars: [{ id: 'g', files: [{ name: 'letters.rng', text: '<grammar/>' }] }],
      words: [
        { transcription: 'a', text: start },
        { transcription: 'b', text: start },
      ],
    },
  })
  expect(answer).toMatchObject({ ok: true })
  return store
}

/** Types before “harbour” and stores it. As in the window, the text that it begins with is kept. */
async function type(store: Store, id: string, words: string): Promise<void> {
  const text = await store.openText(id)
  if (!text.ok) throw new Error(text.problem.message)
  const { guesses, transcription } = text.value
  const { pages } = transcription
  const state = { doc: text.value.doc, guesses }
  await store.keepVersion({ transcription: id, state, why: 'began', name: null, act: null, words: 4, pages })
  const { tr } = EditorState.create({ doc: text.value.doc })
  text.value.store.push(tr.insertText(words, at(doc, 'a')).steps)
  expect(await text.value.store.flush()).toBe(true)
  text.value.store.stop()
}

const teiOf = (text: Node) => encodeUtf8(exportTei({ doc: text, source: null }))

async function collected(store: Store, memory = new EditionMemory(), keep = true): Promise<EditionFile> {
  const how = { teiOf, memory, program: 'Recto', written: 3, history: true, originals: true, keep }
  const found = await collectEdition(store.db, 'e', how)
  if (found === null) throw new Error('There is no such edition')
  expect(found.missing).toEqual([])
  return found.file
}

/** The edition as it comes back from the bytes of a file. */
async function filed(store: Store): Promise<EditionFile> {
  const bytes = writeEditionFile(await collected(store))
  if (!bytes.ok) throw new Error(bytes.problem.message)
  const { value, findings } = readEditionFile(bytes.value, decode)
  expect(findings).toEqual([])
  if (value === null) throw new Error('The file cannot be read')
  return value
}

async function plan(store: Store, from: EditionFile): Promise<Intake> {
  return (await plannedIntake(store.db, from, new EditionMemory(), decode)).intake
}

const relations = ({ items }: Intake) => Object.fromEntries(items.map(({ key, relation }) => [key, relation]))

async function takeIn(store: Store, from: EditionFile, choices: Choices = {}, way: TakingIn['way'] = 'merge') {
  const memory = new EditionMemory()
  const planned = await plannedIntake(store.db, from, memory, decode)
  const titles = { 'text a': 'Letter a (theirs)' }
  const how = { way, choices, name: from.edition.name, titles, at: 9, decode, memory }
  const made = await takeInDraft(store.db, from, planned, how)
  expect(await store.commitAct(made.draft)).toMatchObject({ ok: true })
  return made
}

const textOf = async (store: Store, id: string) => (await store.readText(id))?.doc.textContent

/** The texts of the edition by their titles. */
async function texts(store: Store, id = 'e'): Promise<Record<string, string | undefined>> {
  const rows = await store.transcriptionsOf(id)
  return Object.fromEntries(
    await Promise.all(rows.map(async (one) => [one.title, await textOf(store, one.id)] as const)),
  )
}

/** Why each version of a text was kept, and its words. */
async function versionTexts(store: Store, id: string): Promise<readonly (readonly [string, string | null])[]> {
  const rows = await store.versionsOf(id)
  return Promise.all(
    rows.map(async (version) => {
      const read = await store.readVersion(version)
      return [version.why, read.ok ? read.value.doc.textContent : null] as const
    }),
  )
}

beforeEach(async () => {
  ours = await library()
  theirs = await emptyLibrary()
})

afterEach(async () => {
  for (const store of stores.splice(0)) {
    store.close()
    await store.db.delete()
  }
})

describe('An edition', () => {
  test('comes out of a file into another library with everything in it', async () => {
    await type(ours, 'a', 'old ')
    const file = await filed(ours)
    await takeIn(theirs, file)
    expect(await texts(theirs)).toEqual({ 'Letter a': 'The old harbour board met.', 'Letter b': start })
    expect(await versionTexts(theirs, 'a')).toEqual(await versionTexts(ours, 'a'))
    expect((await theirs.readText('a'))?.guesses).toEqual((await ours.readText('a'))?.guesses)
    expect(await theirs.edition('e')).toMatchObject({ name: 'Letters', created: 1, removed: null, readOnly: null })
    expect(await theirs.registerOf('e')).toEqual(await ours.registerOf('e'))
    expect(await theirs.original('o')).toEqual(await ours.original('o'))
    const grammar = (await theirs.edition('e'))?.grammar ?? ''
    expect((await theirs.grammar(grammar))?.files).toEqual((await ours.grammar('g'))?.files)
    expect((await theirs.search('old harbour')).transcriptions).toHaveLength(1)
    for (const { bytes } of await theirs.db.pieces.toArray()) expect(bytes.buffer.byteLength).toBe(bytes.byteLength)
    const again = await collected(theirs)
    expect({ ...again, edition: { ...again.edition, changed: 0 } }).toEqual({
      ...file,
      program: 'Recto',
      edition: { ...file.edition, changed: 0 },
    })
  })

  test('brings the marks of its pages and its rounds along, and of marks those that were made last', async () => {
    const pages = (at: number) => [
      { id: 'p1', n: '1', marks: [{ round: 'first', done: true, by: 'Anna', at }], image: null },
    ]
    await ours.db.pageRecords.put({ transcription: 'a', pages: pages(5), gone: [] })
    await ours.db.editions.update('e', { rounds: [{ id: 'first', name: 'Reading' }] })
    await takeIn(theirs, await filed(ours))
    expect((await theirs.db.pageRecords.get('a'))?.pages).toEqual(pages(5))
    expect((await theirs.edition('e'))?.rounds).toEqual([{ id: 'first', name: 'Reading' }])
    const { edition: copy } = await takeIn(ours, await filed(theirs), {}, 'copy')
    const [first] = await ours.transcriptionsOf(copy)
    expect((await ours.db.pageRecords.get(first?.id ?? ''))?.pages).toEqual(pages(5))
    await theirs.db.pageRecords.put({ transcription: 'a', pages: pages(9), gone: [] })
    await takeIn(ours, await filed(theirs))
    expect((await ours.db.pageRecords.get('a'))?.pages).toEqual(pages(9))
    await ours.undoAct()
    expect((await ours.db.pageRecords.get('a'))?.pages).toEqual(pages(5))
  })

  test('that is the same as in the library is known as that', async () => {
    await type(ours, 'a', 'old ')
    await takeIn(theirs, await filed(ours))
    const intake = await plan(theirs, await filed(ours))
    expect(intake.standing).toBe('here')
    expect(new Set(Object.values(relations(intake)))).toEqual(new Set(['same']))
  })

  test('that was taken in is away after one undo and there again after redo', async () => {
    await takeIn(theirs, await filed(ours))
    await theirs.undoAct()
    expect(await theirs.edition('e')).toMatchObject({ removed: expect.any(Number) as number })
    expect(await theirs.registerOf('e')).toEqual([])
    await theirs.redoAct()
    expect(await texts(theirs)).toEqual({ 'Letter a': start, 'Letter b': start })
  })

  test('becomes an edition of its own beside the one that is here, with ids of its own', async () => {
    const { edition: id } = await takeIn(ours, await filed(ours), {}, 'copy')
    expect(id).not.toBe('e')
    expect(await texts(ours, id)).toEqual(await texts(ours))
    expect(await ours.registerOf(id)).toHaveLength(2)
    expect(await ours.registerOf('e')).toHaveLength(2)
  })

  test('that was deleted is as in the file again', async () => {
    const file = await filed(ours)
    await type(ours, 'a', 'new ')
    await ours.db.editions.update('e', { removed: 5 })
    await takeIn(ours, file)
    expect(await texts(ours)).toEqual({ 'Letter a': start, 'Letter b': start })
    await ours.undoAct()
    expect((await ours.edition('e'))?.removed).toBe(5)
    expect(await textOf(ours, 'a')).toBe('The new harbour board met.')
  })

  test('of a newer program can only be read', async () => {
    await takeIn(theirs, { ...(await filed(ours)), version: 99 })
    expect(await theirs.edition('e')).toMatchObject({ readOnly: 'newer' })
  })

  test('is collected again without reading what has not changed', async () => {
    const memory = new EditionMemory()
    const first = await collected(ours, memory, false)
    await type(ours, 'b', 'old ')
    const second = await collected(ours, memory, false)
    expect(second.transcriptions[0]?.tei).toBe(first.transcriptions[0]?.tei)
    expect(second.transcriptions[1]?.tei).not.toBe(first.transcriptions[1]?.tei)
    expect(second).toEqual(await collected(ours, new EditionMemory(), false))
  })

  test('goes without its history and originals where that is wanted', async () => {
    await type(ours, 'a', 'old ')
    const how = { teiOf, memory: new EditionMemory(), program: 'Recto', written: 3, keep: false }
    const found = await collectEdition(ours.db, 'e', { ...how, history: false, originals: false })
    expect(found?.file.originals).toEqual([])
    expect(found?.file.transcriptions.map(({ versions }) => versions)).toEqual([[], []])
  })
})

describe('A text that was worked on', () => {
  /** Both libraries have the edition; then each side types. */
  async function parted(here: string, there: string): Promise<EditionFile> {
    await takeIn(theirs, await filed(ours))
    if (there !== '') await type(theirs, 'a', there)
    if (here !== '') await type(ours, 'a', here)
    return filed(theirs)
  }

  test('only in the file is newer there, and brought up to date', async () => {
    const file = await parted('', 'old ')
    expect(relations(await plan(ours, file))).toMatchObject({ 'text a': 'theirs-newer', 'text b': 'same' })
    await takeIn(ours, file)
    expect(await textOf(ours, 'a')).toBe('The old harbour board met.')
    await ours.undoAct()
    expect(await textOf(ours, 'a')).toBe(start)
  })

  test('only here is newer here, and stays', async () => {
    const file = await parted('old ', '')
    expect(relations(await plan(ours, file))).toMatchObject({ 'text a': 'ours-newer' })
    await takeIn(ours, file)
    expect(await texts(ours)).toEqual({ 'Letter a': 'The old harbour board met.', 'Letter b': start })
  })

  test('here after it was saved is newer here, though the work went on at once', async () => {
    await type(ours, 'a', 'old ')
    const file = await filed(ours)
    await type(ours, 'a', 'very ')
    expect(relations(await plan(ours, file))).toMatchObject({ 'text a': 'ours-newer' })
  })

  test('on both sides is kept twice where nothing else is chosen', async () => {
    const file = await parted('old ', 'new ')
    expect(relations(await plan(ours, file))).toMatchObject({ 'text a': 'both-changed', 'text b': 'same' })
    await takeIn(ours, file)
    expect(await texts(ours)).toEqual({
      'Letter a': 'The old harbour board met.',
      'Letter a (theirs)': 'The new harbour board met.',
      'Letter b': start,
    })
    await ours.undoAct()
    expect(Object.keys(await texts(ours))).toEqual(['Letter a', 'Letter b'])
  })

  test('on both sides becomes that of the file, and the library’s is kept as a version', async () => {
    await takeIn(ours, await parted('old ', 'new '), { 'text a': 'theirs' })
    expect(await textOf(ours, 'a')).toBe('The new harbour board met.')
    expect(await versionTexts(ours, 'a')).toContainEqual(['taken-in', 'The old harbour board met.'])
    await ours.undoAct()
    expect(await textOf(ours, 'a')).toBe('The old harbour board met.')
  })

  test('on both sides stays that of the library, and the file’s is kept as a version', async () => {
    await takeIn(ours, await parted('old ', 'new '), { 'text a': 'ours' })
    expect(await textOf(ours, 'a')).toBe('The old harbour board met.')
    const kept = await versionTexts(ours, 'a')
    expect(kept.map(([, text]) => text)).toContain('The new harbour board met.')
  })

  test('alike on both sides is the same', async () => {
    const file = await parted('old ', 'old ')
    expect(relations(await plan(ours, file))).toMatchObject({ 'text a': 'same' })
  })

  test('and was deleted here comes back with what the file has', async () => {
    const file = await parted('', 'old ')
    await ours.db.transcriptions.update('a', { removed: 5 })
    expect(relations(await plan(ours, file))).toMatchObject({ 'text a': 'theirs-only' })
    await takeIn(ours, file)
    expect(await textOf(ours, 'a')).toBe('The old harbour board met.')
    await ours.undoAct()
    expect((await ours.transcription('a'))?.removed).toBe(5)
  })

  test('whose state is damaged in the file is read from its TEI', async () => {
    const file = await parted('', 'old ')
    const broken = file.transcriptions.map((text) => ({ ...text, root: text.id === 'a' ? null : text.root }))
    const { fromTei } = await takeIn(ours, { ...file, transcriptions: broken }, { 'text a': 'theirs' })
    expect(fromTei).toEqual(['Letter a'])
    expect(await textOf(ours, 'a')).toBe('The old harbour board met.')
  })

  test('of a newer schema is read from its TEI', async () => {
    const file = await filed(ours)
    const newer = file.transcriptions.map((text) => ({ ...text, schema: schemaVersion + 1 }))
    await takeIn(theirs, { ...file, version: 99, transcriptions: newer })
    expect(await texts(theirs)).toEqual({ 'Letter a': start, 'Letter b': start })
  })
})

describe('The register and the name of an edition', () => {
  test('are kept as they are here, and entries of the file come beside them', async () => {
    await takeIn(theirs, await filed(ours))
    await theirs.db.entries.update('solberg', { name: 'Solberg, Nils' })
    await theirs.db.editions.update('e', { name: 'Letters and telegrams' })
    const file = await filed(theirs)
    expect(relations(await plan(ours, file))).toMatchObject({ 'entry solberg': 'both-changed', name: 'both-changed' })
    await takeIn(ours, file)
    expect((await ours.registerOf('e')).map(({ name }) => name)).toEqual(['Halvard', 'Solberg', 'Solberg, Nils'])
    expect((await ours.edition('e'))?.name).toBe('Letters')
  })

  test('become those of the file where that is chosen, and one undo brings them back', async () => {
    await takeIn(theirs, await filed(ours))
    await theirs.db.entries.update('solberg', { name: 'Solberg, Nils' })
    await theirs.db.editions.update('e', { name: 'Letters and telegrams' })
    await takeIn(ours, await filed(theirs), { 'entry solberg': 'theirs', name: 'theirs' })
    expect((await ours.registerOf('e')).map(({ name }) => name)).toEqual(['Halvard', 'Solberg, Nils'])
    expect((await ours.edition('e'))?.name).toBe('Letters and telegrams')
    await ours.undoAct()
    expect((await ours.registerOf('e')).map(({ name }) => name)).toEqual(['Halvard', 'Solberg'])
    expect((await ours.edition('e'))?.name).toBe('Letters')
  })
})
