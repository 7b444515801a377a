import { beforeEach, expect, test } from 'vitest'
import type { TranscriptionRow } from '../../store/rows'
import { redo, undo } from '../library-actions'
import type { Session } from '../session'
import { filesOf, sessionPerTest, takeInEdition, teiText } from '../testing/edition-under-test'
import { openTextOf, typeBefore } from '../testing/texts'
import { doEditionAct } from './edition-act'

const now = sessionPerTest()
let session: Session
let rows: readonly TranscriptionRow[]
let before: readonly string[]
let recorded: readonly string[]

const files = () => filesOf(now(), rows)
const told = () => session.toasts.get().at(-1)?.message

/** Records “the” for each “teh” of all texts, as one act. */
async function recordEverywhere(): Promise<void> {
  const texts = []
  for (const { id } of rows) {
    const stored = await session.store.readText(id)
    if (stored === null) throw new Error('The text cannot be read')
    const words: { from: number; to: number; was: string; becomes: string; record: typeof record }[] = []
    stored.doc.descendants((node, pos) => {
      for (const { index } of (node.text ?? '').matchAll(/teh/g))
        words.push({ from: pos + index, to: pos + index + 3, was: 'teh', becomes: 'the', record })
    })
    texts.push({
      transcription: id,
      at: { kind: 'stored', body: stored.body, seq: stored.seq } as const,
      changes: [],
      words,
    })
  }
  const label = { code: 'replace-found', values: { from: 'teh', to: 'the', count: 6 } } as const
  expect(await doEditionAct(session, { label, texts })).toBe(true)
}

const record = { kind: 'correction', resp: '' } as const

beforeEach(async () => {
  ;({ session } = now())
  const text = (name: string) => teiText(name, 'Saw teh harbour.', 'And <persName>teh Ames</persName>.')
  ;({ rows } = await takeInEdition(now(), { 'a.xml': text('A'), 'b.xml': text('B'), 'c.xml': text('C') }))
  before = await files()
  await session.openTranscription(rows[0]?.id ?? '')
  await recordEverywhere()
  recorded = await files()
  expect(recorded.join('').split('<choice><sic>teh</sic><corr>the</corr></choice>')).toHaveLength(7)
})

test('recorded corrections are undone but for the one that was touched since, which is told, and done again', async () => {
  const id = (await session.store.actToTurn(false))?.id
  typeBefore(session, 'Ames', 'old ')
  const { state, dispatch } = openTextOf(session)
  let corr = -1
  state.doc.descendants((node, pos) => {
    if (corr < 0 && node.text === 'the') corr = pos
  })
  dispatch(state.tr.insertText('Q', corr + 2))
  const touched = await files()
  await undo(session, id)
  expect(told()).toMatch(/^Undone: .*\. 1 place stays as it is/)
  const [first = '', ...rest] = await files()
  expect(first).toContain('<p>Saw <choice><sic>teh</sic><corr>thQe</corr></choice> harbour.</p>')
  expect(first).toContain('<p>And <persName>teh old Ames</persName>.</p>')
  expect(rest).toEqual(before.slice(1))
  await redo(session)
  expect(await files()).toEqual(touched)
})

test('undone from the library, they come back in all texts but the one that was changed and folded since', async () => {
  await session.openTranscription(rows[1]?.id ?? '')
  typeBefore(session, 'harbour', 'old ')
  await session.showLibrary()
  const [, changed] = await files()
  await undo(session)
  expect(told()).toContain('2 places stay as they are')
  expect(await files()).toEqual([before[0], changed, before[2]])
  await redo(session)
  expect(await files()).toEqual([recorded[0], changed, recorded[2]])
})
