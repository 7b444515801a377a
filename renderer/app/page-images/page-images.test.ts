import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { readEditionFile } from '../../../shared/edition-file/read'
import type { OpenedFile } from '../../../shared/host'
import { landmarksOf } from '../../editor/state'
import { browserHost } from '../../host/browser'
import { openStore } from '../../store/store'
import { sweepPieces } from '../../store/sweep'
import { besideText } from '../beside-text'
import { decode } from '../decode'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { copyTranscription } from '../library-actions'
import { actsOf } from '../register/edition-acts'
import { Session } from '../session'
import { addImages } from './add-images'
import { putImages, turnImage } from './image-acts'
import { followPage } from './page-in-sight'
import { pdfOf, pngOf } from './test-files'

let session: Session

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(browserHost(), answer.value)
  await importFiles(session, [file('Letter.txt', new TextEncoder().encode(letter))], null)
  await session.showEdition(session.edition ?? '')
  const [row] = await session.store.transcriptionsOf(session.edition ?? '')
  await session.openTranscription(row?.id ?? '')
  await vi.waitFor(() => {
    expect(besideText(session).images.now.get().ready).toBe(true)
  })
})

afterEach(async () => {
  session.stop()
  await session.store.db.delete()
})

const letter =
  'A letter\n\n[Page 11]\n\nThe first page of it.\n\n[Page 12]\n\nThe second page.\n\n[Page 13]\n\nThe end.\n'

const file = (name: string, bytes: Uint8Array): OpenedFile => ({
  name,
  folder: '',
  ref: null,
  content: { ok: true, value: bytes },
})

const text = () => {
  if (session.open === null) throw new Error('No text is open')
  return session.open.text
}

const shown = () => [0, 1, 2].map((index) => besideText(session).images.imageAt(index)?.row.name ?? null)

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000 })

async function addScans() {
  const scans = [file('scan 12.png', await pngOf(30, 40)), file('scan 11.png', await pngOf(31, 40))]
  await addImages(session, scans)
  await eventually(() => {
    expect(shown()).toEqual(['scan 11.png', 'scan 12.png', null])
  })
}

test('images are put to the pages of their numbers in one act, and undo takes all of them out', async () => {
  await addScans()
  expect(session.dialog.get()).toEqual({ kind: 'match-images', problems: [] })
  expect((await actsOf(session).turn(false)).ok).toBe(true)
  await eventually(() => {
    expect(shown()).toEqual([null, null, null])
  })
  expect(await session.store.db.images.count()).toBe(0)
  expect((await actsOf(session).turn(true)).ok).toBe(true)
  await eventually(() => {
    expect(shown()).toEqual(['scan 11.png', 'scan 12.png', null])
  })
})

test('what cannot be taken is told with what was, and pages of a PDF fill the pages that have no image', async () => {
  await addScans()
  await addImages(session, [file('late.pdf', pdfOf(['The end'], 13)), file('no.png', new TextEncoder().encode('no'))])
  await eventually(() => {
    expect(shown()).toEqual(['scan 11.png', 'scan 12.png', 'late.pdf'])
  })
  expect(session.dialog.get()).toMatchObject({ kind: 'match-images', problems: [{ code: 'not-an-image' }] })
})

test('images are put to other pages and taken out by hand, and turned', async () => {
  await addScans()
  const { rows } = besideText(session).images.now.get()
  const id = (name: string) => rows.find((row) => row.name === name)?.id ?? ''
  await putImages(session, text(), [null, id('scan 11.png'), id('scan 12.png')], [])
  await eventually(() => {
    expect(shown()).toEqual([null, 'scan 11.png', 'scan 12.png'])
  })
  await turnImage(session, text(), 1, -90)
  await eventually(() => {
    expect(besideText(session).images.imageAt(1)?.turned).toBe(270)
  })
  await putImages(session, text(), [null, null, id('scan 12.png')], [id('scan 11.png')])
  await eventually(() => {
    expect(shown()).toEqual([null, null, 'scan 12.png'])
  })
  expect(await session.store.db.images.count()).toBe(1)
})

test('images whose adding is undone after they were put to other pages leave those pages free for others', async () => {
  await addScans()
  const { rows } = besideText(session).images.now.get()
  const acts = await session.store.db.acts.toArray()
  const added = acts.find(({ label }) => label.code === 'add-images')
  const id = (name: string) => rows.find((row) => row.name === name)?.id ?? ''
  await putImages(session, text(), [null, id('scan 11.png'), id('scan 12.png')], [])
  await eventually(() => {
    expect(shown()).toEqual([null, 'scan 11.png', 'scan 12.png'])
  })
  expect((await actsOf(session).turn(false, added?.id)).ok).toBe(true)
  await eventually(() => {
    expect(shown()).toEqual([null, null, null])
  })
  await addScans()
})

test('the links stay with their pages while the text is edited and after it is opened again', async () => {
  await addScans()
  const { positions } = landmarksOf(text().state).pages
  text().dispatch(text().state.tr.delete(positions[0] ?? 0, (positions[0] ?? 0) + 1))
  expect(besideText(session).images.imageAt(0)?.row.name).toBe('scan 12.png')
  const { id } = text()
  await session.showEdition(session.edition ?? '')
  await session.openTranscription(id)
  await eventually(() => {
    expect(besideText(session).images.imageAt(0)?.row.name).toBe('scan 12.png')
  })
})

test('the page of the caret is the page that is looked at', () => {
  const pages: number[] = []
  const stop = followPage(text(), (index) => pages.push(index))
  const { positions } = landmarksOf(text().state).pages
  const { doc, tr } = text().state
  text().dispatch(tr.setSelection(TextSelection.near(doc.resolve((positions[1] ?? 0) + 1))))
  stop()
  expect(pages).toEqual([-1, 1])
})

test('a copy of a text shares the bytes of its images, and bytes that nobody has any more are swept', async () => {
  const { db } = session.store
  await addScans()
  const row = await session.store.transcription(text().id)
  if (row === undefined) throw new Error('The transcription is gone')
  await copyTranscription(session, row)
  expect([await db.images.count(), await db.imageBytes.count()]).toEqual([4, 2])
  const copy = (await session.store.transcriptionsOf(row.edition)).find(({ id }) => id !== row.id)
  const records = await db.pageRecords.get(copy?.id ?? '')
  const own = await db.images
    .where('transcription')
    .equals(copy?.id ?? '')
    .primaryKeys()
  expect(records?.pages.flatMap(({ image }) => image?.image ?? []).every((id) => own.includes(id))).toBe(true)
  await db.images.where('transcription').equals(row.id).delete()
  await db.acts.clear()
  await sweepPieces(db)
  expect(await db.imageBytes.count()).toBe(2)
  await db.images.clear()
  await sweepPieces(db)
  expect(await db.imageBytes.count()).toBe(0)
})

test('an edition file has the images of its pages, with their bytes where these are wanted', async () => {
  await addScans()
  const write = async (images: 'all' | 'none') => {
    const contents = { history: false, originals: false, images, keep: false }
    const answer = await session.editionFiles.write(session.edition ?? '', contents)
    if (!answer.ok) throw new Error(answer.problem.message)
    return answer.value.bytes
  }
  const bytes = await write('all')
  const whole = readEditionFile(bytes, decode)
  expect(whole.findings).toEqual([])
  const images = whole.value?.transcriptions[0]?.images ?? []
  expect(images.map(({ name, size, bytes: own }) => [name, own?.length === size])).toEqual([
    ['scan 11.png', true],
    ['scan 12.png', true],
  ])
  const without = readEditionFile(await write('none'), decode)
  expect(without.value?.transcriptions[0]?.images?.every(({ bytes: own }) => own === null)).toBe(true)
  const read = await session.editionFiles.read(bytes)
  if (!read.ok || read.value.held === null) throw new Error('The file was not read')
  const { intake } = read.value.held
  const how = { way: 'copy', choices: {}, name: 'A copy', titles: {}, seen: intake } as const
  expect(await read.value.held.takeIn(how)).toMatchObject({ ok: true, value: { kind: 'taken' } })
  expect([await session.store.db.images.count(), await session.store.db.imageBytes.count()]).toEqual([4, 2])
})

test('an edition file brings images into an edition that is there: pages without one get the file’s, and others keep theirs', async () => {
  await addScans()
  const contents = { history: false, originals: false, images: 'all', keep: false } as const
  const filed = await session.editionFiles.write(session.edition ?? '', contents)
  if (!filed.ok) throw new Error(filed.problem.message)
  const { rows } = besideText(session).images.now.get()
  const id = (name: string) => rows.find((row) => row.name === name)?.id ?? ''
  await putImages(session, text(), [id('scan 11.png'), null, null], [id('scan 12.png')])
  await eventually(() => {
    expect(shown()).toEqual(['scan 11.png', null, null])
  })
  await turnImage(session, text(), 0, 90)
  await session.rest()
  const read = await session.editionFiles.read(filed.value.bytes)
  if (!read.ok || read.value.held === null) throw new Error('The file was not read')
  const { intake } = read.value.held
  const how = { way: 'merge', choices: {}, name: '', titles: {}, seen: intake } as const
  expect(await read.value.held.takeIn(how)).toMatchObject({ ok: true })
  await eventually(() => {
    expect(shown()).toEqual(['scan 11.png', 'scan 12.png', null])
  })
  expect(besideText(session).images.imageAt(0)?.turned).toBe(90)
  expect([await session.store.db.images.count(), await session.store.db.imageBytes.count()]).toEqual([2, 2])
})
