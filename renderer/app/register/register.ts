import type { Entry } from '../../../shared/register/entry'
import { registerIndex, type RegisterIndex } from '../../../shared/register/links'
import type { RefusalRow } from '../../store/rows'
import type { Source } from '../../ui/use-source'
import { Cell } from '../cell'

/** The register of the edition on the screen. */
export interface RegisterNow {
  /** `null` where no edition is on the screen. */
  readonly edition: string | null
  /** Whether it was read; empty until then. */
  readonly known: boolean
  /** By name. */
  readonly entries: readonly Entry[]
  readonly index: RegisterIndex
  /** What is not to be suggested again, the last first. */
  readonly refusals: readonly RefusalRow[]
}

/** The mentions of one text, counted. */
export interface TextMentions {
  readonly transcription: string
  /** How many mentions each entry has, by its id. */
  readonly entries: ReadonlyMap<string, number>
  /** Mentions that point at no entry of the register, or nowhere. */
  readonly unlinked: number
  /** Mentions of low or unknown certainty. */
  readonly doubtful: number
}

/** The mentions of an edition, counted in the background. */
export interface MentionsCounted {
  readonly texts: readonly TextMentions[]
  /** How many mentions each entry has in all texts, by its id. */
  readonly entries: ReadonlyMap<string, number>
  /** How many of those are doubtful. */
  readonly doubtfulOf: ReadonlyMap<string, number>
  readonly unlinked: number
  readonly doubtful: number
  /** Whether all texts are counted as they are now. */
  readonly complete: boolean
}

/** No register at all. */
export const noRegister: RegisterNow = {
  edition: null,
  known: false,
  entries: [],
  index: registerIndex([]),
  refusals: [],
}

/** Nothing counted yet. */
export const nothingCounted: MentionsCounted = {
  texts: [],
  entries: new Map(),
  doubtfulOf: new Map(),
  unlinked: 0,
  doubtful: 0,
  complete: false,
}

/** The register of the edition on the screen, kept up to date, and what the texts have of it. */
export class Register {
  readonly now: Source<RegisterNow> = new Cell(noRegister)
  /** Counted while somebody listens. */
  readonly counts: Source<MentionsCounted> = new Cell(nothingCounted)
}
