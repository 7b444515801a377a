import type { Node } from 'prosemirror-model'
import type { Guess } from '../../shared/edition'
import type { PieceId } from '../../shared/pieces/piece'
import type { PieceCache } from '../../shared/pieces/piece-cache'
import { schemaVersion } from '../../shared/schema/version'
import type { Database } from './db'
import { headOf, type Head } from './journal'
import { keepState, sharingPieces, type KeptState } from './pieces'
import { ChangedElsewhere, LibraryGone } from './problems'
import type { TranscriptionRow } from './rows'
import { wordsInTurns } from './written-doc'

/** What is told of a text when it is folded into a checkpoint. */
export interface CheckpointFacts {
  readonly doc: Node
  readonly guesses: readonly Guess[]
  readonly words: number
  readonly pages: number
}

/** The pieces of a checkpoint that is known to stand in the library. */
export type StoredPieces = KeptState

/** A checkpoint that is to be written. */
export interface NewCheckpoint {
  readonly transcription: TranscriptionRow
  readonly original: string | null
  /** The journal row up to which `facts` hold everything. */
  readonly head: Head
  readonly facts: CheckpointFacts
  /** The pieces of the one before, which need not be looked for again. */
  readonly stored: StoredPieces | null
  /** Whether the words for searching are written too. */
  readonly withWords: boolean
}

/**
 * Writes a checkpoint: its new pieces in small transactions with pauses, then in one the row that refers to them, and
 * trims the journal. Throws where that cannot be done; the earlier checkpoint and the journal are as they were then.
 */
export async function writeCheckpoint(
  db: Database,
  cache: PieceCache,
  checkpoint: NewCheckpoint,
): Promise<StoredPieces> {
  const { facts, stored, withWords } = checkpoint
  return sharingPieces(db, async () => {
    const kept = await keepState(db, facts, cache, stored?.ids)
    const text = withWords ? await wordsInTurns(facts.doc) : null
    await swapRoot(db, checkpoint, kept.root, text)
    return kept
  })
}

function swapRoot(db: Database, checkpoint: NewCheckpoint, root: PieceId, text: string | null): Promise<void> {
  const { transcription, original, head, facts, stored } = checkpoint
  const { id, body } = transcription
  return db.transaction('rw', db.bodies, db.heads, db.journal, db.words, db.transcriptions, async () => {
    const before = await db.bodies.get(body)
    if (before === undefined || (await db.transcriptions.get(id)) === undefined) throw new LibraryGone()
    // Pieces were taken for stored because the checkpoint before this one refers to them: so it must still stand there.
    if (stored !== null && before.root !== stored.root) throw new ChangedElsewhere()
    const known = await headOf(db, body)
    const isOurs = known.seq > head.seq || (known.seq === head.seq && known.sum === head.sum)
    if (!isOurs || before.through > head.seq) throw new ChangedElsewhere()
    const { seq: through, sum } = head
    await db.bodies.put({ id: body, transcription: id, schema: schemaVersion, root, through, sum, original })
    const rows = await db.journal.where('body').equals(body).primaryKeys()
    await db.journal.bulkDelete(rows.filter((seq) => seq <= through))
    if (text !== null) await db.words.put({ transcription: id, text })
    await db.transcriptions.update(id, { words: facts.words, pages: facts.pages })
  })
}
