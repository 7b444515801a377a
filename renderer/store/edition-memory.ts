import type { FiledOriginal } from '../../shared/edition-file/edition-file'
import type { PieceId } from '../../shared/pieces/piece'
import { PieceCache } from '../../shared/pieces/piece-cache'

/** A text as it was collected. */
export interface RememberedText {
  /** The body and the last journal row that it was read from. */
  readonly body: string
  readonly seq: number
  readonly root: PieceId
  readonly original: string | null
  /** As a TEI file. */
  readonly tei: Uint8Array
  /** The pieces of its state. */
  readonly pieces: ReadonlyMap<PieceId, Uint8Array>
}

/** The pieces of the versions of a text, as far as they were gathered. */
export interface RememberedVersions {
  /** The versions by their numbers. */
  readonly gathered: Set<number>
  readonly pieces: Map<PieceId, Uint8Array>
}

/**
 * What was collected of an edition before. The same bytes come as the same object again, so that what was made of them
 * (compressed, digested) can be kept beside them.
 */
export class EditionMemory {
  readonly cache = new PieceCache()
  readonly #texts = new Map<string, RememberedText>()
  readonly #versions = new Map<string, RememberedVersions>()
  readonly #originals = new Map<string, FiledOriginal>()

  /** A text, where it is still as it was: of the same body and with the same last journal row. */
  text(id: string, body: string, seq: number): RememberedText | null {
    const known = this.#texts.get(id)
    return known?.body === body && known.seq === seq ? known : null
  }

  /** The bytes of a piece of a text, of an earlier state too. */
  piece(id: string, piece: PieceId): Uint8Array | null {
    return this.#texts.get(id)?.pieces.get(piece) ?? this.#versions.get(id)?.pieces.get(piece) ?? null
  }

  /** What is gathered of the versions of a text, of which these are all that there are. */
  versions(id: string, all: ReadonlySet<number>): RememberedVersions {
    const known = this.#versions.get(id)
    if (known !== undefined && [...known.gathered].every((seq) => all.has(seq))) return known
    const fresh = { gathered: new Set<number>(), pieces: new Map<PieceId, Uint8Array>() }
    this.#versions.set(id, fresh)
    return fresh
  }

  remember(id: string, text: RememberedText): void {
    this.#texts.set(id, text)
  }

  original(id: string): FiledOriginal | null {
    return this.#originals.get(id) ?? null
  }

  rememberOriginal(original: FiledOriginal): void {
    this.#originals.set(original.id, original)
  }
}
