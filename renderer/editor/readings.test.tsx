import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { setRecording } from '../../shared/commands/recorded-typing'
import {
  hiddenParts,
  isHidden,
  presetNames,
  presetReadings,
  readingChoices,
  type PresetName,
  type Reading,
} from '../../shared/queries/readings'
import { at, letter, p, span } from '../../shared/testing/build'
import { mountEditor } from '../testing/mount-editor'
import { editorCommand } from './commands'
import { findOf, changeFind } from './plugins/find'
import { landmarksOf } from './plugins/landmarks'
import { setReading } from './plugins/reading'

const choice = (was: string, is: string) => span('choice', span('sic', was), span('corr', is))

afterEach(() => {
  delete document.documentElement.dataset['readingHides']
})

function show(reading: PresetName | Reading): void {
  const hidden = hiddenParts(typeof reading === 'string' ? presetReadings[reading] : reading)
  document.documentElement.dataset['readingHides'] = [...hidden].join(' ')
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
  expect(seen(dom)).toBe('say the word Mr. alone')
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

/** A text with all that readings hide, also within each other. */
const everything = letter(
  p(
    'a',
    span('choice', span('sic', 'b'), span('corr', 'c', span('choice', span('abbr', 'd'), span('expan', 'e')))),
    span('choice', span('orig', 'f', span('sic', 'g')), span('reg', 'h', span('ex', 'i'))),
    span('expan', 'j', span('am', 'k'), span('ex', 'l')),
    span('choice', span('am', 'm'), span('ex', 'n')),
    span('subst', span('del', 'o'), span('add', 'p')),
    span('restore', span('del', 'q')),
    span('supplied', 'r', span('surplus', 's')),
    span('secl', 't'),
    span('app', span('lem', 'u'), span('rdg', 'v')),
    span('abbr', 'w', span('am', 'x')),
    'z',
  ),
)

test('What is seen in a reading is what the same reading reads', async () => {
  const { text } = await mountEditor(everything)
  const dom = text.view?.dom
  if (!dom) throw new Error('There is no view')
  const choices = Object.entries(readingChoices).map(([part, all]): [string, fc.Arbitrary<string>] => [
    part,
    fc.constantFrom<string>(...all),
  ])
  fc.assert(
    fc.property(fc.record(Object.fromEntries(choices)), (made) => {
      const reading = made as unknown as Reading
      show(reading)
      let read = ''
      text.state.doc.descendants((node) => {
        if (node.isText && !isHidden(node.marks, reading)) read += node.text ?? ''
      })
      expect(seen(dom)).toBe(read)
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('Another reading draws no part of the text anew, and changes nothing that could be undone', async () => {
  const { text, doc: now } = await mountEditor(everything)
  const dom = text.view?.dom
  if (!dom) throw new Error('There is no view')
  const nodes = () => {
    const walker = document.createTreeWalker(dom)
    const found: Node[] = []
    while (walker.nextNode()) found.push(walker.currentNode)
    return found
  }
  const before = nodes()
  const changes: MutationRecord[] = []
  const observer = new MutationObserver((records) => changes.push(...records))
  observer.observe(dom, { subtree: true, childList: true, characterData: true, attributes: true })
  for (const name of [...presetNames, 'all' as const]) {
    show(name)
    text.dispatch(setReading(text.state.tr, presetReadings[name]))
  }
  changes.push(...observer.takeRecords())
  observer.disconnect()
  expect(changes).toEqual([])
  const after = nodes()
  expect(after).toHaveLength(before.length)
  expect(after.every((node, index) => node === before[index])).toBe(true)
  expect(now().eq(everything)).toBe(true)
})

test('Words are counted and found in the reading that is shown, and what is hidden only on wish', async () => {
  const { text } = await mountEditor(letter(p('say ', choice('to morrow', 'tomorrow'), ' again')))
  const turn = (name: PresetName) => {
    text.dispatch(setReading(text.state.tr, presetReadings[name]))
  }
  const query = { text: 'to morrow', regex: false, caseSensitive: false, wholeWord: false, notes: 'included' } as const
  text.dispatch(changeFind(text.state.tr, { bar: 'find', query }))
  const count = () => findOf(text.state).matches.length
  expect(count()).toBe(1)
  turn('written')
  expect([landmarksOf(text.state).words, count()]).toEqual([4, 1])
  turn('corrected')
  expect([landmarksOf(text.state).words, count()]).toEqual([3, 0])
  text.dispatch(text.state.tr.insertText('well ', 4))
  expect(landmarksOf(text.state).words).toBe(4)
  text.dispatch(changeFind(text.state.tr, { hiddenToo: true }))
  expect(count()).toBe(1)
})
