import { checkpoints } from './checkpoints'
import { journalBytes } from './journal-bytes'
import { journalTime } from './journal-time'
import { longDay } from './long-day'
import { names } from './names'
import { opening } from './opening'
import { tagging } from './tagging'
import { versions } from './versions'
import { workingDay } from './working-day'
import type { Measurement } from './measurement'

/** Everything that is measured, in the order of the report. */
export const measurements: readonly Measurement[] = [
  journalTime,
  journalBytes,
  checkpoints,
  versions,
  opening,
  workingDay,
  longDay,
  names,
  tagging,
]
