import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { findableOf } from '../../../shared/queries/findable'
import { openStore } from '../../store/store'
import { readText } from '../../store/texts'
import { startMessages } from '../i18n'
import { Session } from '../session'
import { MemoryHost } from '../testing/memory-host'
import { typeBefore } from '../testing/texts'
import { importVolume } from '../testing/volume'
import { FindableShelf } from './findable-shelf'
import { searchStored } from './search-stored'
import type { FromTexts } from './worker-messages'

let session: Session
let ids: readonly string[]

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(new MemoryHost(), answer.value)
  ids = await importVolume(session, 3, 4)
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

const query = { regex: false, caseSensitive: false, wholeWord: false, notes: 'included' } as const

/** Searches the texts for a word; answers with how often each has it, and which were read for that. */
async function search(shelf: FindableShelf, text: string, most = 100) {
  const { db } = session.store
  const readNow: (string | undefined)[] = []
  const told: FromTexts[] = []
  const question = { kind: 'search', query: { ...query, text }, most } as const
  await searchStored(
    { kind: 'search', id: 1, database: db.name, transcriptions: ids, question },
    {
      db,
      shelf,
      tell: (message) => told.push(message),
      goesOn: () => Promise.resolve(true),
      read: async (id) => {
        readNow.push(id)
        const read = await readText(db, id)
        return read && { body: read.body, seq: read.seq, of: findableOf(read.doc) }
      },
    },
  )
  const found = told.flatMap((message) => (message.kind === 'found' ? message.found : []))
  const values = found.map(({ answer }) => (answer.ok ? answer.value?.value : null))
  return {
    read: readNow,
    counts: values.map((value) => value?.count),
    listed: values.map((value) => value?.matches.length),
  }
}

test('texts are read once for all that is typed, and again only where they were changed', async () => {
  const shelf = new FindableShelf()
  expect(await search(shelf, 's')).toMatchObject({ read: ids })
  expect(await search(shelf, 'solberg')).toMatchObject({ read: [], counts: [8, 8, 8] })
  await session.openTranscription(ids[1] ?? '')
  typeBefore(session, 'Solberg', 'Solberg and ')
  await session.rest()
  expect(await search(shelf, 'solberg')).toMatchObject({ read: [ids[1]], counts: [8, 9, 8] })
  expect(await search(shelf, 'solberg')).toMatchObject({ read: [], counts: [8, 9, 8] })
})

test('what there is no room for is read each time, and takes no room from others', async () => {
  const [first = ''] = ids
  const read = await readText(session.store.db, first)
  const shelf = new FindableShelf(read ? findableOf(read.doc).text.length : 0)
  await search(shelf, 'solberg')
  expect(await search(shelf, 'solberg')).toMatchObject({ read: ids.slice(1), counts: [8, 8, 8] })
  shelf.clear()
  expect(await search(shelf, 'solberg')).toMatchObject({ read: ids })
})

test('so many are told as are wanted of all texts, and all are counted', async () => {
  expect(await search(new FindableShelf(), 'solberg', 10)).toMatchObject({ counts: [8, 8, 8], listed: [8, 2, 0] })
})
