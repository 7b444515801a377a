import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Command } from './command'
import type { Session } from './session'
import { useKeys } from './use-keys'

const session = { dialog: { get: () => null } } as unknown as Session
const context = {} as never

/** A program of which the commands are read when the test says so. */
function program(): (commands: readonly Command[]) => void {
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const Shown = ({ commands }: { readonly commands: readonly Command[] | null }) => {
    useKeys(session, commands, context)
    return <p>{commands === null ? 'Reading' : 'Ready'}</p>
  }
  root.render(<Shown commands={null} />)
  onTestFinished(() => root.unmount())
  return (commands) => root.render(<Shown commands={commands} />)
}

const command = (keys: readonly string[], run: () => void): Command =>
  ({ id: keys.join(), group: 'view', keys, run }) as unknown as Command

test('A key that is pressed before the commands are read is done once, when they are', async () => {
  const read = program()
  const open = vi.fn()
  await expect.element(page.getByText('Reading')).toBeVisible()
  await userEvent.keyboard('{Alt>}p{/Alt}')
  expect(open).not.toHaveBeenCalled()
  read([command(['Alt-p'], open)])
  await expect.poll(() => open.mock.calls.length).toBe(1)
  read([command(['Alt-p'], open)])
  await expect.element(page.getByText('Ready')).toBeVisible()
  expect(open).toHaveBeenCalledTimes(1)
})

test('The browser keeps its keys while commands are read, and has them all where none can be', async () => {
  const read = program()
  await expect.element(page.getByText('Reading')).toBeVisible()
  const goesOn = (key: string, held: KeyboardEventInit) =>
    window.dispatchEvent(new KeyboardEvent('keydown', { key, ...held, cancelable: true }))
  expect(goesOn('r', { ctrlKey: true })).toBe(true)
  expect(goesOn('x', {})).toBe(true)
  expect(goesOn('k', { ctrlKey: true })).toBe(false)
  read([])
  await expect.element(page.getByText('Ready')).toBeVisible()
  expect(goesOn('k', { ctrlKey: true })).toBe(true)
})

test('A letter that is typed asks the few commands that have keys without Ctrl or Alt, not all of them', async () => {
  const read = program()
  let asked = 0
  const open = vi.fn()
  const run = vi.fn()
  const counted = ['Alt-p', 'Mod-k', 'Mod-Shift-e', 'Alt-Shift-t'].map((key) => command([key], run))
  const watched = counted.map((one) => ({
    ...one,
    get enabled() {
      asked++
      return undefined
    },
    get keys() {
      asked++
      return one.keys
    },
  })) as unknown as readonly Command[]
  read([...watched, command(['?'], open)])
  await expect.element(page.getByText('Ready')).toBeVisible()
  await userEvent.keyboard('e')
  const once = asked
  await userEvent.keyboard('eeee?')
  expect(asked).toBe(once)
  expect(open).toHaveBeenCalledTimes(1)
  expect(run).not.toHaveBeenCalled()
})
