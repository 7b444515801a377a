import type { Command as EditorCommand } from 'prosemirror-state'
import { addDivision, beginDivision } from '../../../shared/commands/begin-division'
import { enterDivisionHeading } from '../../../shared/commands/division-heading'
import { deleteDivision, joinDivision, removeDivision } from '../../../shared/commands/join-divisions'
import { moveBlocks } from '../../../shared/commands/move-blocks'
import { demoteDivision, moveDivision, promoteDivision } from '../../../shared/commands/move-division'
import type { Command } from '../../app/command'
import { editing } from './editing'

/** A change of a division: at the caret, or of the one that begins at a position. */
interface DivisionChange {
  readonly name: string
  readonly keys: readonly string[]
  readonly at: (pos?: number) => EditorCommand
}

/** What can be done with one division, in the order of menus. */
export const divisionChanges = [
  { name: 'division/add-after', keys: [], at: (pos) => addDivision('after', pos) },
  { name: 'division/add-within', keys: [], at: (pos) => addDivision('within', pos) },
  { name: 'division/heading', keys: [], at: enterDivisionHeading },
  { name: 'division/move-up', keys: ['Mod-Alt-Shift-ArrowUp'], at: (pos) => moveDivision(-1, pos) },
  { name: 'division/move-down', keys: ['Mod-Alt-Shift-ArrowDown'], at: (pos) => moveDivision(1, pos) },
  { name: 'division/promote', keys: ['Mod-Alt-Shift-ArrowLeft'], at: promoteDivision },
  { name: 'division/demote', keys: ['Mod-Alt-Shift-ArrowRight'], at: demoteDivision },
  { name: 'division/join-previous', keys: [], at: (pos) => joinDivision(-1, pos) },
  { name: 'division/join-next', keys: [], at: (pos) => joinDivision(1, pos) },
  { name: 'division/remove', keys: [], at: removeDivision },
  { name: 'division/delete', keys: [], at: deleteDivision },
] as const satisfies readonly DivisionChange[]

/** The name of a change of one division. */
export type DivisionChangeName = (typeof divisionChanges)[number]['name']

/** Divisions of the text, and moving blocks. Each says a sentence where it cannot be done. */
export const divisionCommands: readonly Command[] = [
  editing('division/begin', 'text', ['Mod-Alt-d'], beginDivision, { refused: 'division/begin' }),
  ...divisionChanges.map(({ name, keys, at }) => editing(name, 'text', keys, at(undefined), { refused: name })),
  editing('block/move-up', 'text', ['Alt-Shift-ArrowUp'], moveBlocks(-1), { refused: 'block/move' }),
  editing('block/move-down', 'text', ['Alt-Shift-ArrowDown'], moveBlocks(1), { refused: 'block/move' }),
]
