import fc from 'fast-check'
import { undo, undoDepth } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { Selection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { body, div, doc, head, p, text } from '../../shared/testing/build'
import { runs } from '../../shared/testing/campaign'
import { OpenText } from '../app/open-text'
import { mountEditor } from '../testing/mount-editor'
import { blanksOf, isDrawn } from './plugins/blank-blocks'
import { createEditorState } from './state'
import { withBlanks } from './views/blank-view'
import { drawing } from './views/drawing'

const words = 'The harbour is closed to ships until the pilot comes on board. '.repeat(8)
/** Letters with a number each, in chapters of ten. */
const volume = (letters: number): Node =>
  doc(
    text(
      body(
        ...Array.from({ length: letters / 10 }, (_, chapter) =>
          div(
            head(`Chapter ${String(chapter)}`),
            ...Array.from({ length: 10 }, (_, at) =>
              div(head(`Letter ${String(chapter * 10 + at)}`), p(words), p(words), p(words)),
            ),
          ),
        ),
      ),
    ),
  )

/** A view of a text with nothing around it, taken away after the test. */
function shown(made: Node) {
  const open = new OpenText('text', createEditorState({ doc: made, guesses: [] }))
  const place = document.createElement('div')
  place.className = 'paper'
  place.style.cssText = 'height: 700px; overflow: auto'
  document.body.append(place)
  const view = new EditorView(place, {
    state: open.state,
    dispatchTransaction: open.dispatch,
    nodeViews: withBlanks({}),
    plugins: [drawing()],
  })
  open.attach(view)
  onTestFinished(() => {
    view.destroy()
    place.remove()
  })
  return { open, view }
}

const drawnBlocks = (dom: Element): number => dom.querySelectorAll('.textblock').length
const wordsOf = (doc: Node): string => doc.textBetween(0, doc.content.size)

describe('A long text', () => {
  test('is drawn near the caret first, and all of it soon after, which undo knows nothing of', async () => {
    const made = volume(200)
    const { open, view } = shown(made)
    expect(drawnBlocks(view.dom)).toBeGreaterThan(3)
    await expect.poll(() => isDrawn(open.state), { timeout: 20_000 }).toBe(true)
    expect(drawnBlocks(view.dom)).toBe(600)
    expect(view.dom.querySelector('.blank')).toBeNull()
    expect(view.dom.textContent).toBe(wordsOf(made))
    expect(open.state.doc).toBe(made)
    expect(undoDepth(open.state)).toBe(0)
  })

  test('has a twentieth of its blocks drawn at first', () => {
    const blanks = blanksOf(createEditorState({ doc: volume(1000), guesses: [] }))
    const blank = blanks.reduce((sum, { from, to }) => sum + to - from, 0)
    expect(blank / volume(1000).content.size).toBeGreaterThan(0.95)
  })

  test('is drawn where the caret goes, at once', () => {
    const { open, view } = shown(volume(1000))
    open.dispatch(open.state.tr.setSelection(Selection.atEnd(open.state.doc)))
    const { node } = view.domAtPos(open.state.selection.head)
    expect(node.textContent).toContain('the pilot comes on board')
    expect(view.coordsAtPos(open.state.selection.head).left).toBeGreaterThan(0)
  })

  test('takes what is typed while it is drawn', async () => {
    const { text: open, select } = await mountEditor(volume(400))
    select(open.state.selection.head)
    await userEvent.keyboard('At once: ')
    await expect.poll(() => isDrawn(open.state), { timeout: 20_000 }).toBe(true)
    expect(wordsOf(open.state.doc)).toContain('At once: ')
    expect(open.view?.dom.textContent).toBe(wordsOf(open.state.doc))
  })

  test('leaves the caret where a key has just put it, though the view was not told of that yet', () => {
    const idle: IdleRequestCallback[] = []
    vi.spyOn(window, 'requestIdleCallback').mockImplementation((callback) => idle.push(callback))
    onTestFinished(() => {
      vi.restoreAllMocks()
    })
    const { open, view } = shown(volume(400))
    view.focus()
    const { node } = view.domAtPos(open.state.selection.head)
    const [words] = Array.from(view.dom.querySelectorAll('.textblock')).filter((one) => !one.contains(node))
    expect(words?.firstChild?.nodeType).toBe(globalThis.Node.TEXT_NODE)
    getSelection()?.collapse(words?.firstChild ?? null, 5)
    const wanted = view.posAtDOM(words?.firstChild ?? view.dom, 5)
    expect(open.state.selection.head).not.toBe(wanted)
    idle.pop()?.({ didTimeout: false, timeRemaining: () => 50 })
    expect(open.state.selection.head).toBe(wanted)
    expect(view.posAtDOM(getSelection()?.focusNode ?? view.dom, getSelection()?.focusOffset ?? 0)).toBe(wanted)
  })

  test('is on the page as it is, whatever was done to it while it was drawn', async () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const change = fc.record({ from: place, length: fc.integer({ min: 0, max: 6000 }), kind: fc.nat(2) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const { open, view } = shown(volume(60))
        for (const { from, length, kind } of changes) {
          const { doc, tr } = open.state
          const start = Math.round(from * doc.content.size)
          if (kind === 0) open.dispatch(tr.setSelection(Selection.near(doc.resolve(start))))
          else if (kind === 1) undo(open.state, open.dispatch)
          else open.dispatch(tr.deleteRange(start, Math.min(start + length, doc.content.size)))
          await new Promise((resolve) => setTimeout(resolve))
        }
        await expect.poll(() => isDrawn(open.state), { timeout: 20_000 }).toBe(true)
        expect(view.dom.textContent).toBe(wordsOf(open.state.doc))
        view.destroy()
      }),
      runs(8, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
    )
  })
})

test('A text that is not long is drawn at once', () => {
  const made = volume(20)
  const { view } = shown(made)
  expect(view.dom.textContent).toBe(wordsOf(made))
})
