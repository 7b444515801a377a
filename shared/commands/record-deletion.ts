import type { Node } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { isNote } from '../queries/notes'
import { spanAttrs } from '../queries/spans'
import { localName } from '../schema'
import { keptDeleted } from './deletion-told'
import { keepingValid } from './keep-valid'
import { mayRecord, responsibleFor, runsInside, type Recording } from './record-correction'
import { recordingIn } from './recorded-typing'
import { spanMark } from './span-marks'
import { forInline, SpanStep } from './span-step'
import type { NewId } from './tag'

/**
 * Where changes are recorded, has words that are selected in several paragraphs, or with notes or breaks among them, stay in the
 * text as too much (`surplus`, TEI P5, 11.3.1.1), notes with them; page and line breaks stay as they are. `how` says of a state how
 * changes are recorded. Does nothing where none are, where all is too much already, and where single words are selected, which are recorded as what is typed is.
 */
export function deleteRecorded(newId: NewId, how: (state: EditorState) => Recording | null = recordingIn): Command {
  return keepingValid((state, dispatch) => {
    const { doc, selection } = state
    const recording = how(state)
    if (recording === null || !(selection instanceof TextSelection) || selection.empty) return false
    if (mayRecord(doc, selection)) return false
    const { tr } = state
    for (const range of wordsLeft(doc, selection)) {
      const surplus = spanMark({ id: newId(), name: 'surplus', attributes: responsibleFor(tr, recording) })
      tr.step(new SpanStep(runsInside(tr.doc, range, [surplus])))
    }
    if (!tr.docChanged) return false
    tr.setSelection(TextSelection.near(tr.doc.resolve(selection.from)))
    dispatch?.(keptDeleted(tr).scrollIntoView())
    return true
  })
}

/** Stretches of words and notes that are not too much yet, each within one block. */
function wordsLeft(doc: Node, { from, to }: DocRange): readonly DocRange[] {
  const found: DocRange[] = []
  forInline(doc, from, to, (child, start, end) => {
    const isSurplus = child.marks.some((mark) => localName(spanAttrs(mark).name) === 'surplus')
    if (isSurplus || !(child.isText || isNote(child))) return
    const last = found.at(-1)
    if (last?.to === start) found.splice(-1, 1, { from: last.from, to: end })
    else found.push({ from: start, to: end })
  })
  return found
}
