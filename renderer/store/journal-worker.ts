import { assertNever } from '../../shared/finding'
import type { Head } from './journal-end'
import type { JournalAnswer, JournalAnswers, JournalAsked, JournalQuestion, ScribeQuestion } from './journal-messages'
import { makePieces, missingPieces } from './keep-pieces'
import { LibraryDoor } from './library-door'
import { errorName } from './problems'
import { sendText } from './send-text'
import { storeRow, tellOfChange, type RowToStore } from './store-row'
import type { TextMessage, TextQuestion } from './text-messages'

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

async function answerTo(library: string, asked: JournalAsked): Promise<JournalAnswers[JournalAsked['kind']]> {
  switch (asked.kind) {
    case 'open':
      await libraries.open(library)
      return null
    case 'row':
      return inTurn(() => stored(library, asked.row))
    case 'make-pieces':
      return makePieces(await libraries.open(library), asked.jsons)
    case 'missing-pieces':
      return missingPieces(await libraries.open(library), asked.ids)
    default:
      return assertNever(asked)
  }
}

/** Rows one after the other, for those of a journal are a chain; they do not wait for pieces. */
let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work)
  last = done.catch(() => undefined)
  return done
}

async function answer({ id, library, asked }: JournalQuestion): Promise<JournalAnswer> {
  try {
    return { id, ok: true, answer: await answerTo(library, asked) }
  } catch (error) {
    return { id, ok: false, error: errorName(error) }
  }
}

/** Sends a text that is opened: it waits for no row, for nobody writes in it yet. */
async function sent({ library, text, port }: TextQuestion): Promise<void> {
  try {
    await sendText(await libraries.open(library), text, port)
  } catch {
    port.postMessage({ kind: 'end', ok: false } satisfies TextMessage)
  }
}

addEventListener('message', ({ data }: MessageEvent<ScribeQuestion>) => {
  if ('port' in data) void sent(data)
  else
    void answer(data).then((answered) => {
      postMessage(answered)
    })
})
