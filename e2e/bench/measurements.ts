import { actsOfEditing } from './acts'
import { checkpoints } from './checkpoints'
import { collate } from './collate'
import { convert } from './convert'
import { finding } from './finding'
import { journalBytes } from './journal-bytes'
import { journalTime } from './journal-time'
import { loaded } from './loaded'
import { keysOfText } from './keys'
import { longDay } from './long-day'
import { names } from './names'
import { opening } from './opening'
import { programStart } from './program-start'
import { proofing } from './proofing'
import { reading } from './reading'
import { tagging } from './tagging'
import { versions } from './versions'
import { windowMemory } from './window-memory'
import { windowOpening } from './window-opening'
import { workingDay } from './working-day'
import { writing } from './writing'
import type { Measurement } from './measurement'

/** Everything that is measured, in the order of the report. */
export const measurements: readonly Measurement[] = [
  reading,
  writing,
  convert,
  journalTime,
  journalBytes,
  keysOfText,
  checkpoints,
  versions,
  opening,
  windowOpening,
  windowMemory,
  programStart,
  loaded,
  workingDay,
  longDay,
  names,
  actsOfEditing,
  tagging,
  proofing,
  collate,
  finding,
]
