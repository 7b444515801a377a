import type { Command } from '../../app/command'
import { blockKindAt, setBlockKind, type BlockKind } from '../../../shared/commands/block-kind'
import { insertLineBreak } from '../../../shared/commands/insert'
import { liftItem, sinkItem, wrapInList } from '../../../shared/commands/list-items'
import { hasRendition, toggleRendition, type Rendition } from '../../../shared/commands/rendition'
import { newId } from '../new-id'
import { isEditable } from '../plugins/editable'
import { showSurface, surfaceOf } from '../plugins/surface'
import { editing, moving } from './editing'
import * as grid from './grid'

/** The kinds of blocks with their keys, in the order of the menu. */
export const blockKinds: readonly { readonly kind: BlockKind; readonly key: string }[] = [
  { kind: 'p', key: 'Mod-Alt-0' },
  { kind: 'head', key: 'Mod-Alt-1' },
  { kind: 'dateline', key: 'Mod-Alt-2' },
  { kind: 'salute', key: 'Mod-Alt-3' },
  { kind: 'signed', key: 'Mod-Alt-4' },
  { kind: 'quote', key: 'Mod-Alt-5' },
  { kind: 'item', key: 'Mod-Alt-6' },
  { kind: 'l', key: 'Mod-Alt-7' },
  { kind: 'ab', key: 'Mod-Alt-8' },
]

/** The renditions with their keys, in the order of the menu. */
export const renditions: readonly { readonly rendition: Rendition; readonly key: string }[] = [
  { rendition: 'italic', key: 'Mod-i' },
  { rendition: 'smallcaps', key: 'Mod-Shift-k' },
  { rendition: 'bold', key: 'Mod-b' },
  { rendition: 'underline', key: 'Mod-u' },
  { rendition: 'superscript', key: 'Mod-.' },
  { rendition: 'subscript', key: 'Mod-,' },
  { rendition: 'strikethrough', key: 'Mod-Shift-x' },
]

/** Kinds of blocks, renditions, lists, special characters. */
export const textCommands: readonly Command[] = [
  ...blockKinds.map(({ kind, key }) =>
    editing(`text/kind-${kind}`, 'text', [key], setBlockKind(kind), {
      active: (state) => blockKindAt(state) === kind,
      refused: ['dateline', 'salute', 'signed'].includes(kind) ? 'kind-edge' : 'kind',
    }),
  ),
  ...renditions.map(({ rendition, key }) =>
    editing(`text/${rendition}`, 'text', [key], toggleRendition(rendition, newId), {
      refused: 'not-here',
      active: (state) => hasRendition(state, rendition),
    }),
  ),
  editing('text/list', 'text', ['Mod-Shift-8'], wrapInList),
  editing('text/sink-item', 'text', ['Mod-]'], sinkItem),
  editing('text/lift-item', 'text', ['Mod-['], liftItem),
  editing('text/line-break', 'text', ['Shift-Enter'], insertLineBreak, { refused: 'not-here' }),
  moving(
    'text/characters',
    'text',
    ['Mod-Shift-u', 'Alt-c'],
    ({ text }) => {
      const open = surfaceOf(text.state) === 'characters'
      text.dispatch(showSurface(text.state.tr, open ? null : 'characters'))
    },
    isEditable,
  ),
]

/** Tables. */
export const tableCommands: readonly Command[] = [
  editing('table/insert', 'text', ['Mod-Alt-t'], grid.insertTable(3, 3)),
  editing('table/row-above', 'text', [], grid.addRowAbove),
  editing('table/row-below', 'text', ['Mod-Alt-ArrowDown'], grid.addRowBelow),
  editing('table/column-left', 'text', [], grid.addColumnLeft),
  editing('table/column-right', 'text', ['Mod-Alt-ArrowRight'], grid.addColumnRight),
  editing('table/delete-row', 'text', [], grid.deleteRow),
  editing('table/delete-column', 'text', [], grid.deleteColumn),
  editing('table/merge', 'text', [], grid.mergeCells),
  editing('table/split', 'text', [], grid.splitCell),
  editing('table/delete', 'text', [], grid.deleteTable),
]
