import { DOMParser, Fragment, type Node } from 'prosemirror-model'
import { expect, test, vi } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import {
  at,
  body,
  div,
  doc,
  head,
  item,
  letter,
  list,
  note,
  p,
  text as textElement,
} from '../../../shared/testing/build'
import { mountEditor, type MountedEditor } from '../../testing/mount-editor'

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => p(`Paragraph ${index} of a long text.`))

function pageOf({ text }: MountedEditor): HTMLElement {
  if (!text.view) throw new Error('The text is not on the screen')
  return text.view.dom
}

const lotsIn = (editor: MountedEditor) => [...pageOf(editor).querySelectorAll('.block-lot')]

/** A division of 300 paragraphs, with a place in one of them. */
const long = (...inside: readonly Node[]): Node => {
  const all = paragraphs(300)
  all.splice(150, inside.length, ...inside)
  return letter(...all)
}

/** What is at the edge between two lots: the last block of the one and the first of the next. */
function edgeOf(editor: MountedEditor): { readonly end: number; readonly start: number } {
  const { view } = editor.text
  const next = lotsIn(editor)[2]?.firstElementChild
  if (!view || !next) throw new Error('There are no lots')
  const start = view.posAtDOM(next, 0)
  return { end: start - 2, start }
}

test('the many blocks of a division and the items of a list are drawn in lots, those of a short one are not', async () => {
  const items = Array.from({ length: 200 }, (_, index) => item(p(`Item ${index}`)))
  const made = doc(textElement(body(div(head('Short'), p('One.')), div(...paragraphs(300)), div(list(...items)))))
  const editor = await mountEditor(made)
  const owners = lotsIn(editor).map((lot) => lot.parentElement?.className)
  expect(new Set(owners)).toEqual(new Set(['container div', 'list list']))
  expect(pageOf(editor).querySelectorAll('.block-lot > .textblock')).toHaveLength(300)
  expect(pageOf(editor).querySelectorAll('.block-lot > .item')).toHaveLength(200)
})

test('each position in lots has its place on the page, and each place its position', async () => {
  const editor = await mountEditor(long(p('With ', note(p('a note.')), ' in it.')))
  const { view, state } = editor.text
  expect(lotsIn(editor).length).toBeGreaterThan(3)
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const { node: place = document, offset = 0 } = view?.domAtPos(pos + 1) ?? {}
    expect(view?.posAtDOM(place, offset)).toBe(pos + 1)
    expect(view?.nodeDOM(pos)).toMatchObject({ className: expect.stringContaining('textblock') as string })
    return false
  })
})

test('a letter draws nothing anew but itself, and where it comes without a key has its block alone read from the page', async () => {
  const made = long(p('Here <a>it is.'))
  const editor = await mountEditor(made)
  editor.select(at(made, 'a'))
  const changed: MutationRecord[] = []
  const watch = new MutationObserver((records) => changed.push(...records))
  watch.observe(pageOf(editor), { childList: true, subtree: true })
  const parsed = vi.spyOn(DOMParser.prototype, 'parse')
  // No key of the keyboard that is tried here has it, so the browser types it.
  await userEvent.keyboard('é')
  changed.push(...watch.takeRecords())
  watch.disconnect()
  const read = parsed.mock.calls.map(([dom]) => (dom as Element).className)
  parsed.mockRestore()
  expect(editor.doc().textContent).toContain('Here éit is.')
  expect(changed).toEqual([])
  expect(read).toEqual(['textblock p'])
})

test('blocks are split, joined and brought back at the edge of two lots', async () => {
  const editor = await mountEditor(long())
  const before = editor.doc()
  const { start } = edgeOf(editor)
  const words = before.resolve(start).parent.textContent
  editor.select(start)
  await userEvent.keyboard('{Backspace}')
  expect(editor.doc().resolve(editor.text.state.selection.head).parent.textContent).toMatch(
    new RegExp(`text\\.${words}$`),
  )
  await userEvent.keyboard('{Enter}x')
  expect(editor.doc().resolve(editor.text.state.selection.head).parent.textContent).toBe(`x${words}`)
  await userEvent.keyboard('{Control>}zzz{/Control}')
  expect(editor.doc().eq(before)).toBe(true)
  expect(pageOf(editor).querySelectorAll('.block-lot > .textblock')).toHaveLength(300)
})

test('a selection over several lots is typed over, and undone', async () => {
  const editor = await mountEditor(long(p('From <a>here.')))
  const before = editor.doc()
  const from = at(long(p('From <a>here.')), 'a')
  editor.select(from, before.content.size - 8)
  await userEvent.keyboard('x')
  expect(editor.doc().textContent).toMatch(/From x/)
  expect(pageOf(editor).querySelectorAll('.block-lot > .textblock').length).toBeLessThan(160)
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(editor.doc().eq(before)).toBe(true)
})

test('the arrows go from lot to lot', async () => {
  const editor = await mountEditor(long())
  const { end, start } = edgeOf(editor)
  editor.select(end)
  editor.text.dispatch(editor.text.state.tr.scrollIntoView())
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => editor.text.state.selection.head).toBe(start)
  await userEvent.keyboard('{ArrowLeft}')
  await expect.poll(() => editor.text.state.selection.head).toBe(end)
  await userEvent.keyboard('{ArrowDown}')
  await expect.poll(() => editor.text.state.selection.head).toBeGreaterThanOrEqual(start)
})

test('what is composed in a lot stays where it is', async () => {
  const made = long(p('Here <a>it is.'))
  const editor = await mountEditor(made)
  editor.select(at(made, 'a'))
  const ime = cdp() as unknown as { send: (name: string, given: object) => Promise<unknown> }
  for (const text of ['に', '日本'])
    await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await ime.send('Input.insertText', { text: '日本' })
  await expect.poll(() => editor.doc().textContent).toContain('Here 日本it is.')
})

test('a division that grows long while it is open comes into lots, and out of them when it shrinks', async () => {
  const editor = await mountEditor(letter(...paragraphs(90)))
  const { text } = editor
  expect(lotsIn(editor)).toHaveLength(0)
  const first = text.state.selection.$from.before()
  text.dispatch(text.state.tr.insert(first, paragraphs(60)))
  expect(lotsIn(editor).length).toBeGreaterThan(1)
  expect(pageOf(editor).querySelectorAll('.block-lot > .textblock')).toHaveLength(150)
  const most = Fragment.from(paragraphs(60)).size + Fragment.from(paragraphs(50)).size
  text.dispatch(text.state.tr.delete(first, first + most))
  expect(lotsIn(editor)).toHaveLength(0)
  expect(pageOf(editor).querySelectorAll('.container > .textblock')).toHaveLength(40)
})
