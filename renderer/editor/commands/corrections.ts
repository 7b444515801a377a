import { settleCorrection } from '../../../shared/commands/settle-correction'
import type { Command } from '../../app/command'
import { editing } from './editing'

/** What makes a recorded correction plain text again. */
export const correctionCommands: readonly Command[] = [
  editing('correction/keep', 'edit', [], settleCorrection('is')),
  editing('correction/revert', 'edit', [], settleCorrection('was')),
]
