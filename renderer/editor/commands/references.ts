import { refreshReferences } from '../../../shared/commands/refer'
import { landmarksOf } from '../../../shared/queries/landmarks'
import { countedNotes, noteLabels } from '../../../shared/queries/note-numbers'
import { placeOfReferred, referenceIndex, referredBy, type Referred } from '../../../shared/queries/references'
import { spansAt } from '../../../shared/queries/spans'
import { localName, type Attributes } from '../../../shared/schema'
import { NodeSelection, Selection, type EditorState } from 'prosemirror-state'
import type { Command } from '../../app/command'
import { isEditable } from '../plugins/editable'
import { noteLabelsOf, noteNumberingOf } from '../plugins/note-look'
import { enterNoteAt } from '../plugins/note-caret'
import { landmarksOf as keptLandmarks } from '../plugins/landmarks'
import { referencesOf } from '../plugins/references'
import { scrollToSelection } from '../reveal'
import { editing, moving } from './editing'

/** References within a text: follow one, and bring their words up to date. */
export const referenceCommands: readonly Command[] = [
  moving(
    'reference/follow',
    'go',
    ['Mod-Alt-v'],
    ({ text }) => {
      const referred = referredHere(text.state)
      const pos = referred && placeOfReferred(keptLandmarks(text.state), referred)
      if (referred === null || pos === null) return
      const { tr, doc } = text.state
      const goes =
        referred.kind === 'note' ? enterNoteAt(text.state, pos) : tr.setSelection(Selection.near(doc.resolve(pos + 1)))
      text.dispatch(goes)
      text.view?.focus()
      if (text.view) scrollToSelection(text.view)
    },
    (state) => referredHere(state) !== null,
  ),
  refreshing(),
]

/** Whether something is to be done is looked for when it is asked for: menus would walk the text each time that they open. */
function refreshing(): Command {
  const command = editing(
    'reference/refresh',
    'note',
    [],
    (state, dispatch) =>
      refreshReferences((doc) => {
        const landmarks = landmarksOf(doc)
        const labels = doc.eq(state.doc)
          ? noteLabelsOf(state)
          : noteLabels(countedNotes(landmarks), noteNumberingOf(state))
        return referenceIndex(landmarks, labels)
      })(state, dispatch),
    { refused: 'references-fresh' },
  )
  return {
    ...command,
    enabled: ({ text }) => text !== null && isEditable(text.state),
    run: (context) => {
      if (command.enabled?.(context) === true) command.run(context)
      else command.refuse?.(context)
    },
  }
}

/** What the reference at the caret names in the text, or `null`. */
function referredHere(state: EditorState): Referred | null {
  const { selection } = state
  const { nodeBefore, nodeAfter } = selection.$head
  const points = selection instanceof NodeSelection ? [selection.node] : [nodeAfter, nodeBefore]
  const targets = [
    ...points.flatMap((node) =>
      node?.type.name === 'point' ? [targetOf(node.attrs['attributes'] as Attributes)] : [],
    ),
    ...spansAt(state)
      .filter(({ name }) => localName(name) === 'ref')
      .map(({ attributes }) => targetOf(attributes)),
  ]
  const index = referencesOf(state)
  for (const target of targets) {
    const referred = referredBy(index, target)
    if (referred) return referred
  }
  return null
}

function targetOf(attributes: Attributes): string {
  return attributes['target'] ?? ''
}
