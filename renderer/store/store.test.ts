import { newEntry } from '../../shared/register/entry'
import { Dexie } from 'dexie'
import { Transform } from 'prosemirror-transform'
import { EditorState } from 'prosemirror-state'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemaVersion } from '../../shared/schema/version'
import { at, letter, p } from '../../shared/testing/build'
import type { ActDraft } from './acts'
import { Database } from './db'
import { leftOff, searchLibrary, transcriptionsOf } from './library'
import type { BodyRow, Change, EditionRow, TranscriptionRow } from './rows'
import { openStore, type Store } from './store'
import type { RowToStore } from './store-row'
import { sweep } from './sweep'
import { editionRow, transcriptionRow } from './test-library'
import type { StoredText } from './texts'

let name = ''
const doc = letter(p('The <a>harbour board met.'))

let store: Store

const edition = (id: string, patch: Partial<EditionRow> = {}): EditionRow => ({ ...editionRow(id), ...patch })

const transcription = (id: string, patch: Partial<TranscriptionRow> = {}): TranscriptionRow => ({
  ...transcriptionRow(id),
  ...patch,
})

const bodyOf = (id: string, patch: Partial<BodyRow> = {}): BodyRow => ({
  id: `body-${id}`,
  transcription: id,
  schema: schemaVersion,
  doc: JSON.stringify(doc.toJSON()),
  guesses: [],
  through: 0,
  original: null,
  ...patch,
})

/** The rows of an edition with these transcriptions. */
const made = (...ids: readonly string[]): ActDraft => ({
  label: { code: 'import', values: { count: ids.length } },
  changes: [],
  created: {
    editions: [edition('e')],
    transcriptions: ids.map((id, position) => transcription(id, { position })),
    bodies: ids.map((id) => bodyOf(id)),
    words: ids.map((id) => ({ transcription: id, text: doc.textContent })),
  },
})

async function opened(id = 'a'): Promise<StoredText> {
  const answer = await store.openText(id)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

/** Types into a text and gives its steps to the store, as the session does. */
function type(text: StoredText, words: string, from = text.doc): EditorState {
  const state = EditorState.create({ doc: from })
  const transaction = state.tr.insertText(words, at(doc, 'a'))
  text.store.push(transaction.steps)
  return state.apply(transaction)
}

const reopenStore = async (): Promise<void> => {
  store.close()
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  store = answer.value
}

beforeEach(async () => {
  name = `recto-test-${crypto.randomUUID()}`
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  store = answer.value
  await store.commitAct(made('a', 'b', 'c'))
})

afterEach(() => store.db.delete())

describe('A text', () => {
  test('comes back after a restart as it was typed, from checkpoint and journal', async () => {
    const text = await opened()
    type(text, 'old ')
    expect(text.store.state).toEqual({ kind: 'unsaved', why: 'waiting' })
    expect(await text.store.flush()).toBe(true)
    expect(text.store.state).toEqual({ kind: 'saved' })
    await reopenStore()
    expect((await opened()).doc.textContent).toBe('The old harbour board met.')
  })

  test('that was only opened leaves the database as it was', async () => {
    const before = await dump()
    const text = await opened()
    await text.store.flush()
    await text.store.checkpoint(() => ({ doc: text.doc, guesses: [], words: 0, pages: 0 }))
    expect(await dump()).toEqual(before)
  })

  test('is written within half a second, however fast somebody types', async () => {
    const text = await opened()
    let state = EditorState.create({ doc: text.doc })
    const from = at(doc, 'a')
    const written = new Promise((resolve) => {
      text.store.subscribe(({ kind }) => {
        if (kind === 'saving') resolve('written')
      })
    })
    const type = () => {
      const transaction = state.tr.insertText('x', from)
      state = state.apply(transaction)
      text.store.push(transaction.steps)
    }
    type()
    // Both wait by the same clock, however busy the machine is.
    const late = new Promise((resolve) => setTimeout(resolve, 500, 'late'))
    const typing = setInterval(type, 10)
    expect(await Promise.race([written, late])).toBe('written')
    clearInterval(typing)
    await text.store.flush()
    expect((await opened()).doc.eq(state.doc)).toBe(true)
  })

  test('is the same from its checkpoint, and the journal is empty then', async () => {
    const text = await opened()
    const { doc: typed } = type(text, 'old ')
    expect(await text.store.checkpoint(() => ({ doc: typed, guesses: [], words: 5, pages: 2 }))).toBe(true)
    expect(await store.db.journal.count()).toBe(0)
    expect((await store.transcription('a'))?.words).toBe(5)
    await reopenStore()
    const again = await opened()
    expect(again.doc.eq(typed)).toBe(true)
    type(again, 'very ', again.doc)
    await again.store.flush()
    expect((await opened()).doc.textContent).toBe('The very old harbour board met.')
  })

  test('of a newer schema can be read only', async () => {
    await store.db.bodies.put(bodyOf('a', { schema: schemaVersion + 1 }))
    const text = await opened()
    expect(text.readOnly?.code).toBe('body-newer')
    expect(text.store.state).toEqual({ kind: 'unsaved', why: 'read-only' })
  })

  test('is typed into while one checkpoint is written and the next is asked for, and loses nothing', async () => {
    const text = await opened()
    let state = type(text, 'old ')
    const facts = () => ({ doc: state.doc, guesses: [], words: 5, pages: 2 })
    const first = text.store.checkpoint(facts)
    await text.store.flush()
    state = type(text, 'very ', state.doc)
    expect(await Promise.all([first, text.store.checkpoint(facts)])).toContain(true)
    await text.store.flush()
    await reopenStore()
    expect((await opened()).doc.textContent).toBe('The very old harbour board met.')
  })

  test('whose checkpoint cannot be read is refused with a sentence, and left alone', async () => {
    await store.db.bodies.put(bodyOf('a', { doc: '{"type":"doc"' }))
    const before = await dump()
    const answer = await store.openText('a')
    expect(!answer.ok && answer.problem.code).toBe('body-unreadable')
    expect(await dump()).toEqual(before)
  })

  test('with a damaged journal opens as it was before the damage, and the rest is set aside', async () => {
    const text = await opened()
    type(text, 'old ')
    await text.store.flush()
    const seq = await store.db.journal.add({ body: 'body-a', act: null, at: 1, steps: [{ stepType: 'unheard-of' }] })
    await store.db.heads.put({ body: 'body-a', seq })
    const again = await opened()
    expect(again.damage?.code).toBe('journal-damaged')
    expect(again.doc.textContent).toBe('The old harbour board met.')
    const [aside] = await store.db.setAside.toArray()
    expect(aside).toMatchObject({ transcription: 'a', title: 'Letter a', what: 'journal', rows: [{ seq }] })
    type(again, 'very ', again.doc)
    await again.store.flush()
    const third = await opened()
    expect(third.damage).toBeNull()
    expect(third.doc.textContent).toBe('The very old harbour board met.')
  })

  test('that another window has changed is not overwritten', async () => {
    const [mine, theirs] = [await opened(), await opened()]
    type(theirs, 'old ')
    await theirs.store.flush()
    type(mine, 'new ')
    expect(await mine.store.flush()).toBe(false)
    expect(mine.store.state).toMatchObject({ kind: 'failed', problem: { code: 'changed-elsewhere' } })
    expect((await opened()).doc.textContent).toBe('The old harbour board met.')
    mine.store.stop()
  })
})

describe('A write that fails', () => {
  test('is tried again, and nothing is lost when the disk has room again', async () => {
    const disk = await fullDisk()
    const text = await opened()
    const { doc: typed } = type(text, 'old ')
    expect(await text.store.flush()).toBe(false)
    expect(text.store.state).toMatchObject({ kind: 'failed', problem: { code: 'no-space' } })
    disk.full = false
    await saved(text)
    await reopenStore()
    expect((await opened()).doc.eq(typed)).toBe(true)
  })

  test('keeps what is typed meanwhile, in order', async () => {
    const disk = await fullDisk()
    const text = await opened()
    const first = type(text, 'old ')
    await text.store.flush()
    const { doc: typed } = type(text, 'very ', first.doc)
    disk.full = false
    await saved(text)
    expect((await opened()).doc.eq(typed)).toBe(true)
  })

  test('is not fatal where the database was closed under the program', async () => {
    const text = await opened()
    store.db.close({ disableAutoOpen: false })
    const { doc: typed } = type(text, 'old ')
    await text.store.flush()
    await saved(text)
    expect((await opened()).doc.eq(typed)).toBe(true)
  })

  test('costs nothing where it was a checkpoint', async () => {
    const text = await opened()
    const { doc: typed } = type(text, 'old ')
    await text.store.flush()
    const disk = await fullDisk()
    expect(await text.store.checkpoint(() => ({ doc: typed, guesses: [], words: 0, pages: 0 }))).toBe(false)
    disk.full = false
    expect((await opened()).doc.eq(typed)).toBe(true)
  })
})

describe('An act', () => {
  test('that deletes is undone, by its id and as the last one', async () => {
    const answer = await store.commitAct(deletion('b'))
    expect(await titles()).toEqual(['Letter a', 'Letter c'])
    expect(await store.undoAct(answer.ok ? answer.value : '')).toMatchObject({ ok: true })
    expect(await titles()).toEqual(['Letter a', 'Letter b', 'Letter c'])
    expect(await store.redoAct()).toMatchObject({ ok: true })
    expect(await titles()).toEqual(['Letter a', 'Letter c'])
    expect(await store.undoAct()).toMatchObject({ ok: true, value: { code: 'delete-transcription' } })
    expect(await titles()).toEqual(['Letter a', 'Letter b', 'Letter c'])
  })

  test('that takes texts in is undone as a whole', async () => {
    await store.undoAct()
    expect(await titles()).toEqual([])
    expect((await store.edition('e'))?.removed).not.toBeNull()
    await store.redoAct()
    expect(await titles()).toEqual(['Letter a', 'Letter b', 'Letter c'])
  })

  test('over several texts and the register is done in one piece, and undone in one', async () => {
    const [a, b] = [await opened('a'), await opened('b')]
    const state = EditorState.create({ doc: a.doc })
    const transaction = state.tr.insertText('old ', at(doc, 'a'))
    const steps = transaction.steps.map((step) => step.toJSON() as unknown)
    const inverse = transaction.steps.map(
      (step, index) => step.invert(transaction.docs[index] ?? doc).toJSON() as unknown,
    )
    const board = newEntry({ id: 'board', kind: 'organisation', name: 'Harbour board', xmlId: 'board' })
    const entry = { ...board, edition: 'e' }
    const both = ['body-a', 'body-b'].map((body) => ({ kind: 'steps', body, steps, inverse }) as const)
    await store.commitAct({
      label: { code: 'change-texts', values: {} },
      changes: [...both, { kind: 'entry', id: 'board', before: null, after: entry }],
    })
    expect((await opened('a')).doc.eq(transaction.doc)).toBe(true)
    expect((await opened('b')).doc.eq(transaction.doc)).toBe(true)
    expect(await store.registerOf('e')).toHaveLength(1)
    const acts = (await store.db.journal.toArray()).map((row) => row.act)
    expect(new Set(acts).size).toBe(1)
    await store.undoAct()
    expect((await opened('a')).doc.eq(a.doc)).toBe(true)
    expect((await opened('b')).doc.eq(b.doc)).toBe(true)
    expect(await store.registerOf('e')).toHaveLength(0)
  })

  /** Puts `words` before the harbour of text a by an act. */
  async function putIn(words: string): Promise<void> {
    const transaction = EditorState.create({ doc }).tr.insertText(words, at(doc, 'a'))
    const [step] = transaction.steps
    const [steps, inverse] = [[step?.toJSON() as unknown], [step?.invert(doc).toJSON() as unknown]]
    const change: Change = { kind: 'steps', body: 'body-a', steps, inverse }
    const draft: ActDraft = { label: { code: 'change-texts', values: {} }, changes: [change] }
    expect(await store.commitAct(draft)).toMatchObject({ ok: true })
  }

  test('takes back of a text that was changed since what still stands there', async () => {
    await putIn('quiet ')
    const text = await opened()
    const { tr } = EditorState.create({ doc: text.doc })
    text.store.push(tr.insertText('So: ', 1).steps)
    await text.store.flush()
    expect(await store.undoAct()).toMatchObject({ ok: true })
    expect((await opened()).doc.textContent).toBe('So: The harbour board met.')
  })

  test('leaves words that were changed since as they are, and takes none of them along', async () => {
    await putIn('quiet ')
    const text = await opened()
    const { tr } = EditorState.create({ doc: text.doc })
    const place = at(doc, 'a')
    text.store.push(tr.insertText('still', place, place + 'quiet'.length).steps)
    await text.store.flush()
    expect(await store.undoAct()).toMatchObject({ ok: true })
    expect((await opened()).doc.textContent).toBe('The still harbour board met.')
  })

  test('that does more to a text than change words, tags or attributes is not undone once the text was changed since', async () => {
    const $at = doc.resolve(at(doc, 'a'))
    const { steps } = new Transform(doc).setNodeMarkup($at.before(), null, { ...$at.parent.attrs, name: 'ab' })
    const change: Change = {
      kind: 'steps',
      body: 'body-a',
      steps: steps.map((step) => step.toJSON() as unknown),
      inverse: steps.map((step) => step.invert(doc).toJSON() as unknown),
    }
    await store.commitAct({ label: { code: 'change-texts', values: {} }, changes: [change] })
    const text = await opened()
    type(text, 'old ')
    await text.store.flush()
    expect(await store.undoAct()).toMatchObject({ ok: false, problem: { code: 'act-overtaken' } })
    expect((await opened()).doc.textContent).toBe('The old harbour board met.')
  })

  test('that fails leaves everything as it was', async () => {
    const before = await dump()
    const again = made('a')
    expect(await store.commitAct(again)).toMatchObject({ ok: false })
    expect(await dump()).toEqual(before)
  })
})

describe('The library', () => {
  test('finds editions by name and transcriptions by title and text, whatever the case', async () => {
    expect((await searchLibrary(store.db, 'EDITION E')).editions).toHaveLength(1)
    expect((await searchLibrary(store.db, 'letter b')).transcriptions.map((one) => one.transcription.id)).toEqual(['b'])
    const { transcriptions } = await searchLibrary(store.db, 'harbour BOARD')
    expect(transcriptions).toHaveLength(3)
    expect(transcriptions[0]?.snippet).toEqual({ before: 'The ', match: 'harbour board', after: ' met.' })
    expect((await searchLibrary(store.db, 'walnut')).transcriptions).toEqual([])
  })

  test('lists what it finds in the order made by hand, titles first', async () => {
    for (const [position, id] of ['c', 'a', 'b'].entries()) await store.db.transcriptions.update(id, { position })
    await store.db.transcriptions.update('b', { title: 'The harbour' })
    const { transcriptions } = await searchLibrary(store.db, 'harbour')
    expect(transcriptions.map((one) => one.transcription.id)).toEqual(['b', 'c', 'a'])
  })

  test('does not find what was deleted', async () => {
    await store.commitAct(deletion('b'))
    expect((await searchLibrary(store.db, 'harbour')).transcriptions).toHaveLength(2)
  })

  test('remembers where the person left off, until that is deleted', async () => {
    await store.keepPlace({ transcription: 'b', anchor: 3, head: 3, top: 2, offset: 40, page: '12' })
    await store.keepHere('e', 'b')
    await store.keepHere(null, null)
    expect(await leftOff(store.db)).toMatchObject({ transcription: { id: 'b' }, place: { top: 2, page: '12' } })
    await store.commitAct(deletion('b'))
    expect(await leftOff(store.db)).toBeNull()
  })

  test('sweeps out what was deleted long ago, with all that belongs to it', async () => {
    await store.db.originals.add({
      id: 'o',
      name: 'b.txt',
      format: 'plain-text',
      file: { text: '', encoding: 'utf-8', bom: false },
    })
    await store.db.bodies.update('body-b', { original: 'o' })
    await store.commitAct(deletion('b'))
    await sweep(store.db, Date.now() + 1)
    expect(await store.db.transcriptions.toCollection().primaryKeys()).toEqual(['a', 'c'])
    expect(await store.db.bodies.toCollection().primaryKeys()).toEqual(['body-a', 'body-c'])
    expect(await store.db.words.count()).toBe(2)
    expect(await store.db.originals.count()).toBe(0)
  })

  test('keeps the file from which only a version was read', async () => {
    const file = { text: 'The lamp.', encoding: 'utf-8', bom: false } as const
    await store.db.originals.add({ id: 'o', name: 'b.txt', format: 'plain-text', file })
    const kept = {
      transcription: 'a',
      why: 'taken-in',
      name: null,
      act: null,
      at: 1,
      root: 'r',
      schema: schemaVersion,
    } as const
    await store.db.versions.add({ ...kept, id: 'v', original: 'o', words: 2, pages: 0 })
    await sweep(store.db, Date.now() + 1)
    expect(await store.db.originals.count()).toBe(1)
  })

  test('that a newer Recto wrote is left alone, with a sentence', async () => {
    store.close()
    const newer = new Database(name)
    newer.version(99).stores({ later: 'id' })
    await newer.open()
    newer.close()
    const answer = await openStore(name)
    expect(!answer.ok && answer.problem.code).toBe('library-newer')
  })
})

const deletion = (id: string): ActDraft => ({
  label: { code: 'delete-transcription', values: { name: id } },
  changes: [{ kind: 'transcription', id, before: { removed: null }, after: { removed: Date.now() } }],
})

const titles = async () => (await transcriptionsOf(store.db, 'e')).map((row) => row.title)

const dump = () => Promise.all(store.db.tables.map(async (table) => [table.name, await table.toArray()]))

/** Lets every write fail as on a full disk, until `full` is false. */
async function fullDisk(): Promise<{ full: boolean }> {
  const disk = { full: true }
  store.db.use({
    stack: 'dbcore',
    name: 'full-disk',
    create: (core) => ({
      ...core,
      table: (table) => {
        const inner = core.table(table)
        return {
          ...inner,
          mutate: (request) =>
            disk.full ? Dexie.Promise.reject(new DOMException('full', 'QuotaExceededError')) : inner.mutate(request),
        }
      },
    }),
  })
  const { journalScribe } = store.db
  const inWorker = journalScribe.store.bind(journalScribe)
  Object.assign(journalScribe, {
    store: (asked: RowToStore) =>
      disk.full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : inWorker(asked),
  })
  // Dexie puts a middleware in place when it opens.
  store.db.close()
  await store.db.open()
  return disk
}

function saved(text: StoredText): Promise<void> {
  return new Promise((resolve) => {
    if (text.store.state.kind === 'saved') resolve()
    else
      text.store.subscribe(({ kind }) => {
        if (kind === 'saved') resolve()
      })
  })
}
