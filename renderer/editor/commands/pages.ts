import { NodeSelection, type Command as EditorCommand, type EditorState } from 'prosemirror-state'
import { deletePageBreak, insertPageBreak, renumberPagesFrom } from '../../../shared/commands/pages'
import { indexAt } from '../../../shared/queries/landmarks'
import { pageAt } from '../../../shared/queries/pages'
import type { Command } from '../../app/command'
import { landmarksOf } from '../plugins/landmarks'
import { isEditable } from '../plugins/editable'
import { showSurface } from '../plugins/surface'
import { perform } from '../perform'
import { reveal } from '../reveal'
import { say } from '../say'
import { editing, moving, type OpenContext } from './editing'
import { movePage } from './page-moves'

/** Page breaks: insert, number, renumber, delete, go to. */
export const pageCommands: readonly Command[] = [
  moving('page/insert', 'page', ['Alt-b'], insert, (state) => isEditable(state) && insertPageBreak()(state)),
  moving(
    'page/edit',
    'page',
    [],
    ({ text }) => {
      const page = pageOf(text.state)
      if (page === null) return
      reveal(text, page, page + 1, 'focus')
      text.dispatch(showSurface(text.state.tr, 'page'))
    },
    (state) => isEditable(state) && pageOf(state) !== null,
  ),
  moving('page/move-on', 'page', ['Alt-Shift-PageDown'], moveBy(1), canMove),
  moving('page/move-back', 'page', ['Alt-Shift-PageUp'], moveBy(-1), canMove),
  editing('page/renumber', 'page', [], atPage(renumberPagesFrom), { said: 'renumbered' }),
  editing('page/delete', 'page', [], atPage(deletePageBreak)),
  moving('go/next-page', 'go', ['Mod-Alt-PageDown'], (context) => {
    goToPage(context, 1)
  }),
  moving('go/previous-page', 'go', ['Mod-Alt-PageUp'], (context) => {
    goToPage(context, -1)
  }),
]

/** The page break that is selected, or the one of the caret's page. */
export function pageOf(state: EditorState): number | null {
  const { from, head } = state.selection
  return isPageSelected(state) ? from : (pageAt(landmarksOf(state), head)?.pos ?? null)
}

/** Whether a page break is selected. */
export function isPageSelected({ selection }: EditorState): boolean {
  return selection instanceof NodeSelection && /[pP]ageBreak$/.test(selection.node.type.name)
}

function canMove(state: EditorState): boolean {
  return isEditable(state) && pageOf(state) !== null
}

function moveBy(direction: 1 | -1): (context: OpenContext) => void {
  return (context) => {
    const page = pageOf(context.text.state)
    if (page !== null) movePage(context, page, direction)
  }
}

/** Inserts a page break with the number that follows, and opens the number for a change. */
function insert(context: OpenContext): void {
  const { text } = context
  perform(text, 'page/insert', insertPageBreak())
  const page = pageOf(text.state)
  if (page === null) return
  reveal(text, page, page + 1, 'focus')
  text.dispatch(showSurface(text.state.tr, 'page'))
}

function atPage(command: (pos: number) => EditorCommand): EditorCommand {
  return (state, dispatch) => {
    const page = pageOf(state)
    return page !== null && command(page)(state, dispatch)
  }
}

function goToPage(context: OpenContext, direction: 1 | -1): void {
  const { pages } = landmarksOf(context.text.state)
  const here = indexAt(pages, context.text.state.selection.from)
  const pos = pages.positions[here + direction]
  if (pos === undefined) return
  reveal(context.text, pos, pos + 1, 'focus')
  say(context, 'page', { n: pages.values[here + direction]?.n ?? '' })
}
