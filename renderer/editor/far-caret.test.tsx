import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { schema } from '../../shared/schema'
import { body, div, doc, head, p, text } from '../../shared/testing/build'
import type { OpenText } from '../app/open-text'
import { mountEditor } from '../testing/mount-editor'
import { dispatchBeside } from './read-caret'

const words = 'The harbour is closed to ships until the pilot comes on board. '.repeat(4)
const letters = (count: number) =>
  doc(
    schema.node('header', { xml: '<teiHeader/>' }),
    text(body(...Array.from({ length: count }, (_, at) => div(head(`Letter ${String(at)}`), p(words), p(words))))),
  )

/** Puts the caret of the page behind the fifth letter of a block, as a key would, without a word to the view. */
function caretOfPage(view: NonNullable<OpenText['view']>, block: number): number {
  const node = view.dom.querySelectorAll('.textblock')[block]?.firstChild ?? view.dom
  getSelection()?.collapse(node, 5)
  return view.posAtDOM(node, 5)
}

describe('What is dispatched beside the keys', () => {
  test('leaves the caret where a key has just put it', async () => {
    const { text: open, select } = await mountEditor(letters(3))
    select(6)
    if (!open.view) throw new Error('not shown')
    const wanted = caretOfPage(open.view, 2)
    dispatchBeside(open, ({ tr }) => tr.setMeta('anything', true))
    expect(open.state.selection.head).toBe(wanted)
    await userEvent.keyboard('Q')
    expect(open.state.doc.textBetween(wanted, wanted + 1)).toBe('Q')
  })

  test('waits for what is composed, and then is made of the text as it is', async () => {
    const { text: open, select } = await mountEditor(letters(3))
    select(6)
    const { view } = open
    if (!view) throw new Error('not shown')
    view.dom.dispatchEvent(new CompositionEvent('compositionstart'))
    expect(view.composing).toBe(true)
    const made: number[] = []
    dispatchBeside(open, ({ doc, tr }) => {
      made.push(doc.content.size)
      return tr
    })
    expect(made).toEqual([])
    const { size } = open.state.doc.content
    open.dispatch(open.state.tr.insertText('four', 6))
    view.dom.dispatchEvent(new CompositionEvent('compositionend'))
    await expect.poll(() => made).toEqual([size + 4])
  })

  test('is not done where it has become idle', async () => {
    const { text: open } = await mountEditor(letters(3))
    const { state } = open
    dispatchBeside(open, () => null)
    expect(open.state).toBe(state)
  })
})

test('No caret stands before the header, where what is typed would become a text of its own', async () => {
  const made = letters(3)
  const { text: open, select, doc: now } = await mountEditor(made)
  for (const key of ['{ArrowUp}', '{ArrowLeft}']) {
    const start = TextSelection.atStart(open.state.doc).from
    select(start, start + 4)
    await userEvent.keyboard(key)
    expect(open.state.selection).toBeInstanceOf(TextSelection)
    await userEvent.keyboard('Q')
    expect(now().childCount).toBe(made.childCount)
    expect(now().textContent.startsWith('Q')).toBe(true)
  }
})

test('A selection to the end or the start of the text shows the end that moves', async () => {
  const { text: open, select } = await mountEditor(letters(60))
  select(6)
  const inSight = () => {
    const frame = open.view?.dom.parentElement?.getBoundingClientRect()
    const caret = open.view?.coordsAtPos(open.state.selection.head)
    return frame && caret && caret.top >= frame.top && caret.bottom <= frame.bottom
  }
  await userEvent.keyboard('{Control>}{Shift>}{End}{/Shift}{/Control}')
  expect(open.state.selection.head).toBe(TextSelection.atEnd(open.state.doc).head)
  await expect.poll(inSight).toBe(true)
  await userEvent.keyboard('{Control>}{Shift>}{Home}{/Shift}{/Control}')
  await expect.poll(inSight).toBe(true)
})
