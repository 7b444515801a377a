import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { letter as letterOf, p, span } from '../../shared/testing/build'
import { mountEditor } from '../testing/mount-editor'

/** Counts what the browser itself puts into the page. */
function inputsOf(dom: HTMLElement): Event[] {
  const inputs: Event[] = []
  dom.addEventListener('input', (event) => {
    inputs.push(event)
  })
  return inputs
}

const letter = () => letterOf(p('The ', ...span('persName', 'pilot'), ' came on board.'))

/** An editor with the caret behind the first letter of its text. */
async function typingIn(made: Node) {
  const { text: open, select } = await mountEditor(made)
  const { view } = open
  if (!view) throw new Error('not shown')
  select(TextSelection.atStart(open.state.doc).from + 1)
  return { open, view, inputs: inputsOf(view.dom) }
}

describe('A letter of a key', () => {
  test('is typed into the doc, not by the browser into the page', async () => {
    const { open, view, inputs } = await typingIn(letter())
    await userEvent.keyboard('new x')
    expect(open.state.doc.textContent).toContain('Tnew xhe pilot')
    expect(view.dom.textContent).toContain('Tnew xhe pilot')
    expect(inputs).toHaveLength(0)
    const { head } = open.state.selection
    expect(open.state.doc.textBetween(head - 5, head + 1)).toBe('new xh')
    expect(view.posAtDOM(getSelection()?.focusNode ?? document, getSelection()?.focusOffset ?? 0)).toBe(head)
  })

  test('is heard by the browser where it comes without a key', async () => {
    const { open, inputs } = await typingIn(letter())
    // No key of the keyboard that is tried here has it.
    await userEvent.keyboard('é')
    await expect.poll(() => open.state.doc.textContent).toContain('Téhe')
    expect(inputs).toHaveLength(1)
  })
})
