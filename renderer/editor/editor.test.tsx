import { expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import type { Guess } from '../../shared/edition'
import { schema, type SpanAttrs } from '../../shared/schema'
import {
  at,
  cell,
  doc as root,
  head,
  item,
  letter,
  list,
  loose,
  note,
  p,
  pageBreak,
  pb,
  row,
  span,
  table,
} from '../../shared/testing/build'
import type { Node } from 'prosemirror-model'
import { nextStop } from './commands/finding-walk'
import { showGuess } from './commands/findings'
import { currentGuess } from './plugins/guesses'
import { guessesOf } from './state'
import { mountEditor, type MountedEditor } from '../testing/mount-editor'

/** The names of the spans on the text `words`, outermost first. */
function spansOn(doc: Node, words: string): readonly string[] {
  let found: readonly string[] = []
  doc.descendants((node) => {
    if (node.text?.includes(words)) found = node.marks.map((mark) => (mark.attrs as SpanAttrs).name)
  })
  return found
}

/** Goes on to the next guess, as the walk of the app does. */
function goToGuess({ text, context }: MountedEditor): void {
  const stop = nextStop(text.state, 1, 'guesses')
  if (stop?.kind !== 'guess') throw new Error('There is no guess')
  showGuess({ ...context, text }, stop.guess, 'focus')
}

const pages = (doc: Node) => {
  const found: string[] = []
  doc.descendants((node) => {
    if (/[pP]ageBreak$/.test(node.type.name))
      found.push((node.attrs['attributes'] as Record<string, string>)['n'] ?? '')
  })
  return found
}

test('names and dates are tagged by keys alone, and each tag is said and undone', async () => {
  const doc = letter(p('Mr. Hol<a>lander left Port <b>Ellery<c> on <d>May 27<e>.'))
  const { select, said, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Alt>}p{/Alt}')
  select(at(doc, 'b'), at(doc, 'c'))
  await userEvent.keyboard('{Alt>}l{/Alt}')
  select(at(doc, 'd'), at(doc, 'e'))
  await userEvent.keyboard('{Alt>}d{/Alt}')
  expect(spansOn(now(), 'Hollander')).toEqual(['persName'])
  expect(spansOn(now(), 'Ellery')).toEqual(['placeName'])
  expect(spansOn(now(), 'May 27')).toEqual(['date'])
  expect(said.at(-1)).toBe('Tagged as date: May 27')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(said.at(-1)).toBe('Undone: Date')
  expect(spansOn(now(), 'May 27')).toEqual([])
})

test('where nothing is left to undo in a text, or to do again, that is said, and where to undo what was done elsewhere', async () => {
  const doc = letter(p('A <a>word.'))
  const { select, said } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(said.at(-1)).toMatch(/^Nothing is left to undo in this text\. .* is undone there/)
  await userEvent.keyboard('{Control>}y{/Control}')
  expect(said.at(-1)).toMatch(/^Nothing that was undone in this text is left/)
})

test('a corrected name keeps its tag, and what is typed after it stays outside', async () => {
  const doc = letter(p('Mr. ', span('persName', '<a>Holander<b>'), ' left.'))
  const { select, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'), at(doc, 'b'))
  await userEvent.keyboard('Hollander')
  expect(spansOn(now(), 'Hollander')).toEqual(['persName'])
  await userEvent.keyboard(' junior')
  expect(spansOn(now(), 'junior')).toEqual([])
})

test('the attributes of a tag are set by keys, and a malformed date is told in a sentence', async () => {
  const doc = letter(p('On ', span('date', 'Feb<a>ruary 2, 1935'), '.'))
  const { select, said, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Alt>}a{/Alt}')
  await expect.element(page.getByLabelText('Date (when)')).toHaveFocus()
  await userEvent.keyboard('1935-02-30{Enter}')
  await expect.element(page.getByText(/^A date is written as year, month and day/)).toBeVisible()
  await expect.element(page.getByLabelText('Date (when)')).toHaveFocus()
  await userEvent.fill(page.getByLabelText('Date (when)'), '1935-02-02')
  await userEvent.keyboard('{Enter}')
  expect(said.at(-1)).toBe('Tag changed')
  expect(now().nodeAt(at(doc, 'a'))?.marks[0]?.attrs['attributes']).toEqual({ when: '1935-02-02' })
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(now().eq(doc)).toBe(true)
})

test('a selection over a note and a page break is typed over whole', async () => {
  const doc = letter(p('The <a>harbour', note(p('A note.')), ' is', pb('3'), ' clo<b>sed.'))
  const { select, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'), at(doc, 'b'))
  await userEvent.keyboard('x')
  expect(now().textContent).toBe('The xsed.')
})

test('a note is copied and pasted with its text, and spans get ids of their own', async () => {
  const doc = letter(p('<a>The ', span('persName', 'pilot'), note(p('A note.')), '<b> waits.'), p('End<c>'))
  const { select, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'), at(doc, 'b'))
  await userEvent.copy()
  select(at(doc, 'c'))
  await userEvent.paste()
  await expect.poll(() => now().textContent).toBe('The pilotA note. waits.EndThe pilotA note.')
  expect(spansOn(now(), 'pilot')).toEqual(['persName'])
})

test('a page break is put at the caret, numbered in its popover, and typing goes on after it', async () => {
  const doc = letter(pageBreak('7'), p('The har<a>bour.'))
  const { select, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Alt>}b{/Alt}')
  const number = page.getByLabelText('Page number')
  await expect.element(number).toHaveValue('8')
  await userEvent.fill(number, '12')
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('-')
  expect(pages(now())).toEqual(['7', '12'])
  expect(now().textContent).toBe('The har-bour.')
})

test('several paragraphs pasted into a line part it, and undo says what it undid', async () => {
  const doc = letter(p('The har<a>bour.'))
  const { select, text, said, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  text.view?.pasteHTML('<p>One</p><ul><li>Two</li></ul>')
  expect(now().textContent).toBe('The harOneTwobour.')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(now().eq(doc)).toBe(true)
  expect(said.at(-1)).toBe('Undone: Paste')
})

test('what is composed while a page break is selected stands behind it', async () => {
  const doc = letter(p('The har', pb('3'), '<a>bour.'))
  const { select, text, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Backspace}')
  expect(text.state.selection.toJSON()).toMatchObject({ type: 'node' })
  text.view?.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
  expect(text.state.selection.toJSON()).toMatchObject({ anchor: at(doc, 'a'), head: at(doc, 'a') })
  expect(pages(now())).toEqual(['3'])
})

test('what is composed over a tagged name replaces it once and keeps its tag', async () => {
  const doc = letter(p('Mr. ', span('persName', '<a>Holander<b>'), ' left.'))
  const { select, text, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'), at(doc, 'b'))
  const ime = cdp() as unknown as {
    send: (method: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>
  }
  for (const composed of ['n', 'ni', '你'])
    await ime.send('Input.imeSetComposition', { text: composed, selectionStart: 1, selectionEnd: 1 })
  await ime.send('Input.insertText', { text: '你' })
  await expect.poll(() => text.view?.composing).toBe(false)
  expect(now().textContent).toBe('Mr. 你 left.')
  await expect.poll(() => spansOn(now(), '你')).toEqual(['persName'])
})

test('Mod-End goes to the last words, past a page break behind them', async () => {
  const doc = letter(p('One<a>'), p('Two'), pageBreak('2'))
  const { select, text } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Control>}{End}{/Control}')
  expect(text.state.selection.$head.parent.textContent).toBe('Two')
  expect(text.state.selection.empty).toBe(true)
})

test('a text opens with the caret in its first words', async () => {
  const { text } = await mountEditor(letter(pageBreak('1'), p('One')))
  expect(text.state.selection.$head.parent.textContent).toBe('One')
})

test('up and down pass over a page break between blocks', async () => {
  const doc = letter(p('One<a>'), pageBreak('2'), p('Two'))
  const { select, text } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{ArrowDown}')
  expect(text.state.selection.$head.parent.textContent).toBe('Two')
  await userEvent.keyboard('{ArrowUp}')
  expect(text.state.selection.$head.parent.textContent).toBe('One')
})

test('Mod-End and Mod-Home reach the ends of a long text, and what stands there is in sight', async () => {
  const sections = Array.from({ length: 60 }, (_, at) => p(`${at} ${'Long paragraphs fill the page. '.repeat(40)}`))
  const doc = root(
    schema.nodes.container.create(
      { name: 'text' },
      sections.map((one) => schema.nodes.container.create(null, one)),
    ),
  )
  const { select, text } = await mountEditor(doc)
  select(4)
  const seen = () => {
    const { top = 0, bottom = 0 } = text.view?.coordsAtPos(text.state.selection.head) ?? {}
    const frame = document.querySelector('.paper')?.getBoundingClientRect() ?? new DOMRect()
    return top >= frame.top && bottom <= frame.bottom
  }
  await userEvent.keyboard('{Control>}{End}{/Control}')
  expect(text.state.selection.$head.parent.textContent).toMatch(/^59 /)
  await expect.poll(seen).toBe(true)
  await userEvent.keyboard('{Control>}{Shift>}{Home}{/Shift}{/Control}')
  expect(text.state.selection.from).toBe(3)
  await expect.poll(seen).toBe(true)
})

test('what React draws while the caret is in the text costs nothing for its length', async () => {
  const doc = letter(head('The <a>harbour'), ...Array.from({ length: 3000 }, () => p('One')), p('<b>End'))
  const { select } = await mountEditor(doc)
  select(at(doc, 'b'))
  const reads = vi.spyOn(globalThis.Node.prototype, 'nodeValue', 'get')
  await userEvent.keyboard('{Control>}f{/Control}')
  await expect.element(page.getByPlaceholder('Find')).toBeVisible()
  expect(reads.mock.calls.length).toBeLessThan(1000)
  reads.mockRestore()
})

test('find counts in notes too, and replaces all as one act', async () => {
  const doc = letter(p('The harbour', note(p('This harbour.')), ' and the har', span('hi', 'bour'), '.'))
  const { select, doc: now, said } = await mountEditor(doc)
  select(4)
  await userEvent.keyboard('{Control>}h{/Control}')
  await userEvent.fill(page.getByPlaceholder('Find'), 'harbour')
  await expect.element(page.getByText('3 matches')).toBeVisible()
  await userEvent.fill(page.getByPlaceholder('Replace with'), 'port')
  await userEvent.click(page.getByRole('button', { name: 'Replace all' }))
  expect(now().textContent).toBe('The portThis port. and the port.')
  expect(said.at(-1)).toBe('3 places replaced')
  await userEvent.keyboard('{Escape}')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(now().eq(doc)).toBe(true)
})

test('the find bar has the focus, and its words selected, each time it is asked for', async () => {
  const doc = letter(p('The harbour and the<a> pier.'))
  const { select, doc: now } = await mountEditor(doc)
  select(4)
  await userEvent.keyboard('{Control>}f{/Control}')
  await userEvent.fill(page.getByPlaceholder('Find'), 'harbour')
  select(at(doc, 'a'))
  await userEvent.keyboard('{Control>}f{/Control}')
  await expect.element(page.getByPlaceholder('Find')).toHaveFocus()
  await userEvent.keyboard('pier')
  await expect.element(page.getByPlaceholder('Find')).toHaveValue('pier')
  expect(now().eq(doc)).toBe(true)
})

test('a special character is found by name and put at the caret', async () => {
  const doc = letter(p('See<a>.'))
  const { select, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Control>}{Shift>}u{/Shift}{/Control}')
  await userEvent.fill(page.getByRole('combobox'), 'double dag')
  await userEvent.keyboard('{Enter}')
  expect(now().textContent).toBe('See‡.')
})

test('Tab goes through the cells of a table and adds a row after the last; a loose row stays one cell across', async () => {
  const across = schema.nodes.cell.create({ name: '', colspan: 2 }, head('Tons'))
  const doc = letter(
    table(schema.nodes.row.create({ name: '' }, across), row(cell(loose('<a>Ellery')), cell(loose('4,200')))),
    p('End.'),
  )
  const { select, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Tab}{Tab}')
  await userEvent.keyboard('Wendt')
  await userEvent.keyboard('{Control>}{Alt>}{ArrowRight}{/Alt}{/Control}')
  const made = now().nodeAt(3)
  expect(made?.children.map((one) => one.childCount)).toEqual([1, 3, 3])
  expect(made?.firstChild?.firstChild?.attrs['colspan']).toBe(3)
  expect(made?.textContent).toBe('TonsEllery4,200Wendt')
})

test('Tab moves an item in, Shift-Tab out', async () => {
  const doc = letter(list(item(p('One')), item(p('T<a>wo'))))
  const { select, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Tab}')
  expect(now().nodeAt(3)?.childCount).toBe(1)
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(now().eq(doc)).toBe(true)
})

test('the walk goes through the guesses, one key accepts, and undo opens the guess again', async () => {
  const doc = letter(p('The <a>harbour<b> is <c>closed<d>.'))
  const guess = (id: number, from: string, to: string): Guess => ({
    id,
    severity: 'info',
    code: 'heading',
    message: `Guess ${id}`,
    range: { from: at(doc, from), to: at(doc, to) },
    settled: false,
  })
  const editor = await mountEditor(doc, { guesses: [guess(1, 'a', 'b'), guess(2, 'c', 'd')] })
  const { select, text, said } = editor
  select(4)
  goToGuess(editor)
  expect(currentGuess(text.state)?.id).toBe(1)
  await userEvent.keyboard('{Alt>}{Enter}{/Alt}')
  expect(guessesOf(text.state).map(({ settled }) => settled)).toEqual([true, false])
  expect(said.at(-1)).toBe('Settled. Next: Guess 2')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(guessesOf(text.state).map(({ settled }) => settled)).toEqual([false, false])
  expect(currentGuess(text.state)?.id).toBe(1)
})

test('of a guessed block the words are selected, and it is marked beside it until it is looked at', async () => {
  const doc = letter(head('The harbour'), p('One'))
  const guess: Guess = {
    id: 1,
    severity: 'info',
    code: 'heading',
    message: 'A guess',
    range: { from: 3, to: 3 + 'The harbour'.length + 2 },
    settled: false,
  }
  const editor = await mountEditor(doc, { guesses: [guess] })
  const { select, text } = editor
  expect(document.querySelector('.heading')?.classList.contains('guessed')).toBe(true)
  select(doc.content.size - 4)
  goToGuess(editor)
  const { from, to } = text.state.selection
  expect(text.state.doc.textBetween(from, to)).toBe('The harbour')
  expect(text.state.selection.toJSON()).toMatchObject({ type: 'text' })
  expect(document.querySelector('.guess.current')?.textContent).toBe('The harbour')
})

test('renditions and kinds of blocks are said, on and off', async () => {
  const doc = letter(p('The <a>harbour<b>.'))
  const { select, said } = await mountEditor(doc)
  select(at(doc, 'a'), at(doc, 'b'))
  await userEvent.keyboard('{Control>}i{/Control}')
  expect(said.at(-1)).toBe('Italics')
  await userEvent.keyboard('{Control>}i{/Control}')
  expect(said.at(-1)).toBe('Italics: off')
  await userEvent.keyboard('{Control>}{Alt>}1{/Alt}{/Control}')
  expect(said.at(-1)).toBe('Heading')
})

test('the context menu of a page break speaks of it, that of words does not', async () => {
  const doc = letter(p('The har', pb('3'), '<a>bour.'))
  const { select } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.click(page.getByText('The har'), { button: 'right', position: { x: 12, y: 12 } })
  await expect.element(page.getByRole('menuitem', { name: 'Person' })).toBeVisible()
  await expect.element(page.getByRole('menuitem', { name: 'Delete page break' })).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  select(at(doc, 'a'))
  await userEvent.keyboard('{Backspace}')
  await userEvent.click(document.querySelector('.pageBreak') ?? document.body, { button: 'right' })
  await expect.element(page.getByRole('menuitem', { name: 'Delete page break' })).toBeVisible()
  await expect.element(page.getByRole('menuitem', { name: 'Person' })).not.toBeInTheDocument()
})

test('a text that can only be read takes no key', async () => {
  const doc = letter(p('The har<a>bour.'))
  const { select, doc: now } = await mountEditor(doc, { editable: false })
  select(at(doc, 'a'))
  await userEvent.keyboard('x{Backspace}{Enter}{Alt>}p{/Alt}')
  expect(now().eq(doc)).toBe(true)
})
