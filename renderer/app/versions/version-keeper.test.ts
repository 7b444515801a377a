import { Dexie } from 'dexie'
import { undo } from 'prosemirror-history'
import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { schema } from '../../../shared/schema'
import { settleGuess } from '../../../shared/commands/guesses'
import { presetReadings } from '../../../shared/queries/readings'
import { letter, p, span } from '../../../shared/testing/build'
import { replaceAll } from '../../editor/commands/find'
import { followed } from '../../editor/plugins/editable'
import { changeFind } from '../../editor/plugins/find'
import { setReading } from '../../editor/plugins/reading'
import { createEditorState, landmarksOf, storedWords } from '../../editor/state'
import { openStore, type Store } from '../../store/store'
import { createdRows, emptyTranscription, newEdition } from '../acts'
import { startMessages } from '../i18n'
import { OpenText } from '../open-text'
import { muchText } from './bulk'
import { longRest, VersionKeeper, workBetween, type Keep } from './version-keeper'

let store: Store
let text: OpenText
let keeper: VersionKeeper
let now = 0

const minutes = (count: number) => {
  now += count * 60_000
}

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  store = answer.value
  const edition = newEdition('Letters', 1)
  const made = emptyTranscription('Letter', edition.id, 0, 1)
  await store.commitAct({ label: { code: 'import', values: {} }, changes: [], created: createdRows([made], [edition]) })
  const guess = {
    id: 1,
    code: 'signature',
    severity: 'info',
    message: '',
    range: { from: 4, to: 6 },
    settled: false,
  } as const
  const doc = letter(p('The tbe harbour board met.'), p('Tbe board, tbe port.'))
  text = new OpenText(made.transcription.id, createEditorState({ doc, guesses: [guess] }))
  now = 5000
  keeper = keeping((version) => store.keepVersion(version))
})

afterEach(async () => {
  keeper.stop()
  await keeper.settled()
  const { name } = store.db
  store.close()
  await Dexie.delete(name)
})

function keeping(keep: Keep): VersionKeeper {
  return new VersionKeeper(text, keep, () => now)
}

/** Types at the end of the last paragraph. */
function type(letters: string): void {
  const { tr, doc } = text.state
  text.dispatch(tr.insertText(letters, doc.content.size - 4))
}

const kept = async () => {
  await keeper.settled()
  return store.versionsOf(text.id)
}
const whys = async () => (await kept()).map(({ why }) => why)

/** What a version says. */
async function words(index: number): Promise<string> {
  const row = (await kept())[index]
  if (row === undefined) throw new Error(`There is no version ${String(index)}`)
  const answer = await store.readVersion(row)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value.doc.textContent
}

test('when work begins, the text before the first change is kept, and nothing before', async () => {
  expect(await whys()).toEqual([])
  text.dispatch(text.state.tr.setSelection(TextSelection.atEnd(text.state.doc)))
  expect(await whys()).toEqual([])
  const before = text.state.doc
  type(' Amen')
  type('!')
  const [row] = await kept()
  expect(await whys()).toEqual(['began'])
  expect(row).toMatchObject({ name: null, act: null, words: 9, pages: 0 })
  const read = row && (await store.readVersion(row))
  expect(read?.ok === true && read.value.doc.eq(before)).toBe(true)
  expect(read?.ok === true && read.value.guesses).toMatchObject([{ id: 1, settled: false }])
})

test('ten minutes of work keep a version; ten minutes of rest do not', async () => {
  type('a')
  for (let i = 0; i < 9; i++) {
    minutes(1)
    type('b')
  }
  expect(await whys()).toEqual(['began'])
  minutes(1)
  type('c')
  expect(await whys()).toEqual(['began', 'interval'])
  expect(await words(1)).toContain(`a${'b'.repeat(9)}`)
  minutes(30)
  type('d')
  expect(await whys()).toHaveLength(2)
  for (let i = 0; i < workBetween / 60_000; i++) {
    minutes(1)
    type('e')
  }
  expect(await whys()).toEqual(['began', 'interval', 'interval'])
})

test('after a long rest work begins anew', async () => {
  type('a')
  now += longRest
  type('b')
  expect(await whys()).toEqual(['began', 'began'])
})

test('a clock of the machine that is set back does no harm: versions stand in the order in which they were kept', async () => {
  type('a')
  await keeper.settled()
  await store.db.versions.toCollection().modify({ at: Date.now() + 86_400_000 })
  now += longRest
  type('b')
  const rows = await kept()
  expect(rows.map(({ why }) => why)).toEqual(['began', 'began'])
  expect(rows[1]?.at).toBeLessThan(rows[0]?.at ?? 0)
})

test('before all is replaced the text is kept, with what was replaced and how often', async () => {
  type('a')
  const query = { text: 'tbe', regex: false, caseSensitive: false, wholeWord: false, notes: 'included' } as const
  text.dispatch(changeFind(text.state.tr, { bar: 'replace', query, replacement: 'the' }))
  replaceAll({ text, show: () => undefined, say: () => undefined })
  const rows = await kept()
  expect(rows[1]).toMatchObject({
    why: 'before-act',
    act: { code: 'edit/replace-all', values: { query: 'tbe', count: 3 } },
  })
  expect(await words(1)).toContain('Tbe board, tbe port.')
  expect(text.state.doc.textContent).toContain('the board, the port.')
})

test('before a page of text goes or comes the text is kept, and before that is undone', async () => {
  type('a')
  minutes(1)
  type('word '.repeat(muchText / 5))
  minutes(1)
  undo(text.state, text.dispatch)
  const rows = await kept()
  expect(rows.map(({ why, act }) => act?.code ?? why)).toEqual(['began', 'change', 'edit/undo'])
  expect(await words(2)).toContain('word word')
})

test('before many places are changed at once the text is kept; before a few it is not', async () => {
  const paragraphs = Array.from({ length: 14 }, (_, n) => p(`Paragraph ${String(n)}`))
  text = new OpenText(text.id, createEditorState({ doc: letter(...paragraphs), guesses: [] }))
  keeper.stop()
  keeper = keeping((version) => store.keepVersion(version))
  const letters = (count: number) => {
    const { tr, doc } = text.state
    const places: number[] = []
    doc.descendants((node, pos) => {
      if (node.type === schema.nodes.textblock) places.push(pos + 1)
    })
    for (const place of places.slice(0, count).reverse()) tr.insertText('x', place)
    text.dispatch(tr)
  }
  letters(3)
  expect(await whys()).toEqual(['began'])
  letters(4)
  expect(await whys()).toEqual(['began'])
  letters(14)
  expect(await whys()).toEqual(['began', 'before-act'])
})

test('a state that equals the last version is not kept twice; a name goes onto it', async () => {
  type('a')
  await keeper.keepNow('before-restore', null)
  await keeper.keepNow('before-restore', null)
  expect(await whys()).toEqual(['began', 'before-restore'])
  await keeper.keepNow('named', 'First proof')
  expect((await kept()).map(({ name }) => name)).toEqual([null, 'First proof'])
  await keeper.keepNow('named', 'To the printer')
  expect((await kept()).map(({ name }) => name)).toEqual([null, 'First proof', 'To the printer'])
  settleGuess(1, true)(text.state, text.dispatch)
  await keeper.keepNow('before-restore', null)
  expect(await whys()).toHaveLength(4)
})

test('what another window does is not this one’s work', async () => {
  text.dispatch(followed(text.state.tr.insertText('x', 5)))
  expect(await whys()).toEqual([])
  type('a')
  expect(await whys()).toEqual(['began'])
  expect(await words(0)).toContain('x')
})

test('what cannot be kept is said, holds nothing up, and what follows is kept again', async () => {
  keeper.stop()
  let full = true
  const problem = { code: 'no-space', message: 'The disk is full.' }
  keeper = keeping((version) => (full ? Promise.resolve({ ok: false, problem }) : store.keepVersion(version)))
  type('a')
  await keeper.settled()
  expect(keeper.problem.get()).toEqual(problem)
  full = false
  now += longRest
  type('b')
  expect(await whys()).toEqual(['began'])
  expect(keeper.problem.get()).toBe(null)
})

test('typing waits for nothing: a version is taken hold of in no time', () => {
  const long = letter(
    ...Array.from({ length: 4000 }, (_, n) => p(`Paragraph ${String(n)} with some words in it, as they are.`)),
  )
  text = new OpenText(text.id, createEditorState({ doc: long, guesses: [] }))
  keeper.stop()
  let asked = 0
  const full: Parameters<typeof keeping>[0] = () => {
    asked++
    return new Promise((resolve) => setTimeout(resolve, 1, { ok: false, problem: { code: 'no-space', message: '' } }))
  }
  keeper = keeping(full)
  const time = () => {
    const start = performance.now()
    for (let i = 0; i < 20; i++) {
      now += longRest
      type('x')
    }
    return performance.now() - start
  }
  let [kept, alone] = [Infinity, Infinity]
  // Other work of the machine makes a run slow and never quick, so the least of some counts.
  for (let run = 0; run < 6 && !(kept < 3 * alone); run++) {
    kept = Math.min(kept, time())
    expect(asked).toBeLessThanOrEqual(1)
    keeper.stop()
    alone = Math.min(alone, time())
    asked = 0
    keeper = keeping(full)
  }
  expect(kept).toBeLessThan(3 * alone)
})

test('How many words a version tells of does not hang on the reading that is shown', async () => {
  const hidden = p('It ', span('del', 'was '), 'is')
  text.dispatch(text.state.tr.insert(0, letter(hidden).content))
  const all = await keeper.keepNow('named', 'All')
  text.dispatch(setReading(text.state.tr, presetReadings.corrected))
  const corrected = await keeper.keepNow('named', 'Corrected')
  const words = storedWords(text.state)
  expect(landmarksOf(text.state).words).toBe(words - 1)
  expect([all, corrected].map((kept) => kept.ok && kept.value.words)).toEqual([words, words])
})
