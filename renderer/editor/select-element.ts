import { NodeSelection, TextSelection, type EditorState, type Selection } from 'prosemirror-state'
import type { ElementAt } from '../../shared/queries/element-path'
import { spanRange } from '../../shared/queries/spans'
import type { OpenText } from '../app/open-text'
import { chooseElement, chosenIndex, pathOf } from './plugins/element-choice'
import { scrollToSelection } from './reveal'

/** Selects all of an element around the caret, by its index in the path, and goes on looking at it. */
export function selectElement(text: OpenText, index: number): void {
  const element = pathOf(text.state)[index]
  if (!element) return
  text.dispatch(text.state.tr.setSelection(wholeOf(text.state, element)))
  const again = pathOf(text.state).findIndex((one) => isSame(one, element))
  if (again >= 0) text.dispatch(chooseElement(text.state.tr, again))
  text.view?.focus()
  if (text.view) scrollToSelection(text.view)
}

/** The index of the element that is looked at, or of the one around it where all of that is selected already. */
export function nextToSelect(state: EditorState): number {
  const index = chosenIndex(state)
  const element = pathOf(state)[index]
  const isWhole = element && wholeOf(state, element).eq(state.selection)
  return isWhole ? Math.max(index - 1, 0) : index
}

function isSame(a: ElementAt, b: ElementAt): boolean {
  return a.kind === b.kind && a.span === b.span && a.name === b.name && (a.span !== null || a.from === b.from)
}

function wholeOf({ doc }: EditorState, element: ElementAt): Selection {
  const node = element.span === null && element.kind !== 'root' ? doc.nodeAt(element.from) : null
  if (node && (node.isLeaf || node.isInline) && NodeSelection.isSelectable(node))
    return NodeSelection.create(doc, element.from)
  const range = (element.span === null ? null : spanRange(doc, element.span, element.from)) ?? element
  const [from, to] = node ? [range.from + 1, range.to - 1] : [range.from, range.to]
  return TextSelection.between(doc.resolve(from), doc.resolve(Math.max(to, from)))
}
