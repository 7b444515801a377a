import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { schema } from '../../shared/schema'
import { body, div, doc, head, p, text } from '../../shared/testing/build'
import type { OpenText } from '../app/open-text'
import { mountEditor } from '../testing/mount-editor'
import { isDrawn } from './plugins/blank-blocks'
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

describe('Keys that come before the next frame of the browser', () => {
  /** Presses keys at once, as they come where the machine is busy: all in the queue of the browser before it draws again. */
  async function atOnce(keys: readonly (readonly [key: string, code: number, modifiers: number])[]) {
    const send = cdp() as unknown as { readonly send: (method: string, params: object) => Promise<unknown> }
    await Promise.all(
      keys.flatMap(([key, windowsVirtualKeyCode, modifiers]) => {
        const text = key.length === 1 ? { text: key } : {}
        const same = { key, windowsVirtualKeyCode, modifiers, code: key.length === 1 ? `Key${key}` : key, ...text }
        return [
          send.send('Input.dispatchKeyEvent', { type: 'text' in text ? 'keyDown' : 'rawKeyDown', ...same }),
          send.send('Input.dispatchKeyEvent', { type: 'keyUp', ...same }),
        ]
      }),
    )
  }
  const [control, shift] = [2, 8]

  test('write and move at the caret that was put far away, whatever was laid out there', async () => {
    const { text: open, select } = await mountEditor(letters(160))
    await expect.poll(() => isDrawn(open.state), { timeout: 20_000 }).toBe(true)
    const start = TextSelection.atStart(open.state.doc).from
    const end = TextSelection.atEnd(open.state.doc).from
    select(start)
    for (const round of [0, 1]) {
      await atOnce([['End', 35, control]])
      await expect.poll(() => open.state.selection.head).toBe(end + 2 * round)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      await atOnce([
        ['Home', 36, control],
        ['Q', 81, shift],
        ['End', 35, control],
        ['Z', 90, shift],
      ])
      const { doc } = open.state
      expect(doc.textContent.startsWith('QQ'.slice(0, round + 1))).toBe(true)
      expect(doc.textContent.endsWith('ZZ'.slice(0, round + 1))).toBe(true)
    }
    await atOnce([
      ['Home', 36, control + shift],
      ['ArrowDown', 40, shift],
    ])
    const { doc, selection } = open.state
    expect(selection.anchor).toBe(TextSelection.atEnd(doc).from)
    expect(open.view?.posAtDOM(getSelection()?.focusNode ?? document, getSelection()?.focusOffset ?? 0)).toBeLessThan(
      300,
    )
  })
})
