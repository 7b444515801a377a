import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { setRecording } from '../../shared/commands/record-typing'
import { at, letter, p, span } from '../../shared/testing/build'
import { mountEditor } from '../testing/mount-editor'
import { editorCommand } from './commands'

const choice = (was: string, is: string) => span('choice', span('sic', was), span('corr', is))

afterEach(() => {
  delete document.documentElement.dataset['reading']
})

function show(reading: string): void {
  document.documentElement.dataset['reading'] = reading
}

/** What is seen of the text. */
function seen(dom: HTMLElement): string {
  const walker = document.createTreeWalker(dom, NodeFilter.SHOW_TEXT)
  let text = ''
  while (walker.nextNode())
    if (walker.currentNode.parentElement?.checkVisibility()) text += walker.currentNode.textContent ?? ''
  return text
}

test('Each reading shows its text of a recorded correction, and nothing of the other', async () => {
  const doc = letter(
    p(
      'say ',
      choice('teh', 'the'),
      ' word ',
      span('choice', span('abbr', 'Mr.'), span('expan', 'Mister')),
      ' ',
      span('sic', 'alone'),
    ),
  )
  const { text } = await mountEditor(doc)
  const dom = text.view?.dom
  if (!dom) throw new Error('There is no view')
  show('written')
  expect(seen(dom)).toBe('say teh word Mr. alone')
  show('corrected')
  expect(seen(dom)).toBe('say the word Mr.Mister alone')
  show('expanded')
  expect(seen(dom)).toBe('say the word Mister alone')
  show('all')
  expect(seen(dom)).toBe('say tehthe word Mr.Mister alone')
})

test('What is typed over a word is recorded when the caret leaves it, and one undo takes back both', async () => {
  const doc = letter(p('say thee<a> word again'))
  const { text, select, doc: now, said } = await mountEditor(doc)
  text.dispatch(setRecording(text.state.tr, { kind: 'correction', resp: '' }))
  select(at(doc, 'a'))
  await userEvent.keyboard('{Backspace}')
  expect(now().textContent).toBe('say the word again')
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(now().textContent).toBe('say theethe word again')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(now().textContent).toBe('say thee word again')
  expect(said.at(-1)).toBe('Undone: typing')
})

test('In a reading, the caret goes past what is hidden, and typing stays in what is seen', async () => {
  const doc = letter(p('say <a>', choice('teh', 'the'), ' word'))
  const { select, doc: now } = await mountEditor(doc)
  show('corrected')
  select(at(doc, 'a'))
  await userEvent.keyboard('{ArrowRight}{ArrowRight}x')
  expect(now().textContent).toBe('say tehthxe word')
})

test('A recorded correction becomes plain text by a command', async () => {
  const doc = letter(p('say ', choice('t<a>eh', 'the'), ' word'))
  const { select, context, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  editorCommand('correction/revert').run(context)
  expect(now().textContent).toBe('say teh word')
})
