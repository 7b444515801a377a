import { leavesUnder } from '../../shared/pieces/tree'
import type { PieceId } from '../../shared/pieces/piece'
import type { Database } from './db'
import { fetchFrom, nameByBrowser } from './pieces'
import type { TextMessage } from './text-messages'

/**
 * Sends the checkpoint of a text, leaf by leaf: each piece held against its name and inflated, none of it parsed, for what is
 * parsed costs more to send than to parse.
 */
export async function sendText(db: Database, text: string, port: MessagePort): Promise<void> {
  const say = (message: TextMessage) => {
    port.postMessage(message)
  }
  try {
    const root = await rootOf(db, text)
    say({ kind: 'root', root })
    const take = (leaves: Extract<TextMessage, { readonly kind: 'leaves' }>['leaves']) => {
      say({ kind: 'leaves', leaves })
    }
    say({ kind: 'end', ok: root !== null && (await leavesUnder(root, fetchFrom(db), take, nameByBrowser)) })
  } catch {
    // Whoever waits reads it without help then, and hears what is wrong.
    say({ kind: 'end', ok: false })
  }
}

/** The root of the checkpoint of a text; `null` where it has none in pieces. */
function rootOf(db: Database, text: string): Promise<PieceId | null> {
  return db.transaction('r', db.transcriptions, db.bodies, async () => {
    const transcription = await db.transcriptions.get(text)
    const body = transcription && (await db.bodies.get(transcription.body))
    return body?.root ?? null
  })
}
