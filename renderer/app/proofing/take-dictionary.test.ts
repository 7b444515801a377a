import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { browserHost } from '../../host/browser'
import { dictionaryNames, putScannos } from '../../store/dictionaries'
import { openStore } from '../../store/store'
import { besideText } from '../beside-text'
import { startMessages } from '../i18n'
import { Session } from '../session'
import { languageOf, removeDictionary, takeDictionary } from './take-dictionary'
import { wordFiles } from './word-files'

let session: Session

const file = (name: string, text: string) => ({
  name,
  folder: '',
  ref: null,
  content: { ok: true, value: new TextEncoder().encode(text) } as const,
})

const german = [file('de_DE.aff', 'SET UTF-8\n'), file('de_DE.dic', '2\nBrief\nHafen\n')]

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(browserHost(), answer.value)
})

afterEach(() => session.store.db.delete())

test('A dictionary is added from its two files, used by the texts, and taken away', async () => {
  await takeDictionary(session, german)
  await expect.poll(() => besideText(session).proofing.basis.own.map(({ language }) => language)).toEqual(['de-DE'])
  const read = await wordFiles({ ...besideText(session).proofing.basis, languages: [] })
  expect(read.map(({ language, dic }) => [language, dic])).toEqual([['de-DE', '2\nBrief\nHafen\n']])
  await removeDictionary(session, 'de-DE')
  expect(await dictionaryNames(session.store.db)).toEqual([])
})

test('What is no dictionary is said, and changes nothing', async () => {
  const said = () => {
    const dialog = session.dialog.get()
    return dialog?.kind === 'problem' ? dialog.problem.code : null
  }
  await takeDictionary(session, german.slice(0, 1))
  expect(said() ?? session.toasts.get().at(-1)?.message).toMatch(/dictionary-two-files|two files/)
  await takeDictionary(session, [file('x.aff', 'SET UTF-8'), file('x.dic', 'no count\n')])
  expect(said() ?? session.toasts.get().at(-1)?.message).toMatch(/dictionary-unreadable|no dictionary/)
  expect(await dictionaryNames(session.store.db)).toEqual([])
})

test('Misreadings of the person count for all texts', async () => {
  await putScannos(session.store.db, [{ wrong: 'tbc', right: 'the' }])
  await expect.poll(() => besideText(session).proofing.basis.scannos).toEqual([{ wrong: 'tbc', right: 'the' }])
})

test.each([
  ['de_DE', 'de-DE'],
  ['de_DE_frami', 'de-DE'],
  ['fr', 'fr'],
  ['en-GB', 'en-GB'],
  ['latin', 'latin'],
])('The files %s are of the language %s', (name, language) => {
  expect(languageOf(name)).toBe(language)
})
