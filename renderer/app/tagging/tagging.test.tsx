import { TextSelection } from 'prosemirror-state'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { mentionsIn } from '../../../shared/queries/spans'
import { newEntry, type Entry } from '../../../shared/register/entry'
import { registerIndex } from '../../../shared/register/links'
import { Editor } from '../../editor/Editor'
import { currentSuggestion } from '../../editor/plugins/suggestions'
import { openStore } from '../../store/store'
import '../../ui/base.css'
import '../../ui/tokens.css'
import { TooltipProvider } from '../../ui/Tooltip'
import { besideText } from '../beside-text'
import type { CommandContext } from '../command'
import { exportAs } from '../exporting'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { doEditionAct } from '../register/edition-act'
import { Session } from '../session'
import { MemoryHost, openedFile } from '../testing/memory-host'
import { openTextOf } from '../testing/texts'
import { DateList } from './DateList'
import { linkerOf } from './edition-linker'
import { LinkList } from './LinkList'
import { walkSuggestions } from './suggestions/suggestion-walk'
import { takeSuggestion } from './suggestions/take-suggestion'

let host: MemoryHost
let session: Session

const tei = (...paragraphs: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>A</title></titleStmt></fileDesc></teiHeader>
  <text><body><div><head>Halvard, <date when="1935-05-27">May 27, 1935</date></head>
${paragraphs.map((one) => `    <p>${one}</p>`).join('\n')}
  </div></body></text>
</TEI>
`

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

const text = () => openTextOf(session)
const said = () => session.said.get().message
const names = () => mentionsIn(text().state.doc, new Set(['persName', 'placeName', 'orgName', 'term', 'date']))
/** The tags of the paragraphs: element, words, attributes. */
const tags = () =>
  names()
    .slice(1)
    .map(({ name, text: words, attributes }) => [name, words, attributes])
const entries = () => session.register.now.get().entries
const typing = () => document.activeElement?.getAttribute('role') === 'combobox'
const inText = () => document.activeElement === text().view?.dom

const person = (id: string, surname: string, forename: string, more: Partial<Entry> = {}): Entry => {
  const name = forename === '' ? surname : `${surname}, ${forename}`
  return newEntry({ id, kind: 'person', name, xmlId: id, surname, forename, ...more })
}

/** Opens a text with a register, the caret in the first `word`. */
async function open(paragraph: string, word: string, register: readonly Entry[] = []): Promise<void> {
  await importFiles(session, [openedFile('a.xml', tei(paragraph), { name: 'a.xml', token: 'a' })], null)
  session.dialog.set(null)
  // The first to ask for the Workers waits until they are built.
  await expect.poll(() => session.register.now.get().known, { timeout: 50_000 }).toBe(true)
  if (register.length > 0) {
    const label = { code: 'add-entry', values: { name: 'them' } } as const
    await doEditionAct(session, {
      label,
      entries: register.map((after) => ({ id: after.id, before: null, after })),
      quiet: true,
    })
    await expect.poll(() => entries().length).toBe(register.length)
  }
  const linker = linkerOf(session)
  const context = (): CommandContext => ({ text: text(), show: session.show, say: session.say, linker })
  const place = document.createElement('div')
  place.style.cssText = 'display: flex; height: 700px; width: 1000px'
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <Editor text={text()} context={context()} onInsert={() => undefined} />
      <LinkList text={text()} context={context()} />
      <DateList text={text()} context={context()} />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  await expect.poll(() => text().view).not.toBeNull()
  caretIn(word)
}

function caretIn(word: string): void {
  const { state, dispatch, view } = text()
  let at = -1
  state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? '').indexOf(word) : -1
    if (index >= 0 && at < 0) at = pos + index + 2
  })
  view?.focus()
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)))
}

async function file(): Promise<string> {
  await session.rest()
  const row = await session.store.transcription(text().id)
  if (row === undefined) throw new Error('The text is gone')
  await exportAs(session, row, 'tei')
  return host.files.get(`${row.title}.xml`) ?? ''
}

test('a new name takes two movements, and one undo takes back tag, link and entry', async () => {
  await open('He told Mr. Litvinov’s aide.', 'Litvinov')
  const before = await file()
  const { head } = text().state.selection
  await userEvent.keyboard('{Alt>}p{/Alt}')
  await expect.poll(typing).toBe(true)
  await expect
    .element(page.getByRole('option', { name: 'New entry “Litvinov”' }))
    .toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}')
  await expect.poll(tags).toEqual([['persName', 'Mr. Litvinov', { ref: '#person_litvinov' }]])
  await expect.poll(() => entries().map(({ name }) => name)).toEqual(['Litvinov'])
  await expect.poll(inText).toBe(true)
  expect(text().state.selection.head).toBe(head)
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => entries()).toEqual([])
  expect(tags()).toEqual([])
  expect(await file()).toBe(before)
  await userEvent.keyboard('{Control>}y{/Control}')
  await expect.poll(() => entries().map(({ name }) => name)).toEqual(['Litvinov'])
  expect(tags()).toEqual([['persName', 'Mr. Litvinov', { ref: '#person_litvinov' }]])
})

test('a new name over two paragraphs is one act with its entry, and one undo takes back both', async () => {
  await open('Signed by Litvinov</p><p>Maxim of Moscow.', 'Litvinov')
  const { state, dispatch } = text()
  const before = state.doc
  const places = ['Litvinov', 'Maxim'].map((word) => {
    let at = 0
    state.doc.descendants((node, pos) => {
      if (node.text?.includes(word) === true) at = pos + node.text.indexOf(word)
    })
    return at
  })
  const [from = 0, to = 0] = places
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to + 5)))
  await userEvent.keyboard('{Alt>}p{/Alt}')
  await expect.poll(typing).toBe(true)
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => entries().length).toBe(1)
  await expect.poll(inText).toBe(true)
  expect(tags().map(([, , attributes]) => attributes)).toEqual([{ ref: `#${entries()[0]?.xmlId ?? ''}` }])
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => entries().length).toBe(0)
  expect(text().state.doc.eq(before)).toBe(true)
})

test.each(['{Enter}', '{Escape}'])(
  'a new name that the walk stands on is taken by two movements (%s), and the walk goes on from there',
  async (second) => {
    await open('He told Mr. Litvinov’s aide of Miss Ames.', 'told')
    const standing = () => currentSuggestion(text().state)?.text
    besideText(session).suggestions.turn(true)
    await besideText(session).suggestions.looked()
    await walkSuggestions(session, 1)
    expect(standing()).toBe('Litvinov')
    await takeSuggestion(session, { text: text(), show: session.show, say: session.say, linker: linkerOf(session) })
    await expect.poll(typing).toBe(true)
    await userEvent.keyboard(second)
    await expect.poll(standing).toBe('Ames')
    await expect.poll(() => entries().map(({ name }) => name)).toEqual(second === '{Enter}' ? ['Litvinov'] : [])
    await expect.poll(inText).toBe(true)
    expect(said()).toContain('Ames')
  },
)

test('a name that the register has had since it was suggested is linked to it at once, and the walk goes on', async () => {
  await open('He told Mr. Litvinov’s aide of Miss Ames.', 'told')
  const standing = () => currentSuggestion(text().state)?.text
  besideText(session).suggestions.turn(true)
  await besideText(session).suggestions.looked()
  await walkSuggestions(session, 1)
  expect(standing()).toBe('Litvinov')
  const since = registerIndex([person('p1', 'Litvinov', 'Maxim')])
  const linker = { ...linkerOf(session), register: { get: () => since, subscribe: () => () => undefined } }
  await takeSuggestion(session, { text: text(), show: session.show, say: session.say, linker })
  expect(tags()).toEqual([['persName', 'Litvinov', { ref: '#p1' }]])
  expect(standing()).toBe('Ames')
})

test('a name that can mean one entry alone takes one movement, is said, and undone by one', async () => {
  await open('He told Mr. Litvinov so.', 'Litvinov', [person('p1', 'Litvinov', 'Maxim'), person('p2', 'Eden', '')])
  await userEvent.keyboard('{Alt>}p{/Alt}')
  expect(tags()).toEqual([['persName', 'Mr. Litvinov', { ref: '#p1' }]])
  expect(said()).toBe('Tagged as person: Mr. Litvinov, linked to Litvinov, Maxim')
  expect(inText()).toBe(true)
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(tags()).toEqual([])
})

test('namesakes are offered, typing filters them, and Escape leaves the tag without a link at the same caret', async () => {
  const namesakes = [
    person('p1', 'Litvinov', 'Maxim', { roles: ['Commissar'] }),
    person('p2', 'Litvinov', 'Pavel', { description: 'A grandson' }),
  ]
  await open('He told Litvinov so.', 'Litvinov', namesakes)
  const { head } = text().state.selection
  await userEvent.keyboard('{Alt>}p{/Alt}')
  await expect.poll(typing).toBe(true)
  await userEvent.keyboard('{Escape}')
  await expect.poll(inText).toBe(true)
  expect(tags()).toEqual([['persName', 'Litvinov', {}]])
  expect(text().state.selection.head).toBe(head)
  await userEvent.keyboard('{Alt>}r{/Alt}')
  await expect.poll(typing).toBe(true)
  await userEvent.keyboard('Pav')
  await expect.element(page.getByRole('option').first()).toHaveTextContent('Litvinov, Pavel')
  await userEvent.keyboard('{Enter}')
  expect(tags()).toEqual([['persName', 'Litvinov', { ref: '#p2' }]])
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(tags()).toEqual([])
})

test('a link is taken away by its key, and a known tag gets another entry', async () => {
  await open('He told <persName ref="#p1">Litvinov</persName> so.', 'Litvinov', [person('p2', 'Eden', '')])
  await userEvent.keyboard('{Alt>}{Shift>}R{/Shift}{/Alt}')
  expect(tags()).toEqual([['persName', 'Litvinov', {}]])
  await userEvent.keyboard('{Alt>}p{/Alt}')
  await expect.poll(typing).toBe(true)
  await userEvent.keyboard('Ede{Enter}')
  expect(tags()).toEqual([['persName', 'Litvinov', { ref: '#p2' }]])
})

test('a date takes one movement and has its value by the date of its text', async () => {
  await open('He came on the 23d instant, early.', 'instant')
  await userEvent.keyboard('{Alt>}d{/Alt}')
  expect(tags()).toEqual([['date', '23d instant', { when: '1935-05-23' }]])
  expect(said()).toBe('Tagged as date: 23d instant, read as 1935-05-23')
})

test('a date that can be read in two ways offers both and neither, and is never read in silence', async () => {
  await open('He came on 5/6/1935 early.', '/6/')
  await userEvent.keyboard('{Alt>}d{/Alt}')
  await expect.element(page.getByRole('option').nth(1)).toBeVisible()
  expect(tags()).toEqual([['date', '5/6/1935', {}]])
  await userEvent.keyboard('{ArrowDown}{Enter}')
  const second = tags()
  expect(second).toEqual([['date', '5/6/1935', { when: expect.stringMatching(/^1935-0[56]-0[56]$/) as string }]])
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(tags()).toEqual([])
})

test('widening a new tag is undone together with it', async () => {
  await open('He told Ambassador Litvinov so.', 'Litvinov', [person('p1', 'Litvinov', 'Maxim')])
  await userEvent.keyboard('{Alt>}p{/Alt}')
  expect(tags()).toEqual([['persName', 'Litvinov', { ref: '#p1' }]])
  await userEvent.keyboard('{Alt>}w{/Alt}')
  expect(tags()).toEqual([['persName', 'Ambassador Litvinov', { ref: '#p1' }]])
  expect(said()).toBe('Tagged: Ambassador Litvinov')
  await userEvent.keyboard('{Alt>}{Shift>}W{/Shift}{/Alt}')
  expect(tags()).toEqual([['persName', 'Litvinov', { ref: '#p1' }]])
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(tags()).toEqual([])
})

test('again as last time gives the next name the same entry and certainty', async () => {
  await open('He told Litvinov, and the Commissar agreed.', 'Litvinov', [person('p1', 'Litvinov', 'Maxim')])
  await userEvent.keyboard('{Alt>}p{/Alt}')
  await userEvent.keyboard('{Alt>}q{/Alt}')
  expect(said()).toBe('Certainty: high')
  caretIn('Commissar')
  await userEvent.keyboard('{Alt>}g{/Alt}')
  expect(tags()).toEqual([
    ['persName', 'Litvinov', { ref: '#p1', cert: 'high' }],
    ['persName', 'Commissar', { ref: '#p1', cert: 'high' }],
  ])
})

test('another kind’s key changes a tag, and drops the link that would not fit it', async () => {
  await open('He saw <persName ref="#p1" cert="low">Ellery</persName> there.', 'Ellery')
  await userEvent.keyboard('{Alt>}l{/Alt}')
  await expect.poll(typing).toBe(true)
  await userEvent.keyboard('{Escape}')
  expect(tags()).toEqual([['placeName', 'Ellery', { cert: 'low' }]])
  await userEvent.keyboard('{Alt>}l{/Alt}')
  await expect.poll(typing).toBe(true)
  await userEvent.keyboard('{Enter}')
  await expect.poll(tags).toEqual([['placeName', 'Ellery', { cert: 'low', ref: '#place_ellery' }]])
})

test('the form of a tag names its entry, leads to the list, and offers who was responsible last time', async () => {
  await open('<persName ref="#p1">Litvinov</persName> told <persName>Eden</persName>.', 'Litvinov', [
    person('p1', 'Litvinov', 'Maxim', { roles: ['Commissar for Foreign Affairs'] }),
  ])
  await userEvent.keyboard('{Alt>}a{/Alt}')
  await expect.element(page.getByRole('dialog', { name: 'Tag' })).toHaveTextContent('Commissar for Foreign Affairs')
  await userEvent.fill(page.getByLabelText('Responsible (resp)'), '#AB')
  await userEvent.keyboard('{Enter}')
  caretIn('Eden')
  await userEvent.keyboard('{Alt>}a{/Alt}')
  await userEvent.click(page.getByRole('button', { name: 'As last time: #AB' }))
  await userEvent.click(page.getByRole('button', { name: /^Apply/ }))
  await expect.poll(tags).toEqual([
    ['persName', 'Litvinov', { ref: '#p1', resp: '#AB' }],
    ['persName', 'Eden', { resp: '#AB' }],
  ])
  await userEvent.keyboard('{Alt>}a{/Alt}')
  await userEvent.click(page.getByRole('button', { name: /^Choose/ }))
  await expect.poll(typing).toBe(true)
  await userEvent.keyboard('Lit{Enter}')
  expect(tags()[1]).toEqual(['persName', 'Eden', { resp: '#AB', ref: '#p1' }])
})

test('in tagging mode single letters tag, typing is off, and Escape leaves it', async () => {
  await open('He told Litvinov of Halvard.', 'told', [
    person('p1', 'Litvinov', 'Maxim'),
    newEntry({ id: 'h', kind: 'place', name: 'Halvard', xmlId: 'h' }),
  ])
  const before = text().state.doc.textContent
  await userEvent.keyboard('{Alt>}m{/Alt}')
  await expect.element(page.getByRole('toolbar', { name: 'Tagging mode' })).toBeVisible()
  await userEvent.keyboard('{ArrowRight}p')
  await userEvent.keyboard('{ArrowRight}{ArrowRight}l')
  expect(tags()).toEqual([
    ['persName', 'Litvinov', { ref: '#p1' }],
    ['placeName', 'Halvard', { ref: '#h' }],
  ])
  await userEvent.keyboard('x5{Backspace}{Enter}')
  expect(text().state.doc.textContent).toBe(before)
  expect(said()).toBe('Typing is off in tagging mode. Escape leaves it.')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(tags()).toHaveLength(1)
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}u')
  expect(tags()).toHaveLength(0)
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('toolbar', { name: 'Tagging mode' })).not.toBeInTheDocument()
  await userEvent.keyboard('x')
  expect(text().state.doc.textContent).not.toBe(before)
})
