import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Host, PageToPrint } from '../../../shared/host'
import { exportIds } from '../../../shared/export/formats'
import { exportAgain } from '../exporting'
import { messageOf } from '../i18n'
import { collectEdition } from '../../store/edition-file'
import { EditionMemory } from '../../store/edition-memory'
import type { TranscriptionRow } from '../../store/rows'
import type { Session } from '../session'
import { sessionPerTest, takeInEdition, teiText } from '../testing/edition-under-test'
import type { MemoryHost } from '../testing/memory-host'
import { mountKeys } from '../testing/mount-keys'
import { openTextOf } from '../testing/texts'
import { exportEditionAgain } from './export-again'
import { exportEdition } from './export-edition'
import { readExports } from './export-choice'
import { orderOf } from './order-of'
import { runExport } from './run-export'
import { windowFormatIds, windowFormats } from './window-formats'
import { writeExport } from './write-export'

const now = sessionPerTest()
let session: Session
let host: MemoryHost

beforeEach(() => {
  ;({ session, host } = now())
  localStorage.removeItem('recto-settings')
  session.settings.set({ exports: readExports(null) })
})

const button = (name: string) => page.getByRole('button', { name })
const subject = (transcription: TranscriptionRow) => ({ kind: 'text', transcription }) as const
const query = '<note type="query"><p>Who?</p></note>'

/** Takes in texts, opens the first and shows the dialog. */
async function start(...texts: readonly string[]) {
  const named = Object.fromEntries(texts.map((text, index) => [`${String(index)}.xml`, text]))
  const { rows } = await takeInEdition(now(), named)
  const [first] = rows
  if (first === undefined) throw new Error('Nothing was taken in')
  await session.openTranscription(first.id)
  mountKeys(session)
  session.dialog.set({ kind: 'export', subject: { kind: 'text', transcription: first } })
  await expect.element(button('Export…')).toHaveFocus()
  return rows
}

test('a format is chosen, what it cannot hold is told, a file is saved, and written again as last time', async () => {
  await start(teiText('Letter', `He ${query}came.`))
  await userEvent.click(page.getByRole('radio', { name: 'TEI' }))
  await userEvent.keyboard('{ArrowDown}'.repeat(exportIds.indexOf('txt')))
  await expect.element(page.getByRole('radio', { name: 'Plain text' })).toBeChecked()
  await userEvent.click(button('Export…'))
  await expect.element(page.getByText('One note to oneself is still open.')).toBeVisible()
  await expect.element(page.getByText('One note to oneself is left out.')).toBeVisible()
  await expect.element(button('Save as…')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect(host.files.get('Letter.txt')?.trim()).toBe('He came.')
  const { state } = openTextOf(session)
  const text = openTextOf(session)
  text.dispatch(state.tr.insertText('Then ', positionOf('He ')))
  // A text that came from a TEI file is saved into that; what was exported for readers is again where it has none.
  const id = session.open?.text.id ?? ''
  await session.store.db.transcriptions.update(id, { origin: null })
  await exportAgain(session)
  expect(host.files.get('Letter.txt')?.trim()).toBe('Then He came.')
})

function positionOf(words: string): number {
  let found = -1
  openTextOf(session).state.doc.descendants((node, pos) => {
    if (found < 0 && node.isText && node.text?.startsWith(words) === true) found = pos
  })
  return found
}

test('what was never exported is in the reading that is shown', async () => {
  session.settings.set({ reading: 'corrected' })
  await start(teiText('A', 'One.'))
  await userEvent.click(page.getByRole('radio', { name: 'Plain text' }))
  await expect.element(page.getByRole('combobox', { name: 'Reading' })).toHaveValue('corrected')
})

test('a text of which there is nothing to tell is saved at once, byte for byte', async () => {
  const letter = teiText('Letter', 'He came.').replace(
    '</titleStmt>',
    '</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>',
  )
  await start(letter)
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => host.files.get('Letter.xml')).toBe(letter)
  await expect.poll(() => session.dialog.get()).toBe(null)
})

test('an edition is one file where the format makes one, else a zip', async () => {
  const rows = await start(teiText('A', 'One.'), teiText('B', 'Two.'))
  const [row] = rows
  if (row === undefined) throw new Error('No text')
  const files = async (values: Readonly<Record<string, string>>) => {
    const choice = { format: 'tei', values, reading: 'all', scope: 'edition' } as const
    const order = await orderOf(session, subject(row), choice)
    if (order === null) throw new Error('Not stored')
    const parts: number[] = []
    const answer = await runExport(order, {
      signal: new AbortController().signal,
      progress: (part) => parts.push(part),
    })
    if (!answer.ok) throw new Error(answer.problem.message)
    expect(parts).toEqual(parts.toSorted((one, other) => one - other))
    expect(parts.at(-1)).toBeCloseTo(1)
    return [answer.value.count, answer.value.files[0]?.path.replace(/^.*\./, '')]
  }
  expect(await files({ files: 'corpus' })).toEqual([1, 'xml'])
  expect(await files({ files: 'each' })).toEqual([2, 'zip'])
})

test('an edition of several files goes to a folder in the desktop app: what is there is asked about once, and again is as last time', async () => {
  host.kind = 'electron'
  const [row] = await start(teiText('A', 'One.'), teiText('B', 'Two.'))
  if (row === undefined) throw new Error('No text')
  host.write('web/A.md', 'mine')
  const edition = await session.store.edition(row.edition)
  if (edition === undefined) throw new Error('No edition')
  await exportEdition(session, edition)
  // What is exported was said already: it is not asked whether one text is meant.
  await expect.element(page.getByRole('radio', { name: 'Markdown' })).toBeVisible()
  expect(page.getByRole('combobox', { name: 'What' }).query()).toBe(null)
  await userEvent.click(page.getByRole('radio', { name: 'Markdown' }))
  await userEvent.click(button('Export…'))
  await expect.element(page.getByText(/web” holds A\.md already/)).toBeVisible()
  expect(host.files.has('web/B.md')).toBe(false)
  await userEvent.click(button('Replace it'))
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect([host.files.get('web/A.md'), host.files.get('web/B.md')]).toEqual(['# A\n\nOne.\n', '# B\n\nTwo.\n'])
  // One key writes it again; what Recto wrote there is not asked about, and what was changed since is.
  host.files.set('web/B.md', '')
  const again = async () => exportEditionAgain(session, (await session.store.edition(row.edition)) ?? edition)
  await again()
  expect(host.files.get('web/B.md')).toBe('# B\n\nTwo.\n')
  host.write('web/B.md', 'changed')
  const asked = again()
  await userEvent.click(button('Cancel'))
  await asked
  expect(host.files.get('web/B.md')).toBe('changed')
})

test('how an edition was exported does not travel in its file, for it names a place on this machine', async () => {
  host.kind = 'electron'
  const [row] = await start(teiText('A', 'One.'))
  if (row === undefined) throw new Error('No text')
  const last = { format: 'md', choice: null, ref: { name: 'web', token: '/home/web' }, at: 1, stamp: null, folder: [] }
  await session.store.keepEditionExport(row.edition, last)
  const collected = await collectEdition(session.store.db, row.edition, {
    ...{ program: 'Recto', written: 1, history: true, originals: true, keep: false, memory: new EditionMemory() },
    teiOf: () => new Uint8Array(),
  })
  expect(collected?.file.transcriptions.length).toBe(1)
  expect(JSON.stringify([collected?.file.edition, collected?.file.transcriptions])).not.toContain('/home/web')
})

test('one that is stopped writes nothing', async () => {
  const [row] = await start(teiText('A', 'One.'))
  if (row === undefined) throw new Error('No text')
  const order = await orderOf(session, subject(row), { format: 'docx', values: {}, reading: 'all', scope: 'text' })
  const abort = new AbortController()
  const answer = order && runExport(order, { signal: abort.signal, progress: () => abort.abort() })
  expect(await answer).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect([...host.files.keys()].filter((name) => name.endsWith('.docx'))).toEqual([])
})

test('a PDF is shown in a browser, and said to be of the desktop app', async () => {
  const [row] = await start(teiText('A', 'One.'))
  if (row === undefined) throw new Error('No text')
  const radio = page.getByRole('radio', { name: 'PDF' })
  await expect.element(radio).toBeDisabled()
  await expect.element(radio).toHaveAccessibleDescription(/^In the desktop app/)
  const order = await orderOf(session, subject(row), { format: 'pdf', values: {}, reading: 'all', scope: 'text' })
  const control = { signal: new AbortController().signal, progress: () => undefined }
  expect(order && (await writeExport(host, order, control))).toMatchObject({ problem: { code: 'pdf-desktop-only' } })
})

test('a PDF is the page of the text, printed in the letters of the window', async () => {
  const [row] = await start(teiText('A', 'One.'))
  if (row === undefined) throw new Error('No text')
  const asked: PageToPrint[] = []
  const pdf = new TextEncoder().encode('%PDF-1.4')
  const desktop: Host = {
    kind: 'electron',
    on: () => () => undefined,
    dropped: () => Promise.resolve([]),
    ask: (name, ...args) => {
      if (name === 'print/pdf') asked.push(args[0] as PageToPrint)
      return Promise.resolve({ ok: true, value: pdf } as never)
    },
  }
  const choice = { format: 'pdf', values: { paper: 'letter', heads: false }, reading: 'all', scope: 'text' } as const
  const order = await orderOf(session, subject(row), choice)
  const control = { signal: new AbortController().signal, progress: () => undefined }
  const answer = order && (await writeExport(desktop, order, control))
  expect(answer).toMatchObject({ ok: true, value: { files: [{ path: 'A.pdf', bytes: pdf }] } })
  const [sheet] = asked
  expect(sheet?.head).toBe('')
  const html = new TextDecoder().decode(sheet?.html)
  expect(html).toContain('One.')
  expect(html).toContain('size: letter')
  expect(html).not.toContain('<script')
})

test('every format, and what it leaves to the person, has words', async () => {
  for (const id of windowFormatIds) {
    const { settings } = await windowFormats[id].load()
    const has = (key: string) =>
      messageOf(`export:settings.${id}.${key}`) !== null || messageOf(`export:settings.every.${key}`) !== null
    expect(messageOf(`export:formats.${id}.hint`), id).not.toBe(null)
    for (const setting of settings) {
      expect(has(`${setting.name}.label`), `${id} ${setting.name}`).toBe(true)
      if (setting.kind === 'choice')
        for (const value of setting.values) expect(has(`${setting.name}.${value}`), `${id} ${value}`).toBe(true)
    }
  }
})

test('what was stored of exports is read, and what is not understood left out', () => {
  const tei = { format: 'tei', values: { files: 'each', rebuild: true }, reading: 'all', scope: 'edition' } as const
  const stored = { last: 'gif', choices: { tei: { ...tei, values: { ...tei.values, x: 3 } }, gif: { format: 'gif' } } }
  expect(readExports(stored)).toEqual({ last: 'tei', choices: { tei } })
  for (const bad of [null, 3, [], { choices: 3 }]) expect(readExports(bad)).toEqual({ last: 'tei', choices: {} })
})
