import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newEntry, type EntryStart } from '../../../../shared/register/entry'
import { mentionsIn } from '../../../../shared/queries/spans'
import { currentSuggestion, offeredSuggestions } from '../../../editor/plugins/suggestions'
import { besideText } from '../../beside-text'
import { allCommands } from '../../commands'
import type { CommandContext } from '../../command'
import type { Session } from '../../session'
import { sessionPerTest, takeInEdition } from '../../testing/edition-under-test'
import { mountKeys } from '../../testing/mount-keys'
import { openTextOf } from '../../testing/texts'

const letter = `12: Letter

Halvard, May 27, 1935

Solberg has spoken with Miss Vance. Solberg wants the crane.

Solberg
`
const solberg: EntryStart = {
  id: 'e1',
  kind: 'person',
  name: 'Solberg, Arne',
  surname: 'Solberg',
  forename: 'Arne',
  xmlId: 'p_solberg',
}

const now = sessionPerTest()
let session: Session

beforeEach(async () => {
  localStorage.removeItem('recto-settings')
  ;({ session } = now())
  const { edition } = await takeInEdition(now(), { 'letter.txt': letter })
  await session.store.db.entries.put({ ...newEntry(solberg), edition })
  await expect.poll(() => session.register.now.get().entries.length, { timeout: 50_000 }).toBe(1)
})

const text = () => openTextOf(session)
const context = (): CommandContext => ({ text: session.open?.text ?? null, show: session.show, say: session.say })
const run = (name: string) =>
  allCommands(session)
    .find((command) => command.name === name)
    ?.run(context())
const names = () => mentionsIn(text().state.doc).map((one) => [one.name, one.text, one.attributes['ref']])
const ticked = (words: RegExp) => page.getByText(words)

async function mount() {
  mountKeys(session)
  run('suggestion/next')
  await expect.poll(() => currentSuggestion(text().state)).not.toBeNull()
  await expect.poll(() => besideText(session).suggestions.state.get().kind).toBe('found')
  run('suggestion/take-sure')
  await expect.element(page.getByRole('tree', { name: 'Sure suggestions' })).toHaveFocus()
}

test('lists what means one thing alone, ticked, and takes it as one act that one undo takes back', async () => {
  await mount()
  const sure = offeredSuggestions(text().state).filter(({ why }) => why !== 'looks-like-name').length
  const { doc } = text().state
  expect(sure).toBeGreaterThan(2)
  await expect.element(ticked(new RegExp(`^${String(sure)} of ${String(sure)} ticked`))).toBeVisible()
  expect(
    page
      .getByRole('treeitem', { name: /Vance/ })
      .elements()
      .filter((one) => one.ariaLevel === '1'),
  ).toEqual([])
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect(names().filter(([, words]) => words === 'Solberg')).toEqual(
    Array.from({ length: 3 }, () => ['persName', 'Solberg', '#p_solberg']),
  )
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => text().state.doc.eq(doc)).toBe(true)
})

test('leaves what is not ticked, and writes nothing when it is given up', async () => {
  await mount()
  const { doc } = text().state
  await userEvent.keyboard('{Control>}a{/Control}')
  await expect.element(page.getByRole('button', { name: /^Take 0/ })).toBeDisabled()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect(text().state.doc.eq(doc)).toBe(true)
})
