import type { JournalAnswer, JournalQuestion } from './journal-messages'
import { LibraryDoor } from './library-door'
import { errorName } from './problems'
import { storeRow } from './store-row'

const libraries = new LibraryDoor()

async function answer({ id, library, asked }: JournalQuestion): Promise<JournalAnswer> {
  try {
    const db = await libraries.open(library)
    return { id, ok: true, head: asked === null ? null : await storeRow(db, asked) }
  } catch (error) {
    return { id, ok: false, error: errorName(error) }
  }
}

/** One after the other: the rows of a journal are a chain. */
let turn: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<JournalQuestion>) => {
  turn = turn.then(async () => {
    postMessage(await answer(data))
  })
})
