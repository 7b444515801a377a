import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FileRef } from '../../../shared/host'
import { openStore } from '../../store/store'
import { exportAgain, exportAs } from '../exporting'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { undo } from '../library-actions'
import { Session } from '../session'
import { MemoryHost, openedFile } from '../testing/memory-host'
import { letter, openTextOf, telegram, typeBefore } from '../testing/texts'
import { compareOutside, keepMine, readOutside } from './outside-actions'

const ref: FileRef = { name: 'letter.xml', token: 'letter.xml' }
const theirs = letter.replace('there', 'yonder')

let host: MemoryHost
let session: Session

const words = () => openTextOf(session).state.doc.textContent
const noticed = () => session.outside.get()?.ref.name

/** The person comes back to the window. */
const comeBack = () => window.dispatchEvent(new Event('focus'))

/** The dialog that asks before a file is written over. */
async function asked() {
  await expect.poll(() => session.dialog.get()?.kind).toBe('overwrite')
  const dialog = session.dialog.get()
  if (dialog?.kind !== 'overwrite') throw new Error('Nothing is asked')
  session.dialog.set(null)
  return dialog
}

async function newSession(name: string): Promise<Session> {
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  return new Session(host, answer.value)
}

beforeAll(startMessages)

beforeEach(async () => {
  host = new MemoryHost()
  session = await newSession(`recto-test-${crypto.randomUUID()}`)
  host.write('letter.xml', letter)
  await importFiles(session, [openedFile('letter.xml', letter, ref)], null)
})

afterEach(async () => {
  await session.showLibrary()
  await session.store.db.delete()
  session.stop()
})

describe('A file that another program has changed', () => {
  test('is noticed when the person comes back, and when the text is opened', async () => {
    const { id } = openTextOf(session)
    host.write('letter.xml', theirs)
    expect(noticed()).toBeUndefined()
    comeBack()
    await expect.poll(noticed).toBe('letter.xml')
    await session.showLibrary()
    expect(noticed()).toBeUndefined()
    await session.openTranscription(id)
    await expect.poll(noticed).toBe('letter.xml')
  })

  test('is not told of where only its time is another', async () => {
    const { id } = openTextOf(session)
    host.write('letter.xml', letter)
    comeBack()
    const stamp = async () => (await session.store.transcription(id))?.originStamp?.modified
    await expect.poll(stamp).toBe(3)
    expect(noticed()).toBeUndefined()
  })

  test('is read again, and undo brings the text back', async () => {
    typeBefore(session, 'there', 'over ')
    host.write('letter.xml', theirs)
    comeBack()
    await expect.poll(noticed).toBe('letter.xml')
    await readOutside(session)
    expect(words()).toContain('Mr. Solberg yonder.')
    await expect.poll(noticed).toBeUndefined()
    await undo(session)
    expect(words()).toContain('Mr. Solberg over there.')
    expect(noticed()).toBeUndefined()
  })

  test('is left alone when the person keeps the text, until it is changed once more', async () => {
    host.write('letter.xml', theirs)
    comeBack()
    await expect.poll(noticed).toBe('letter.xml')
    await keepMine(session)
    await expect.poll(noticed).toBeUndefined()
    host.write('letter.xml', theirs.replace('Solberg', 'Ames'))
    comeBack()
    await expect.poll(noticed).toBe('letter.xml')
  })

  test('is shown beside what would be written into it', async () => {
    typeBefore(session, 'there', 'over ')
    host.write('letter.xml', theirs)
    comeBack()
    await expect.poll(noticed).toBe('letter.xml')
    await compareOutside(session)
    const compared = { disk: { text: theirs }, recto: { text: letter.replace('there', 'over there') } }
    expect(session.dialog.get()).toMatchObject({ kind: 'outside', compared })
  })

  test('is no matter where it is gone, until it is written', async () => {
    host.files.delete('letter.xml')
    comeBack()
    await exportAgain(session)
    expect(noticed()).toBeUndefined()
    expect(host.files.get('letter.xml')).toBe(letter)
  })
})

describe('Writing over a file that another program has changed', () => {
  test('asks with both, and leaves it as it is where the person does not want it', async () => {
    typeBefore(session, 'there', 'over ')
    host.write('letter.xml', theirs)
    const done = exportAgain(session)
    const { compared, answer } = await asked()
    expect(compared.disk?.text).toBe(theirs)
    answer('cancel')
    await done
    expect(host.files.get('letter.xml')).toBe(theirs)
  })

  test('is done where the person wants it, and then it is known', async () => {
    host.write('letter.xml', theirs)
    const done = exportAgain(session)
    ;(await asked()).answer('overwrite')
    await done
    expect(host.files.get('letter.xml')).toBe(letter)
    await exportAgain(session)
    expect(session.dialog.get()).toBeNull()
    comeBack()
    expect(noticed()).toBeUndefined()
  })

  test('can be done under another name instead', async () => {
    host.write('letter.xml', theirs)
    const done = exportAgain(session)
    ;(await asked()).answer('elsewhere')
    await done
    expect(host.files.get('letter.xml')).toBe(theirs)
    expect(host.files.get('A letter.xml')).toBe(letter)
  })

  test('is asked for the same size and time too, for the clock may have been set', async () => {
    const moved = letter.replace('there', 'where')
    host.files.set('letter.xml', moved)
    const done = exportAgain(session)
    const { compared, answer } = await asked()
    answer('cancel')
    await done
    expect(compared.disk?.text).toBe(moved)
  })

  test('is asked for an export of a plain text as well', async () => {
    await importFiles(session, [openedFile('telegram.txt', telegram)], session.edition)
    const row = await session.store.transcription(openTextOf(session).id)
    if (row === undefined) throw new Error('The text is not in the store')
    await exportAs(session, row, 'txt')
    const [, name = ''] = host.files.keys()
    host.write(name, 'Something else')
    const done = exportAgain(session)
    ;(await asked()).answer('overwrite')
    await done
    expect(host.files.get(name)).toBe(telegram)
  })

  test('asks again where the file was changed once more while the person looked', async () => {
    typeBefore(session, 'there', 'over ')
    host.write(ref.token, theirs)
    const done = exportAgain(session)
    const first = await asked()
    host.write(ref.token, letter.replace('there', 'elsewhere'))
    first.answer('overwrite')
    const second = await asked()
    expect(second.compared.disk?.text).toContain('elsewhere')
    second.answer('overwrite')
    await done
    expect(host.files.get(ref.token)).toContain('over there')
  })
})
