import { TextSelection } from 'prosemirror-state'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { mentionsIn } from '../../../../shared/queries/spans'
import { newEntry } from '../../../../shared/register/entry'
import '../../../ui/base.css'
import '../../../ui/tokens.css'
import { TooltipProvider } from '../../../ui/Tooltip'
import { openStore } from '../../../store/store'
import { allCommands } from '../../commands'
import type { CommandContext } from '../../command'
import { Dialogs } from '../../Dialogs'
import { exportAs } from '../../exporting'
import { startMessages } from '../../i18n'
import { importFiles } from '../../import-files'
import { doEditionAct } from '../../register/edition-act'
import { Session } from '../../session'
import { MemoryHost, openedFile } from '../../testing/memory-host'
import { openTextOf } from '../../testing/texts'
import { useKeys } from '../../use-keys'

let host: MemoryHost
let session: Session

const tei = (title: string, ...paragraphs: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt></fileDesc></teiHeader>
  <text><body><div>
${paragraphs.map((one) => `    <p>${one}</p>`).join('\n')}
  </div></body></text>
</TEI>
`

const times = (count: number, text: string) => Array.from({ length: count }, () => text)

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  host = new MemoryHost()
  session = new Session(host, answer.value)
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

/** The program as far as keys and dialogs go, without the text's view. */
function mount() {
  const commands = allCommands(session)
  const context = (): CommandContext => ({ text: session.open?.text ?? null, show: session.show, say: session.say })
  function Shown() {
    useKeys(session, commands, context())
    return <Dialogs session={session} commands={commands} context={context()} />
  }
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <Shown />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
}

/** Takes in texts, opens the first and puts the caret into its first `word`. */
async function open(texts: Readonly<Record<string, string>>, word: string) {
  await importFiles(
    session,
    Object.entries(texts).map(([name, text]) => openedFile(name, text, { name, token: name })),
    null,
  )
  session.dialog.set(null)
  const rows = await session.store.transcriptionsOf(session.edition ?? '')
  await session.openTranscription(rows[0]?.id ?? '')
  const { state, dispatch } = openTextOf(session)
  let at = -1
  state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? '').indexOf(word) : -1
    if (index >= 0 && at < 0) at = pos + index + 1
  })
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)))
  await expect.poll(() => session.register.now.get().known).toBe(true)
  return rows
}

/** Every text of the edition as the file that it would be. */
async function files(rows: readonly { readonly id: string; readonly title: string }[]): Promise<readonly string[]> {
  await session.rest()
  const written: string[] = []
  for (const { id } of rows) {
    const row = await session.store.transcription(id)
    if (row === undefined) throw new Error('A text is gone')
    await exportAs(session, row, 'tei')
    written.push(host.files.get(`${row.title}.xml`) ?? '')
  }
  return written
}

const tree = () => page.getByRole('tree', { name: 'Occurrences' })
const apply = (name: RegExp) => page.getByRole('button', { name })

const three = {
  'a.xml': tei('A', ...times(60, 'Then Solberg wrote, and Mr. Solberg’s answer came with Solberg’s ship.')),
  'b.xml': tei('B', ...times(30, 'The consul saw Solberg twice.')),
  'c.xml': tei('C', ...times(10, 'Solberg was ill.'), 'Nobody came.'),
}

test('200 occurrences in 3 texts: two movements, and one undo gives every file back byte for byte', async () => {
  const rows = await open(three, 'Solberg')
  const before = await files(rows)
  mount()
  await userEvent.keyboard('{Alt>}f{/Alt}')
  await expect.element(apply(/Tag 220 occurrences/)).toBeEnabled()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  const tagged = await files(rows)
  expect(tagged.map((file) => file.split('<persName ref=').length - 1)).toEqual([180, 30, 10])
  expect(tagged.join('')).toContain('<persName ref="#person_solberg">Solberg</persName>')
  expect(session.register.now.get().entries.map(({ name }) => name)).toEqual(['Solberg'])
  const { state } = openTextOf(session)
  expect(state.doc).toBeDefined()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => session.register.now.get().entries).toEqual([])
  expect(await files(rows)).toEqual(before)
})

test('what is tagged already is shown in grey, and what could be something else is not ticked', async () => {
  await open(
    {
      'a.xml': tei(
        'A',
        'Solberg came with <persName>Solberg</persName> and <placeName>Solberg</placeName>.',
        'Anders Solberg Holm was there.',
      ),
    },
    'Solberg',
  )
  mount()
  await userEvent.keyboard('{Alt>}f{/Alt}')
  await expect.element(tree()).toBeVisible()
  await expect.element(page.getByRole('treeitem', { name: /tagged as/ })).toBeVisible()
  const lines = page.getByRole('treeitem', { level: 3 }).elements()
  expect(lines.map((one) => one.getAttribute('aria-checked'))).toEqual(['true', 'true', null, 'false'])
})

test('an entry is looked for in all its forms, and those that another entry has are off', async () => {
  await open(three, 'Solberg')
  const entry = (id: string, name: string) => newEntry({ id, kind: 'person', name, xmlId: id })
  const entries = [entry('e1', 'Solberg, Anders'), entry('e2', 'Solberg, Karin')]
  await doEditionAct(session, {
    label: { code: 'add-entry', values: { name: 'Solberg' } },
    entries: entries.map((after) => ({ id: after.id, before: null, after })),
    quiet: true,
  })
  await expect.poll(() => session.register.now.get().entries.length).toBe(2)
  mount()
  session.dialog.set({ kind: 'occurrences', start: { words: '', kind: 'person', entry: entries[0] ?? null } })
  await expect.element(page.getByRole('button', { name: 'Anders Solberg', pressed: true })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^Solberg also Solberg, Karin/, pressed: false })).toBeVisible()
  await page.getByRole('button', { name: /^Solberg also/ }).click()
  await expect.element(apply(/Tag 220 occurrences/)).toBeEnabled()
})

test('where nothing is found, it says what to do', async () => {
  await open({ 'a.xml': tei('A', 'Solberg came.') }, 'Solberg')
  mount()
  await userEvent.keyboard('{Alt>}f{/Alt}')
  await expect.element(apply(/Tag 1 occurrence/)).toBeEnabled()
  await page.getByRole('button', { name: 'Solberg', exact: true }).click()
  await expect.element(page.getByText('Tick a form of the name, or type one.')).toBeVisible()
  await userEvent.fill(page.getByRole('textbox', { name: 'Another form' }), 'Holm')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Not found')).toBeVisible()
})

test('from a tagged name, one key tags each next occurrence as that, and goes on to the next', async () => {
  await open(
    {
      'a.xml': tei(
        'A',
        'So <persName ref="#s">Solberg</persName> came.',
        'Solberg went, Solbergs stayed.',
        'Solberg slept.',
      ),
    },
    'Solberg',
  )
  mount()
  const { doc } = openTextOf(session).state
  for (const tagged of [1, 2, 3]) {
    await userEvent.keyboard('{Alt>}{Shift>}g{/Shift}{/Alt}')
    const { state } = openTextOf(session)
    expect(mentionsIn(state.doc)).toHaveLength(tagged)
  }
  expect(mentionsIn(openTextOf(session).state.doc).every(({ attributes }) => attributes['ref'] === '#s')).toBe(true)
  expect(session.said.get().message).toBe('“Solberg” tagged. No untagged one is left in this text')
  await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}')
  expect(openTextOf(session).state.doc.eq(doc)).toBe(true)
})
