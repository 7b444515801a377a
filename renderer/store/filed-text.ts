import type { Node } from 'prosemirror-model'
import type { Guess } from '../../shared/edition'
import type { FiledTranscription } from '../../shared/edition-file/edition-file'
import { importFile } from '../../shared/import'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import type { PieceId } from '../../shared/pieces/piece'
import { PieceCache } from '../../shared/pieces/piece-cache'
import { readState } from '../../shared/pieces/read-state'
import { landmarksOf } from '../../shared/queries/landmarks'
import { schemaVersion } from '../../shared/schema/version'
import { decodeTextFile, type Decode, type TextFile } from '../../shared/text-file'

/** The text of a filed transcription as it can be taken in. */
export interface FiledText {
  readonly doc: Node
  readonly guesses: readonly Guess[]
  readonly root: PieceId
  /** The pieces of its state, where they are not those of the file. */
  readonly pieces: ReadonlyMap<PieceId, Uint8Array> | null
  /** The TEI file that it had to be read from, for its state is damaged or of a newer schema; else `null`. */
  readonly tei: TextFile | null
  readonly words: number
  readonly pages: number
}

/** Reads a filed transcription: its exact state, else its TEI, else what is sound of its state; `null` where nothing is. */
export async function readFiled(text: FiledTranscription, decode: Decode): Promise<FiledText | null> {
  const state = text.root === null || text.schema > schemaVersion ? null : await readFiledState(text, text.root)
  if (state?.ok === true && text.root !== null) {
    const { words, pages } = text
    return { doc: state.doc, guesses: state.guesses, root: text.root, pieces: null, tei: null, words, pages }
  }
  const read = readTei(text, decode)
  if (read !== null) return taken(read.doc, read.guesses, read.file)
  const salvaged = state?.ok === false ? state.salvaged : null
  return salvaged === null ? null : taken(salvaged.doc, salvaged.guesses, null)
}

/** Reads a state among the pieces of a filed transcription: that of the text, or of one of its versions. */
export function readFiledState({ pieces }: FiledTranscription, root: PieceId) {
  return readState(root, (ids) => Promise.resolve(ids.map((id) => pieces.get(id))))
}

function readTei({ title, tei }: FiledTranscription, decode: Decode) {
  const file = tei === null ? null : decodeTextFile(tei, decode).value
  return file === null ? null : importFile(`${title}.xml`, file).value
}

function taken(doc: Node, guesses: readonly Guess[], tei: TextFile | null): FiledText {
  const { root, ids, bytesOf } = inventoryAtOnce({ doc, guesses }, new PieceCache())
  const pieces = new Map([...ids].map((id) => [id, bytesOf(id)]))
  const { words, pages } = landmarksOf(doc)
  return { doc, guesses, root, pieces, tei, words, pages: pages.positions.length }
}
