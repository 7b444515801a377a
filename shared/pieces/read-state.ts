import type { Node } from 'prosemirror-model'
import { Mapping, StepMap } from 'prosemirror-transform'
import type { Guess } from '../edition'
import { Assembly, type Gap } from './assembly'
import { parsedPiece, type NamePiece, type PieceId } from './piece'
import { soundDoc } from './sound-doc'
import type { TextState } from './text-state'
import { leavesUnder, type FetchPieces, type TakeLeaves } from './tree'

export type { FetchPieces } from './tree'

/** What could be had of a text of which pieces are missing or damaged. */
export interface Salvaged extends TextState {
  /** How positions of the whole text lead to those of what is left of it. */
  readonly lost: Mapping
  /** How many positions are missing. */
  readonly missing: number
}

/** What came of reading a state: the state, or which pieces are missing or damaged and what the others give. */
export type StateReading =
  | ({ readonly ok: true } & TextState)
  | {
      readonly ok: false
      readonly damaged: readonly PieceId[]
      /** A sound doc of what could be read; `null` where nothing could. */
      readonly salvaged: Salvaged | null
    }

/** Puts a state together, checking every piece against its id and the doc against the schema. */
export function readState(root: PieceId, fetch: FetchPieces, name?: NamePiece): Promise<StateReading> {
  return stateFrom(root, (take) => leavesUnder(root, fetch, take, name))
}

/** Gives the leaves under a root, in order, each piece of which was held against its name; answers `false` where the root cannot be had. */
export type GiveLeaves = (take: TakeLeaves) => Promise<boolean>

/** When a doc is held against the schema: as it is read, or by whoever has it read. */
export type CheckAt = 'now' | 'later'

/**
 * Puts a state together from its leaves, as they come. The doc is checked against the schema, unless `check` says that it
 * is checked later: of a doc that this program wrote by this very schema only an error of its own could make another one.
 */
export async function stateFrom(root: PieceId, give: GiveLeaves, check: CheckAt = 'now'): Promise<StateReading> {
  const assembly = new Assembly()
  const damaged: PieceId[] = []
  const take: TakeLeaves = (leaves) => {
    for (const [part, json] of leaves) {
      const units = json === null ? null : parsedPiece(json)
      if (!Array.isArray(units)) assembly.takeGap(part)
      else if (assembly.takeLeaf(units as readonly unknown[])) continue
      damaged.push(part[0])
    }
  }
  if (!(await give(take))) return { ok: false, damaged: [root], salvaged: null }
  const isWhole = damaged.length === 0 && assembly.isWhole
  const { doc, guesses, gaps } = assembly
  if (isWhole && doc !== null && (check === 'later' || passes(doc))) return { ok: true, doc, guesses }
  return { ok: false, damaged: damaged.length === 0 ? [root] : damaged, salvaged: salvage(doc, guesses, gaps) }
}

/** A gap in positions of the doc, which count from behind what opens the doc. */
function stretchOf({ from, size, kept }: Gap): readonly number[] {
  return from > 0 ? [from - 1, size, kept] : [0, Math.max(0, size - 1), Math.max(0, kept - 1)]
}

function passes(doc: Node): boolean {
  try {
    doc.check()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function salvage(found: Node | null, guesses: readonly Guess[], gaps: readonly Gap[]): Salvaged | null {
  try {
    if (found === null) return null
    const doc = soundDoc(found)
    const lost = new Mapping([new StepMap(gaps.flatMap(stretchOf))])
    const within = (position: number) => Math.min(lost.map(position), doc.content.size)
    const moved = guesses.map((guess) => {
      const from = within(guess.range.from)
      return { ...guess, range: { from, to: Math.max(from, within(guess.range.to)) } }
    })
    const missing = gaps.reduce((sum, { size, kept }) => sum + Math.max(0, size - kept), 0)
    return { doc, guesses: moved, lost, missing }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
