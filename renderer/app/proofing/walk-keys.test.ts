import { TextSelection } from 'prosemirror-state'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { tagRange } from '../../../shared/commands/tag'
import { openStops } from '../../editor/commands/finding-walk'
import { newId } from '../../editor/new-id'
import { currentChecked } from '../../editor/plugins/checked'
import { currentDoubt, forgetDoubts } from '../../editor/plugins/doubts'
import { currentGuess } from '../../editor/plugins/guesses'
import { besideText } from '../beside-text'
import { importFiles } from '../import-files'
import type { Session } from '../session'
import { sessionPerTest } from '../testing/edition-under-test'
import { openedFile } from '../testing/memory-host'
import { mountKeys } from '../testing/mount-keys'
import { openTextOf } from '../testing/texts'

const now = sessionPerTest()
let session: Session

const letter = `12: Letter

Halvard, May 27, 1935

The consul met Solberg. The harbour was was quiet.

[Page 213]

They waited for the zzxqy.
`

/** What is looked at, and where the selection begins. */
function looked() {
  const { state } = openTextOf(session)
  const kind = currentGuess(state) ? 'guess' : currentChecked(state) ? 'finding' : currentDoubt(state) ? 'doubt' : null
  return { kind, from: state.selection.from }
}

/** Presses a key and waits until what comes of it is said. */
async function pressed(keys: string) {
  const { turn } = session.said.get()
  await userEvent.keyboard(keys)
  await expect.poll(() => session.said.get().turn).toBeGreaterThan(turn)
  return looked()
}

beforeEach(async () => {
  ;({ session } = now())
  localStorage.removeItem('recto-settings')
  await importFiles(session, [openedFile('a.txt', letter)], null)
  await expect.poll(() => besideText(session).proofing.verdicts.now.get().known).toBe(true)
  const { state, dispatch } = openTextOf(session)
  let at = -1
  state.doc.descendants((node, pos) => {
    const index = node.text?.indexOf('Solberg') ?? -1
    if (index >= 0 && at < 0) at = pos + index
  })
  // An entry that is nowhere: a finding of a check, between what the import guessed and what is doubtful.
  tagRange({ from: at, to: at + 7 }, 'persName', { ref: '#nobody' }, newId)(state, dispatch)
  await session.open?.checks.check()
  await besideText(session).proofing.looked()
  const { state: tagged } = openTextOf(session)
  openTextOf(session).dispatch(tagged.tr.setSelection(TextSelection.atStart(tagged.doc)))
  mountKeys(session)
})

test('F8 goes from guess to finding to doubt in order of place, and Shift-F8 back the same way', async () => {
  const forth = []
  const isLast = () => currentDoubt(openTextOf(session).state)?.doubt.text === 'was was'
  while (forth.length < 20 && !isLast()) forth.push(await pressed('{F8}'))
  expect(isLast()).toBe(true)
  const kinds = forth.map(({ kind }) => kind)
  expect(kinds[0]).toBe('guess')
  expect(kinds.slice(1, -1)).toContain('finding')
  expect(forth.map(({ from }) => from)).toEqual(forth.map(({ from }) => from).toSorted((a, b) => a - b))
  const back = []
  while (back.length < forth.length - 1) back.push(await pressed('{Shift>}{F8}{/Shift}'))
  expect(back).toEqual(forth.slice(0, -1).toReversed())
})

test('F8 goes on from the caret wherever it was put, and first to what begins there', async () => {
  const text = openTextOf(session)
  const [first] = openStops(text.state)
  if (first === undefined) throw new Error('There is nothing to go to')
  text.dispatch(text.state.tr.setSelection(TextSelection.atStart(text.state.doc)))
  await pressed('{F8}')
  expect(currentGuess(text.state)).toBe(first.kind === 'guess' ? first.guess : null)
  await pressed('{F8}')
  expect(currentGuess(text.state)).not.toBe(first.kind === 'guess' ? first.guess : null)
  text.dispatch(text.state.tr.setSelection(TextSelection.atStart(text.state.doc)))
  await pressed('{F8}')
  expect(currentGuess(text.state)).toBe(first.kind === 'guess' ? first.guess : null)
  text.dispatch(text.state.tr.setSelection(TextSelection.create(text.state.doc, doubtAt('was was'))))
  expect(await pressed('{F8}')).toEqual({ kind: 'doubt', from: doubtAt('was was') })
})

describe('F8, where it has to be looked for long,', () => {
  /** Looks for doubts until it is told to have found them. */
  async function lookedForLong(): Promise<() => void> {
    const text = openTextOf(session)
    const { proofing } = besideText(session)
    let found = (): void => undefined
    vi.spyOn(proofing, 'looked').mockReturnValue(new Promise((resolve) => (found = resolve)))
    onTestFinished(() => {
      vi.restoreAllMocks()
    })
    proofing.state.set({ kind: 'looking', done: 0 })
    proofing.waited.set(false)
    text.dispatch(forgetDoubts(text.state.tr).setSelection(TextSelection.atEnd(text.state.doc)))
    await pressed('{F8}')
    proofing.waited.set(true)
    return found
  }

  test('takes nobody away who has gone on writing meanwhile', async () => {
    const text = openTextOf(session)
    const found = await lookedForLong()
    text.dispatch(text.state.tr.insertText('On.'))
    const { selection } = text.state
    const { turn } = session.said.get()
    found()
    await expect.poll(() => session.said.get().turn).toBeGreaterThan(turn)
    expect(text.state.selection).toBe(selection)
    expect(session.said.get().message).toContain('F8')
  })

  test('goes on for who presses it again after writing', async () => {
    const text = openTextOf(session)
    const found = await lookedForLong()
    text.dispatch(text.state.tr.insertText('On.'))
    await userEvent.keyboard('{F8}')
    const { turn } = session.said.get()
    found()
    await expect.poll(() => session.said.get().turn).toBeGreaterThan(turn)
    expect(session.said.get().message).not.toContain('F8')
  })
})

/** Where the words stand in the open text that are doubtful. */
function doubtAt(words: string): number {
  const doubts = openStops(openTextOf(session).state).flatMap((stop) => (stop.kind === 'doubt' ? [stop.doubt] : []))
  return doubts.find(({ doubt }) => doubt.text === words)?.from ?? -1
}
