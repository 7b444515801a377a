import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import type { OpenedFile } from '../../../shared/host'
import { landmarksOf } from '../../editor/state'
import { Editor } from '../../editor/Editor'
import { actionsOf } from '../actions'
import { besideText } from '../beside-text'
import { allCommands } from '../commands'
import { importFiles } from '../import-files'
import type { Session } from '../session'
import { plainLook } from '../../page-image/image-look'
import { useSource } from '../../ui/use-source'
import { sessionPerTest } from '../testing/edition-under-test'
import { openedFile } from '../testing/memory-host'
import { mountKeys, type Mounted } from '../testing/mount-keys'
import { openTextOf } from '../testing/texts'
import { pageIndexAt } from './page-in-sight'
import { ImagePane } from './ImagePane'
import { pngOf } from './test-files'

const now = sessionPerTest()
let session: Session

const lines = Array.from({ length: 40 }, (_, index) => `Line ${String(index)} of the page.`).join('\n\n')
const letter = ['A letter', ...[11, 12, 13].map((n) => `[Page ${String(n)}]\n\n${lines}`)].join('\n\n')

/** The text beside its image. */
function Desk({ session: here, commands, context }: Mounted) {
  useSource(here.screen)
  const text = here.open?.text
  if (text === undefined) return null
  const actions = actionsOf(here, commands, context)
  return (
    <>
      <div style={{ width: '50%', height: '100%', overflow: 'hidden', display: 'grid' }}>
        <Editor text={text} context={context()} onInsert={() => undefined} />
      </div>
      <div style={{ width: '50%', height: '100%', display: 'grid' }}>
        <ImagePane session={here} text={text} actions={actions} />
      </div>
    </>
  )
}

const shown = () => [0, 1, 2].map((index) => besideText(session).images.imageAt(index)?.row.name ?? null)
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })

beforeEach(async () => {
  localStorage.removeItem('recto-settings')
  const under = now()
  ;({ session } = under)
  const images: readonly OpenedFile[] = [
    openedFile('cover.png', await pngOf(300, 400, '#8a6d3b')),
    openedFile('p. 1.png', await pngOf(300, 420)),
    openedFile('p. 2.png', await pngOf(300, 430)),
  ]
  const { ask } = under.host
  under.host.ask = ((name, ...args) =>
    name === 'files/open' ? Promise.resolve({ ok: true, value: images }) : ask(name, ...args)) as typeof ask
  await importFiles(session, [openedFile('Letter.txt', letter)], null)
  await eventually(() => {
    expect(besideText(session).images.now.get().ready).toBe(true)
  })
  mountKeys(session, Desk, 'position: fixed; inset: 0; display: flex')
})

afterEach(() => {
  localStorage.removeItem('recto-settings')
})

/** Runs a command as its menu does. */
function run(name: string): void {
  const context = { text: openTextOf(session), show: session.show, say: session.say }
  allCommands(session)
    .find((command) => command.name === name)
    ?.run(context)
}
const pressed = (keys: string) => userEvent.keyboard(keys)
/** On which page the caret is. */
const caretPage = () => {
  const { state } = openTextOf(session)
  return pageIndexAt(state, state.selection.head)
}
/** Presses a key until an element has the focus. */
async function reachedBy(key: string, element: Locator): Promise<void> {
  for (let presses = 0; presses < 12 && document.activeElement !== element.element(); presses++) await pressed(key)
  await expect.element(element).toHaveFocus()
}
const isInSight = (index: number) => {
  const { view, state } = openTextOf(session)
  const top = view?.coordsAtPos((landmarksOf(state).pages.positions[index] ?? 0) + 1).top ?? -1
  return top >= 0 && top < window.innerHeight
}

test('images are added, put right by hand, looked at and gone through with keys alone', async () => {
  run('image/add')
  const list = page.getByRole('listbox')
  await expect.element(list).toHaveFocus()
  await eventually(() => {
    expect(shown()).toEqual(['cover.png', 'p. 1.png', 'p. 2.png'])
  })
  await pressed('{Home}-')
  await expect.element(list.getByRole('option', { selected: true })).toHaveAccessibleName(/11.*p\. 1\.png/)
  const done = page.getByRole('button', { name: 'Put them there' })
  await reachedBy('{Tab}', done)
  await pressed('{Enter}')
  await eventually(() => {
    expect(shown()).toEqual(['p. 1.png', 'p. 2.png', null])
  })
})

test('whoever puts images to pages begins at the page of the caret, whether an image is shown or not', async () => {
  session.settings.set({ imageShown: false })
  const { state, dispatch } = openTextOf(session)
  const third = landmarksOf(state).pages.positions[2] ?? 0
  dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(third + 1))))
  run('image/add')
  const option = page.getByRole('listbox').getByRole('option', { selected: true })
  await expect.element(option).toHaveAccessibleName(/13/)
})

test('the image is moved, turned and lit by single keys, and is in step with the text both ways', async () => {
  run('image/add')
  await expect.element(page.getByRole('listbox')).toHaveFocus()
  await pressed('{Escape}')
  const image = page.getByRole('group', { name: /image of/i })
  // Before the first page break there is none: its place has the focus all the same, and nothing is typed into the text.
  run('image/focus')
  await expect.element(image).toHaveFocus()
  await expect.element(image).toHaveAccessibleName(/^No image/)
  const before = openTextOf(session).state.doc
  await pressed('r+{PageDown}')
  expect(openTextOf(session).state.doc).toBe(before)
  await eventually(() => {
    expect(besideText(session).images.control.get()).not.toBeNull()
  })
  await expect.element(image).toHaveFocus()
  const { control } = besideText(session).images
  const { zoom, pan } = control.get() ?? {}
  const moves: string[] = []
  control.set({
    zoom: (by) => {
      moves.push(by > 1 ? 'nearer' : 'farther')
      zoom?.(by)
    },
    pan: (right, down) => {
      moves.push(down > 0 ? 'down' : 'elsewhere')
      pan?.(right, down)
    },
    fit: (fit) => moves.push(fit),
  })
  await pressed('+-{ArrowDown}01')
  expect(moves).toEqual(['nearer', 'farther', 'down', 'page', 'width'])
  await pressed('r')
  await eventually(() => {
    expect(besideText(session).images.imageAt(0)?.turned).toBe(90)
  })
  await pressed('ci')
  expect(session.settings.get().imageLook).toMatchObject({ inverted: true, contrast: plainLook.contrast + 15 })
  await pressed('p')
  expect(session.settings.get().imageLook).toEqual(plainLook)
  await pressed('{PageDown}')
  await eventually(() => {
    expect(besideText(session).images.page.get()).toBe(1)
    expect(isInSight(1)).toBe(true)
  })
  await expect.element(image).toHaveFocus()
  const { view, state, dispatch } = openTextOf(session)
  view?.focus()
  dispatch(
    state.tr.setSelection(TextSelection.near(state.doc.resolve((landmarksOf(state).pages.positions[2] ?? 0) + 1))),
  )
  await pressed('{ArrowRight}')
  expect([caretPage(), besideText(session).images.page.get()]).toEqual([2, 2])
})
