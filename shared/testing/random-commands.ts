import { history, redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, NodeSelection, Plugin, Selection, TextSelection, type Command } from 'prosemirror-state'
import { applyFix } from '../commands/apply-fix'
import { addDivision, beginDivision } from '../commands/begin-division'
import { setBlockKind, type BlockKind } from '../commands/block-kind'
import { deleteBackward, deleteForward } from '../commands/deletion'
import { enterDivisionHeading, setDivisionAttributes, setDivisionHeading } from '../commands/division-heading'
import { offeredElements } from '../commands/element-offers'
import { insertLineBreak, insertText } from '../commands/insert'
import { insertElement } from '../commands/insert-element'
import { joinBackward, joinForward } from '../commands/join-blocks'
import { deleteDivision, joinDivision, removeDivision } from '../commands/join-divisions'
import { isRefused, keepValid } from '../commands/keep-valid'
import { liftItem, sinkItem, wrapInList } from '../commands/list-items'
import { keepLooseApart } from '../commands/loose-text'
import { moveBlocks } from '../commands/move-blocks'
import { demoteDivision, moveDivision, promoteDivision } from '../commands/move-division'
import { isWholeWhenNew } from '../commands/new-element'
import { forgetStretch, insertNoteOnWords } from '../commands/note-anchors'
import { resolveQuery, setNoteKind, setNoteNumber, setNoteResp } from '../commands/note-attributes'
import { joinNote } from '../commands/note-join'
import { moveNote, nudgeNote } from '../commands/note-move'
import { noteToText, textToNote } from '../commands/note-text'
import { deleteNote, insertNote, noteToNumber, numberToNote, renumberNotes } from '../commands/notes'
import { setNoteWords } from '../commands/note-words'
import { numberNotes } from '../commands/number-notes'
import { deletePageBreak, insertPageBreak, movePageBreak, renumberPagesFrom, setPageNumber } from '../commands/pages'
import { afterPaste, prepareForPaste, takenIds } from '../commands/paste'
import { deleteElement, unwrapElement } from '../commands/remove-element'
import { renameElement } from '../commands/rename-element'
import { toggleRendition } from '../commands/rendition'
import { recordCorrection, type Recording } from '../commands/record-correction'
import { deleteRecorded } from '../commands/record-deletion'
import { replaceMatches, wordsBetween } from '../commands/replace-text'
import { settleCorrection } from '../commands/settle-correction'
import { referTo, refreshReferences } from '../commands/refer'
import { certainties, setCertainty } from '../commands/certainty'
import { setAttribute } from '../commands/set-attribute'
import { splitBlock } from '../commands/split-block'
import { extendTag, retag, shrinkTag, tagRange, tagSelection, untag } from '../commands/tag'
import { narrowTag, setTagExtent, widenTag } from '../commands/tag-extent'
import { afterDelete, typeText } from '../commands/typing'
import { grammar as judgedBy, grammarOf } from '../queries/edition-grammar'
import { attributesOf, type Grammar } from '../grammar'
import { attributesAs } from '../queries/element-attributes'
import { scopeOf } from '../queries/element-content'
import { elementPath } from '../queries/element-path'
import { expandedName, writtenName } from '../queries/element-names'
import { noteKinds } from '../queries/note-kinds'
import { landmarksOf } from '../queries/landmarks'
import { countedNotes, noteLabels } from '../queries/note-numbers'
import { referenceIndex } from '../queries/references'
import { searchText } from '../queries/search-text'
import { spansAt, type Span } from '../queries/spans'
import type { SpanAttrs } from '../schema'
import { nextNode, pickOf, WORDS, type Maker, type RandomEdit } from './random-draw'
import { editorialCommands } from './random-interventions'

export type { RandomEdit } from './random-draw'

const recordingOf = ({ pick }: RandomEdit): Recording => ({
  kind: pick % 2 === 0 ? 'correction' : 'regularisation',
  resp: pick % 3 === 0 ? '#anna' : '',
})
const KINDS: readonly BlockKind[] = ['p', 'head', 'dateline', 'salute', 'signed', 'l', 'ab', 'quote', 'item']

const atNode =
  (wanted: (node: Node) => boolean, command: (pos: number, state: EditorState, draw: RandomEdit) => Command): Maker =>
  (state, draw) => {
    const pos = nextNode(state, wanted)
    return pos === null ? null : command(pos, state, draw)
  }
const isPageBreak = ({ type }: Node) => type.name === 'pageBreak' || type.name === 'blockPageBreak'
const isNote = ({ type }: Node) => type.name === 'note'

function referencesIn(doc: Node) {
  const landmarks = landmarksOf(doc)
  return referenceIndex(landmarks, noteLabels(countedNotes(landmarks), { series: 'text', letters: false }))
}

const onSpan =
  (command: (id: string, draw: RandomEdit) => Command): Maker =>
  (state, draw) => {
    const pos = nextNode(state, ({ marks }) => marks.length > 0)
    const mark = pos === null ? undefined : pickOf(state.doc.nodeAt(pos)?.marks ?? [], draw)
    return mark ? command((mark.attrs as SpanAttrs).id, draw) : null
  }

const atSpan =
  (command: (span: Span, draw: RandomEdit) => Command): Maker =>
  (state, draw) => {
    const span = pickOf(spansAt(state), draw)
    return span ? command(span, draw) : null
  }

const onElement =
  (command: (element: ReturnType<typeof elementPath>[number], draw: RandomEdit) => Command): Maker =>
  (state, draw) => {
    const element = pickOf(elementPath(state.selection).slice(1), draw)
    return element ? command(element, draw) : null
  }

/** Every command that changes a doc, and what the view does by itself. */
export const randomCommands: Readonly<Record<string, Maker>> = {
  ...editorialCommands,
  // Silent, and recorded as an intervention.
  applyFix: ({ doc, selection: { from, to } }, draw, newId) => {
    const change = { from, to, was: wordsBetween(doc, from, to), becomes: pickOf(WORDS, draw) ?? '' }
    return applyFix(draw.pick % 2 === 0 ? change : { ...change, record: recordingOf(draw) }, newId)
  },
  addDivision: (_, { pick }) => addDivision(pick % 2 === 0 ? 'after' : 'within'),
  beginDivision: () => beginDivision,
  deleteBackward: (_, { pick }) => deleteBackward(pick % 3 === 0 ? 'word' : 'character'),
  deleteDivision: (_, { pick }) => (pick % 4 === 0 ? deleteDivision() : null),
  deleteElement: onElement((element, { pick }) => (pick % 2 === 0 ? deleteElement(element) : () => false)),
  deleteForward: (_, { pick }) => deleteForward(pick % 3 === 0 ? 'word' : 'character'),
  deleteNote: atNode(isNote, (pos) => deleteNote(pos)),
  deletePageBreak: atNode(isPageBreak, (pos) => deletePageBreak(pos)),
  demoteDivision: () => demoteDivision(),
  enterDivisionHeading: () => enterDivisionHeading(),
  extendTag: onSpan((id, { pick }) => extendTag(id, pick % 2 === 0 ? 'start' : 'end')),
  forgetStretch: atNode(isNote, (pos) => forgetStretch(pos)),
  insertElement: (state, draw, newId) => {
    const offer = pickOf(
      // What has to point somewhere, or the like, is not valid before a person says where.
      offeredElements(state, grammarOf(state)).filter(
        ({ allowed, name }) => allowed && isWholeWhenNew(name, grammarOf(state)),
      ),
      draw,
    )
    return offer ? insertElement(offer.name, offer.at, grammarOf(state), newId) : null
  },
  insertLineBreak: () => insertLineBreak,
  insertNote: () => insertNote(),
  insertNoteOnWords: () => insertNoteOnWords(),
  insertPageBreak: () => insertPageBreak(),
  insertText: (_, draw) => insertText(pickOf(WORDS, draw) ?? ''),
  joinBackward: () => joinBackward,
  joinDivision: (_, { pick }) => joinDivision(pick % 2 === 0 ? -1 : 1),
  joinForward: () => joinForward,
  joinNote: () => joinNote(),
  liftItem: () => liftItem,
  moveBlocks: (_, { pick }) => moveBlocks(pick % 2 === 0 ? -1 : 1),
  moveDivision: (_, { pick }) => moveDivision(pick % 2 === 0 ? -1 : 1),
  movePageBreak: atNode(isPageBreak, (pos, { doc }, { at }) => movePageBreak(pos, Math.floor(at * doc.content.size))),
  moveNote: atNode(isNote, (pos, { doc }, { at }) => moveNote(pos, Math.floor(at * doc.content.size))),
  noteToText: atNode(isNote, (pos) => noteToText(pos)),
  numberNotes: (_, { pick }) => numberNotes({ series: pick % 2 === 0 ? 'text' : 'page', letters: pick % 3 === 0 }),
  nudgeNote: atNode(isNote, (pos, _, { pick }) =>
    nudgeNote(pick % 2 === 0 ? 1 : -1, pick % 3 === 0 ? 'character' : 'word', pos),
  ),
  noteToNumber: atNode(isNote, (pos) => noteToNumber(pos)),
  numberToNote: ({ selection: { from, to } }) => numberToNote(from, to),
  promoteDivision: () => promoteDivision(),
  removeDivision: () => removeDivision(),
  deleteRecorded: (_, draw, newId) => deleteRecorded(newId, () => recordingOf(draw)),
  recordCorrection: ({ selection: { from, to } }, draw, newId) =>
    recordCorrection({ from, to }, draw.pick % 4 === 0 ? '' : (pickOf(WORDS, draw) ?? ''), recordingOf(draw), newId),
  // With the attributes that the panel takes along.
  renameElement: (state, draw) => {
    const path = elementPath(state.selection)
    const depth = 1 + (draw.pick % Math.max(1, path.length - 1))
    const element = path[depth]
    const local = pickOf(['p', 'ab', 'quote', 'persName', 'hi', 'head'], draw) ?? 'p'
    if (!element) return null
    const scope = scopeOf(path.slice(0, depth + 1))
    const own = expandedName(element.name, scope)
    const to = { uri: own.uri, local }
    const { name } = writtenName(to, scope)
    return renameElement(element, name, attributesAs(grammarOf(state), element.attributes, own, to, scope).kept)
  },
  renumberNotes: () => renumberNotes,
  renumberPagesFrom: atNode(isPageBreak, (pos) => renumberPagesFrom(pos)),
  replaceMatches: ({ doc }, draw) =>
    replaceMatches(
      (
        searchText(doc, {
          text: pickOf(['the', 'of', 'a'], draw) ?? 'a',
          caseSensitive: true,
          wholeWord: true,
          regex: false,
          notes: 'included',
        }).value ?? []
      ).slice(0, 3),
      () => 'those',
    ),
  retag: onSpan((id, { pick }) =>
    pick % 2 === 0 ? retag(id, 'orgName', { 'xml:lang': 'la' }) : retag(id, 'hi', { rend: 'strong' }),
  ),
  // What the panel offers: values that the grammar knows, or where it names none any; none taken away that is required.
  setAttribute: (state, draw) => {
    const path = elementPath(state.selection).slice(1)
    const element = pickOf(path, draw)
    if (!element) return null
    const name = expandedName(
      element.name,
      scopeOf([...elementPath(state.selection).slice(0, 1), ...path.slice(0, path.indexOf(element) + 1)]),
    )
    const rules = attributesOf(grammarOf(state), name).filter(({ name: { uri } }) => uri === '')
    const free = rules.filter(({ name: { local }, values }) => values !== null || local === 'n')
    const rule = pickOf(free, draw)
    if (!rule) return null
    if (draw.pick % 5 === 0) return rule.required ? null : setAttribute(element, rule.name.local, null)
    return setAttribute(
      element,
      rule.name.local,
      rule.values?.[draw.pick % rule.values.length]?.value ?? `v "${String(draw.pick)}" & 'x'`,
    )
  },
  setCertainty: atSpan((span, draw) =>
    setCertainty(span, draw.pick % 3 === 0 ? null : (pickOf(certainties, draw) ?? null)),
  ),
  setTagExtent: atSpan((span, { at, size }) =>
    setTagExtent(span.id, { from: span.from + Math.floor(4 * at), to: span.to + size }),
  ),
  setBlockKind: (_, draw) => setBlockKind(pickOf(KINDS, draw) ?? 'p'),
  setDivisionAttributes: (_, { pick }) => setDivisionAttributes({ n: String(pick) }),
  setDivisionHeading: () => setDivisionHeading('New heading'),
  setPageNumber: atNode(isPageBreak, (pos, _, { pick }) => setPageNumber(pos, String(pick))),
  settleCorrection: (_, { pick }) => settleCorrection(pick % 2 === 0 ? 'was' : 'is'),
  shrinkTag: onSpan((id, { pick }) => shrinkTag(id, pick % 2 === 0 ? 'start' : 'end')),
  narrowTag: atSpan(({ id }) => narrowTag(id)),
  widenTag: atSpan(({ id }) => widenTag(id)),
  sinkItem: () => sinkItem,
  splitBlock: () => splitBlock,
  refreshReferences: () => refreshReferences(referencesIn),
  referTo: (state, _, newId) => {
    const pos = nextNode(state, (node) => isNote(node) || isPageBreak(node))
    return pos === null ? null : referTo({ kind: 'place', pos }, newId)
  },
  resolveQuery: atNode(isNote, (pos) => resolveQuery(undefined, pos)),
  setNoteNumber: atNode(isNote, (pos, _, { pick }) => setNoteNumber(pick % 3 === 0 ? '' : String(pick), pos)),
  setNoteResp: atNode(isNote, (pos, _, { pick }) => setNoteResp(pick % 2 === 0 ? [] : ['#anna'], pos)),
  setNoteWords: atNode(isNote, (pos, _, draw) => setNoteWords(pos, pickOf(WORDS, draw) ?? '')),
  setNoteKind: atNode(isNote, (pos, _, draw) => setNoteKind(pickOf(noteKinds, draw) ?? null, pos)),
  textToNote: () => textToNote(),
  tagRange: ({ selection: { $from } }, { at, size, pick }, newId) => {
    const from = $from.start() + Math.floor(at * $from.parent.content.size)
    const range = { from, to: Math.min(from + size, $from.end()) }
    const name = pick % 2 === 0 ? 'persName' : 'placeName'
    return $from.parent.inlineContent && range.to > from ? tagRange(range, name, { cert: 'low' }, newId) : null
  },
  tagSelection: (_, draw, newId) =>
    tagSelection(pickOf(['persName', 'placeName', 'date', 'hi'], draw) ?? 'hi', { n: String(draw.pick) }, newId),
  toggleRendition: (_, { pick }, newId) => toggleRendition(pick % 2 === 0 ? 'italic' : 'bold', newId),
  unwrapElement: onElement((element) => unwrapElement(element, false)),
  untag: onSpan((id) => untag(id)),
  wrapInList: () => wrapInList,
  // What the view does by itself.
  type: (_, draw) => (state, dispatch) => {
    const { from, to, $from, $to } = state.selection
    if (!$from.parent.inlineContent || !$from.sameParent($to)) return false
    dispatch?.(typeText(state, from, to, pickOf(WORDS, draw) ?? 'x'))
    return true
  },
  paste:
    (_, { at, size }, newId) =>
    (state, dispatch) => {
      const from = Math.floor(at * state.doc.content.size)
      const slice = state.doc.slice(from, Math.min(from + 8 * size, state.doc.content.size))
      const fit = prepareForPaste(slice, takenIds(state.doc, slice), newId)
      dispatch?.(state.tr.replaceSelection(fit).setMeta('paste', true).setMeta('uiEvent', 'paste'))
      return true
    },
  cut: () => (state, dispatch) => {
    if (state.selection.empty) return false
    dispatch?.(state.tr.deleteSelection())
    return true
  },
  undo: () => undo,
  redo: () => redo,
}

/** A state of a doc with all that belongs after a change, as in the editor, judged by a grammar (without one, that of TEI). */
export function editedState(
  doc: Node,
  newId: () => string = numbered('r'),
  grammar: Grammar | null = null,
): EditorState {
  const belongs = new Plugin({
    appendTransaction: (transactions, before, after) =>
      keepLooseApart(transactions, after) ?? afterDelete(transactions, before, after),
  })
  const pasted = new Plugin({ appendTransaction: (transactions, _, after) => afterPaste(transactions, after, newId) })
  const valid = new Plugin({
    appendTransaction: (transactions, before, after) => keepValid(transactions, before, after, newId),
  })
  const judged = judgedBy(grammar && (() => grammar))
  return EditorState.create({ doc, plugins: [judged, history({ newGroupDelay: 0 }), belongs, pasted, valid] })
}

/** Gives ids, one after the other. */
export function numbered(prefix: string): () => string {
  let ids = 0
  return () => `${prefix}${String(++ids)}`
}

/** The state after a random edit; the same where its command does not apply there, or what it did was taken back. */
export function runRandom(state: EditorState, edit: RandomEdit, newId: () => string): EditorState {
  const selected = select(state, edit)
  let now = selected
  randomCommands[edit.command]?.(
    selected,
    edit,
    newId,
  )?.(selected, (tr) => {
    const { state: next, transactions } = now.applyTransaction(tr)
    if (!isRefused(transactions)) now = next
  })
  return now
}

function select(state: EditorState, { at, size, pick }: RandomEdit): EditorState {
  const { doc } = state
  const from = Math.floor(at * doc.content.size)
  const to = Math.min(from + (pick % 3 === 0 ? size : 0), doc.content.size)
  const node = doc.nodeAt(from)
  const selection =
    pick % 11 === 0 && node && NodeSelection.isSelectable(node)
      ? NodeSelection.create(doc, from)
      : TextSelection.between(doc.resolve(from), doc.resolve(to))
  return state.apply(state.tr.setSelection(selection instanceof Selection ? selection : Selection.atStart(doc)))
}
