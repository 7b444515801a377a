import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { at, letter, p } from '../../shared/testing/build'
import { checkedOf, checkedRanges, currentChecked, lookAtChecked } from '../editor/plugins/checked'
import { createEditorState } from '../editor/state'
import { Checks } from './checks'
import type { Checked, CheckedFinding } from './mirror/checked'
import type { Mirrored, Stage } from './mirror/questions'
import { OpenText } from './open-text'

interface Asked {
  readonly signal: AbortSignal
  readonly told: (stage: Stage) => void
  readonly answer: (value: Mirrored<'check'>) => void
}

const doc = letter(p('The <a>harbour<b> board met.'), p('It rained.'))
const range = { from: at(doc, 'a'), to: at(doc, 'b') }
const finding = (change: Partial<CheckedFinding> = {}): CheckedFinding => ({
  id: 0,
  severity: 'error',
  code: 'id-doubled',
  message: 'This is there twice.',
  group: 'check',
  at: { line: 3, column: 7 },
  range,
  where: 'text',
  ...change,
})

let text: OpenText
let asked: Asked[]
let checks: Checks
let time: number

beforeEach(() => {
  vi.useFakeTimers()
  text = new OpenText('t', createEditorState({ doc, guesses: [] }))
  asked = []
  time = 0
  const ask = (_: string, __: null, signal: AbortSignal, told: (stage: Stage) => void) =>
    new Promise<Mirrored<'check'>>((answer) => {
      asked.push({ signal, told, answer })
    })
  const mirror = { ask, toNow: (_: number, position: number) => position, provide: vi.fn() }
  checks = new Checks(
    text,
    mirror,
    () => time,
    (pointer) => pointer === '#entry',
  )
})

afterEach(() => {
  checks.stop()
  vi.useRealTimers()
})

const type = (words: string) => {
  text.dispatch(text.state.tr.insertText(words, 5))
}

async function answer(...findings: readonly CheckedFinding[]): Promise<void> {
  const value: Checked = { findings, grammar: null }
  asked.at(-1)?.answer({ ok: true, revision: 0, value })
  await vi.advanceTimersByTimeAsync(0)
}

test('a text is checked once it has rested for a second, and not while somebody types', async () => {
  await vi.advanceTimersByTimeAsync(999)
  expect(asked).toHaveLength(0)
  type('a')
  await vi.advanceTimersByTimeAsync(999)
  expect(asked).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toHaveLength(1)
  expect(checks.state.get()).toMatchObject({ stage: 'checking', fresh: false })
  asked[0]?.told('reading-grammar')
  expect(checks.state.get().stage).toBe('reading-grammar')
  await answer(finding())
  expect(checks.state.get()).toMatchObject({ stage: null, fresh: true })
  expect(checkedOf(text.state)).toHaveLength(1)
})

test('typing cancels the check that is going on, and asks for another', async () => {
  await vi.advanceTimersByTimeAsync(1000)
  type('a')
  expect(asked[0]?.signal.aborted).toBe(true)
  await answer(finding())
  expect(checkedOf(text.state)).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toHaveLength(2)
})

test('moving the caret is no typing', async () => {
  await vi.advanceTimersByTimeAsync(500)
  text.dispatch(text.state.tr.setMeta('anything', 1))
  await vi.advanceTimersByTimeAsync(500)
  expect(asked).toHaveLength(1)
})

test('a text that takes long to check rests as long before the next check', async () => {
  void checks.check()
  time = 4000
  await answer()
  type('a')
  await vi.advanceTimersByTimeAsync(3999)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toHaveLength(2)
})

test('another grammar asks for another check soon, however long the last one took', async () => {
  void checks.check()
  time = 5000
  await answer()
  checks.setGrammar({ id: 'g', files: [] })
  expect(checks.state.get().fresh).toBe(false)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toHaveLength(2)
})

test('a check that fails says why, and leaves what was found before', async () => {
  void checks.check()
  await answer(finding())
  const again = checks.check()
  asked.at(-1)?.answer({ ok: false, problem: { code: 'mirror-lost', message: 'Lost.' } })
  expect(await again).toBe(null)
  expect(checks.state.get()).toMatchObject({ stage: null, problem: { code: 'mirror-lost' } })
  expect(checkedOf(text.state)).toHaveLength(1)
})

test('findings follow what is typed, and go with their words', async () => {
  void checks.check()
  await answer(finding())
  type('xy')
  expect(checkedRanges(text.state).get(0)).toEqual({ from: range.from + 2, to: range.to + 2 })
  text.dispatch(text.state.tr.delete(range.from + 1, range.to + 3))
  expect(checkedRanges(text.state).size).toBe(0)
})

test('the finding that is looked at is looked at still after the next check, and not once it is mended', async () => {
  void checks.check()
  await answer(finding({ id: 0, code: 'other' }), finding({ id: 1 }))
  text.dispatch(lookAtChecked(text.state.tr, 1))
  void checks.check()
  await answer(finding({ id: 0 }))
  expect(currentChecked(text.state)).toMatchObject({ id: 0, code: 'id-doubled' })
  void checks.check()
  await answer()
  expect(currentChecked(text.state)).toBe(null)
})

test.each(['pointer-dangling', 'pointer-elsewhere'])(
  'a pointer that leads to an entry of the register is no finding (%s)',
  async (code) => {
    void checks.check()
    await answer(finding({ code, values: { pointer: '#entry' } }), finding({ code, values: { pointer: '#none' } }))
    expect(checkedOf(text.state).map(({ values }) => values)).toEqual([{ pointer: '#none' }])
  },
)
