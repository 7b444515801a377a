import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { teiFormat } from '../../shared/export/tei-format'
import { readPractice } from '../../shared/queries/editorial-practice'
import { presetReadings } from '../../shared/queries/readings'
import type { Entry } from '../../shared/register/entry'
import { entryOf } from '../store/rows'
import { openStore } from '../store/store'
import { readText } from '../store/texts'
import { startMessages } from './i18n'
import { importFiles } from './import-files'
import { copyEdition, undo } from './library-actions'
import { sampleFiles } from './sample'
import { Session } from './session'
import { MemoryHost, openedFile } from './testing/memory-host'

let session: Session

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(new MemoryHost(), answer.value)
})

afterEach(async () => {
  await session.showLibrary()
  await session.store.db.delete()
})

/** Takes files in, answering the question how. */
async function takeIn(xml: string, answer: 'each' | 'one' | null): Promise<void> {
  const stop = session.dialog.subscribe(() => {
    const dialog = session.dialog.get()
    if (dialog?.kind !== 'corpus') return
    if (answer === null) session.dialog.set(null)
    else dialog.answer(answer)
  })
  await importFiles(session, [openedFile('letters.xml', xml, { name: 'letters.xml', token: 'a' })], null)
  stop()
}

/** An edition as it is stored, without what is made anew each time that it is taken in. */
async function stored(edition: string) {
  const rows = await session.store.transcriptionsOf(edition)
  const texts = await Promise.all(
    rows.map(async ({ id, title }) => ({ id, title, doc: (await readText(session.store.db, id))?.doc ?? null })),
  )
  const entries = (await session.store.db.entries.where('edition').equals(edition).toArray()).map(entryOf)
  return { rows, texts, entries }
}

const letter = (title: string, words: string) =>
  `<TEI><teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><div><p>${words}</p></div></body></text></TEI>`
const corpus = (...letters: readonly string[]) =>
  `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>All letters</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>${letters.join('')}</teiCorpus>`

test('a file that holds several texts becomes as many, in an edition called as it calls them, and one undo takes them out', async () => {
  await takeIn(corpus(letter('A', 'One'), letter('B', 'Two')), 'each')
  const edition = session.edition ?? ''
  const { rows } = await stored(edition)
  expect(rows.map(({ title, origin }) => [title, origin])).toEqual([
    ['A', null],
    ['B', null],
  ])
  expect((await session.store.db.editions.get(edition))?.name).toBe('All letters')
  await undo(session)
  expect((await stored(edition)).rows).toEqual([])
})

test('what its header says of all of them is what the edition says, offered to their headers', async () => {
  const said = corpus(letter('A', 'One'), letter('B', 'Two')).replace(
    '</titleStmt><publicationStmt><p/></publicationStmt>',
    '<editor>Jane Doe</editor></titleStmt><publicationStmt><publisher>Harbour Press</publisher></publicationStmt>',
  )
  await takeIn(said, 'each')
  const edition = session.edition ?? ''
  const { data } = readPractice((await session.store.edition(edition))?.practice)
  expect(data).toMatchObject({ series: 'All letters', publisher: 'Harbour Press', editors: [{ name: 'Jane Doe' }] })
  expect(session.dialog.get()).toMatchObject({ kind: 'report', report: { lacksData: true } })
  await importFiles(session, [openedFile('c.xml', letter('C', 'Three'))], edition)
  expect(session.toasts.get().some(({ action }) => action?.label === 'Write it into the headers…')).toBe(true)
})

test('a copy of an edition says of its texts what the edition does', async () => {
  await takeIn(corpus(letter('A', 'One'), letter('B', 'Two')), 'each')
  const edition = await session.store.edition(session.edition ?? '')
  if (edition === undefined) throw new Error('There is no edition')
  await copyEdition(session, edition)
  const practices = (await session.store.db.editions.toArray()).map((row) => readPractice(row.practice).data.series)
  expect(practices).toEqual(['All letters', 'All letters'])
})

test('or one text, or nothing, as the person wants', async () => {
  await takeIn(corpus(letter('A', 'One'), letter('B', 'Two')), null)
  expect(await session.store.db.transcriptions.count()).toBe(0)
  await takeIn(corpus(letter('A', 'One'), letter('B', 'Two')), 'one')
  expect(await session.store.db.transcriptions.count()).toBe(1)
})

test('the sample edition out as one file and in again is the same edition', async () => {
  await importFiles(session, await sampleFiles(), null)
  const first = await stored(session.edition ?? '')
  const texts = await Promise.all(
    first.texts.map(async ({ id, title, doc }) => {
      const text = await readText(session.store.db, id)
      const original = await session.store.db.originals.get(text?.original ?? '')
      if (doc === null) throw new Error(`${title} cannot be read`)
      return { id, title, doc, source: original?.format === 'tei' ? original.file.text : null }
    }),
  )
  const { files } = await teiFormat.write(
    { texts, title: 'Sample', entries: first.entries, reading: presetReadings.all, today: '2026-01-31' },
    { files: 'corpus', register: 'all', content: 'complete' },
    () => undefined,
  )
  expect(files).toHaveLength(1)
  await takeIn(new TextDecoder().decode(files[0]?.bytes), 'each')
  const again = await stored(session.edition ?? '')
  expect(again.texts.map(({ doc }) => doc?.textContent)).toEqual(first.texts.map(({ doc }) => doc?.textContent))
  expect(namesOf(again.entries)).toEqual(namesOf(first.entries))
})

const namesOf = (entries: readonly Entry[]) => entries.map(({ kind, name, xmlId }) => `${kind} ${xmlId} ${name}`).sort()
