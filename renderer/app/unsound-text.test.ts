import { Fragment } from 'prosemirror-model'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { letter, p } from '../../shared/testing/build'
import { libraryOf, removed, takingIn } from '../store/test-library'
import { startMessages } from './i18n'
import { Session } from './session'
import { MemoryHost } from './testing/memory-host'

let session: Session

beforeAll(startMessages)

beforeEach(async () => {
  session = new Session(new MemoryHost(), await libraryOf(`recto-test-${crypto.randomUUID()}`))
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await removed(session.store)
})

test('A stored text that is none of the schema is told of once it was shown, and what is sound of it is shown', async () => {
  const sound = letter(p('The stone came by sea.'), p('It came by land.'))
  // A paragraph in a paragraph, in pieces whose digests are right: only an error of the program could store it.
  const unsound = sound.copy(Fragment.from([...sound.children, sound.type.create(null, [p('A text in a text.')])]))
  await session.store.commitAct(takingIn({ a: unsound }))
  expect(await session.openTranscription('a')).toBe(true)
  expect(session.dialog.get()).toBeNull()
  await expect
    .poll(() => (session.dialog.get()?.kind === 'problem' ? session.dialog.get() : null), { timeout: 15_000 })
    .toMatchObject({ problem: { code: expect.stringMatching(/^checkpoint-/) as string } })
  expect(() => session.open?.text.state.doc.check()).not.toThrow()
})
