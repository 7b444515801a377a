import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { useSource } from '../ui/use-source'
import { Cell } from './cell'
import type { Session } from './session'
import { useHeldKeys } from './use-held-keys'

/** A program with a text, whose dialog is read when the test says so; the answer is what was written into either. */
function program() {
  const session = { dialog: new Cell<object | null>(null) } as unknown as Session
  const isRead = new Cell(false)
  const named: string[] = []
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  function Shown() {
    const dialog = useSource(session.dialog)
    const read = useSource(isRead)
    const giveKeys = useHeldKeys(session)
    return (
      <>
        <textarea aria-label="Text" />
        {dialog !== null && read && <Asked onShown={giveKeys} onName={(name) => named.push(name)} />}
      </>
    )
  }
  root.render(<Shown />)
  onTestFinished(() => root.unmount())
  return { session, isRead, named }
}

function Asked({ onShown, onName }: { readonly onShown: () => void; readonly onName: (name: string) => void }) {
  const [name, setName] = useState('')
  useEffect(onShown, [onShown])
  return (
    <div role="dialog" aria-label="Asked">
      <input
        aria-label="Name"
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onName(name)
        }}
      />
    </div>
  )
}

test('What is typed before a dialog is there is written into it, and into nothing else', async () => {
  const { session, isRead, named } = program()
  await page.getByRole('textbox', { name: 'Text' }).click()
  session.dialog.set({ kind: 'palette' })
  await userEvent.keyboard('Lettres{Enter}')
  isRead.set(true)
  await expect.poll(() => named).toEqual(['Lettres'])
  await expect.element(page.getByRole('textbox', { name: 'Text' })).toHaveValue('')
  await userEvent.keyboard('!')
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Lettres!')
})

test('A dialog that is not there yet is given up by Escape, and what was typed for it is gone', async () => {
  const { session, isRead } = program()
  await page.getByRole('textbox', { name: 'Text' }).click()
  session.dialog.set({ kind: 'palette' })
  await userEvent.keyboard('Let{Escape}ter')
  expect(session.dialog.get()).toBe(null)
  isRead.set(true)
  await expect.element(page.getByRole('textbox', { name: 'Text' })).toHaveValue('ter')
})
