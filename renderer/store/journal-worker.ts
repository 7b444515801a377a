import type { Head } from './journal-end'
import type { JournalAnswer, JournalQuestion } from './journal-messages'
import { LibraryDoor } from './library-door'
import { errorName } from './problems'
import { storeRow, tellOfChange, type RowToStore } from './store-row'

/**
 * How often those who show the library are told of the time at which a text was changed, in milliseconds. They read the library
 * and draw it again, which nobody who types is to wait for four times a second.
 */
const betweenNews = 5000

const libraries = new LibraryDoor()
/** When each text was told of last, by its id. */
const told = new Map<string, number>()
const waiting = new Set<string>()

async function stored(library: string, asked: RowToStore): Promise<Head> {
  const db = await libraries.open(library)
  const { transcription } = asked
  const wait = (told.get(transcription) ?? -Infinity) + betweenNews - performance.now()
  const head = await storeRow(db, asked, null, wait > 0)
  if (wait <= 0) told.set(transcription, performance.now())
  else if (!waiting.has(transcription)) {
    waiting.add(transcription)
    setTimeout(() => {
      waiting.delete(transcription)
      told.set(transcription, performance.now())
      // Where the library is gone, the next row says so.
      tellOfChange(db, asked).catch(() => undefined)
    }, wait)
  }
  return head
}

async function answer({ id, library, asked }: JournalQuestion): Promise<JournalAnswer> {
  try {
    if (asked !== null) return { id, ok: true, head: await stored(library, asked) }
    await libraries.open(library)
    return { id, ok: true, head: null }
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
