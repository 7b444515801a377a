import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '../../schema'
import type { Draft } from './draft'
import type { ListedNote } from './source'

/**
 * Puts the notes of the list that no reference asks for into the text, for the person to anchor: below the last table,
 * since in its cells a reference cannot be told from a number; in a text without tables, at the end.
 */
export function withUnanchored(
  draft: Draft,
  divisions: readonly Node[],
  listed: readonly ListedNote[],
): readonly Node[] {
  const last = divisions.at(-1) ?? schema.nodes.container.create({ name: 'div' }, schema.nodes.textblock.create())
  if (listed.length === 0) return divisions.length > 0 ? divisions : [last]
  const notes = listed.map((note) => unanchoredNote(draft, note))
  const holder = divisions.findLast((division) => lastTable(division) !== null)
  const table = holder ? lastTable(holder) : null
  if (!holder || !table) return [...divisions.slice(0, -1), last.copy(last.content.append(Fragment.fromArray(notes)))]
  const loose = schema.nodes.row.create({ name: '' }, schema.nodes.cell.create({ name: '' }, notes))
  const longer = draft.replace(table, table.copy(table.content.addToEnd(loose)))
  const blocks = holder.children.map((block) => (block === table ? longer : block))
  return divisions.map((division) => (division === holder ? holder.copy(Fragment.fromArray(blocks)) : division))
}

function lastTable(division: Node): Node | null {
  return division.children.findLast((block) => block.type.name === 'table') ?? null
}

function unanchoredNote(draft: Draft, note: ListedNote): Node {
  const number = String(note.number)
  const attributes = { anchored: 'false', n: number }
  const node = schema.nodes.blockNote.create({ attributes }, draft.loose(note))
  return draft.guess(node, note.from, {
    severity: 'warning',
    code: 'note-text-without-reference',
    message: `The list of notes has a text ${number}, but no reference to it was found; it stands after the text until you anchor it.`,
    values: { number },
  })
}
