import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { history, redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, NodeSelection, Plugin, Selection, TextSelection, type Command } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { beginDivision, addDivision } from '../commands/begin-division'
import { setBlockKind, type BlockKind } from '../commands/block-kind'
import { deleteBackward, deleteForward } from '../commands/deletion'
import { enterDivisionHeading, setDivisionAttributes, setDivisionHeading } from '../commands/division-heading'
import { offeredElements } from '../commands/element-offers'
import { insertLineBreak, insertText } from '../commands/insert'
import { insertElement } from '../commands/insert-element'
import { joinBackward, joinForward } from '../commands/join-blocks'
import { deleteDivision, joinDivision, removeDivision } from '../commands/join-divisions'
import { liftItem, sinkItem, wrapInList } from '../commands/list-items'
import { keepLooseApart } from '../commands/loose-text'
import { moveBlocks } from '../commands/move-blocks'
import { demoteDivision, moveDivision, promoteDivision } from '../commands/move-division'
import { deleteNote, insertNote, noteToNumber, numberToNote, renumberNotes } from '../commands/notes'
import { deletePageBreak, insertPageBreak, movePageBreak, renumberPagesFrom, setPageNumber } from '../commands/pages'
import { afterPaste, prepareForPaste, takenIds } from '../commands/paste'
import { deleteElement, unwrapElement } from '../commands/remove-element'
import { renameElement } from '../commands/rename-element'
import { toggleRendition } from '../commands/rendition'
import { replaceMatches } from '../commands/replace-text'
import { setAttribute } from '../commands/set-attribute'
import { splitBlock } from '../commands/split-block'
import { extendTag, retag, shrinkTag, tagSelection, untag } from '../commands/tag'
import { afterDelete, typeText } from '../commands/typing'
import { teiGrammar } from '../grammar/tei'
import { elementPath } from '../queries/element-path'
import { searchText } from '../queries/search-text'
import type { SpanAttrs } from '../schema'
import { runs } from '../testing/campaign'
import { lineLost } from '../testing/kept-lines'
import { lineDifference } from '../testing/lines'
import { assertSound } from '../testing/sound'
import { told } from '../testing/told'
import { writePreserving } from './preserve'
import { readTei, type TeiReading } from './read'
import { writeRebuilt } from './write'

/** What decides one random edit: where, how far, which of what is possible. */
interface Draw {
  readonly at: number
  readonly size: number
  readonly pick: number
}

type Maker = (state: EditorState, draw: Draw, newId: () => string) => Command | null

const pickOf = <T>(items: readonly T[], { pick }: Draw): T | undefined => items[pick % Math.max(1, items.length)]
const KINDS: readonly BlockKind[] = ['p', 'head', 'dateline', 'salute', 'signed', 'l', 'ab', 'quote', 'item']
const WORDS = ['x', ' ', 'new words', '&<>', '“é”', '\u00a0', '😀', '. ', ' two']

/** The position of the next node at or after the selection that `wanted` takes. */
function nextNode(state: EditorState, wanted: (node: Node) => boolean): number | null {
  let found: number | null = null
  state.doc.nodesBetween(state.selection.from, state.doc.content.size, (node, pos) => {
    if (found === null && pos >= state.selection.from && wanted(node)) found = pos
    return found === null
  })
  return found
}

const atNode =
  (wanted: (node: Node) => boolean, command: (pos: number, state: EditorState, draw: Draw) => Command): Maker =>
  (state, draw) => {
    const pos = nextNode(state, wanted)
    return pos === null ? null : command(pos, state, draw)
  }
const isPageBreak = ({ type }: Node) => type.name === 'pageBreak' || type.name === 'blockPageBreak'
const isNote = ({ type }: Node) => type.name === 'note'

const onSpan =
  (command: (id: string, draw: Draw) => Command): Maker =>
  (state, draw) => {
    const pos = nextNode(state, ({ marks }) => marks.length > 0)
    const mark = pos === null ? undefined : pickOf(state.doc.nodeAt(pos)?.marks ?? [], draw)
    return mark ? command((mark.attrs as SpanAttrs).id, draw) : null
  }

const onElement =
  (command: (element: ReturnType<typeof elementPath>[number], draw: Draw) => Command): Maker =>
  (state, draw) => {
    const element = pickOf(elementPath(state.selection).slice(1), draw)
    return element ? command(element, draw) : null
  }

/** Every command that changes a doc. */
const COMMANDS: Readonly<Record<string, Maker>> = {
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
  insertElement: (state, draw, newId) => {
    const offer = pickOf(
      offeredElements(state, teiGrammar()).filter(({ allowed }) => allowed),
      draw,
    )
    return offer ? insertElement(offer.name, offer.at, teiGrammar(), newId) : null
  },
  insertLineBreak: () => insertLineBreak,
  insertNote: () => insertNote(),
  insertPageBreak: () => insertPageBreak(),
  insertText: (_, draw) => insertText(pickOf(WORDS, draw) ?? ''),
  joinBackward: () => joinBackward,
  joinDivision: (_, { pick }) => joinDivision(pick % 2 === 0 ? -1 : 1),
  joinForward: () => joinForward,
  liftItem: () => liftItem,
  moveBlocks: (_, { pick }) => moveBlocks(pick % 2 === 0 ? -1 : 1),
  moveDivision: (_, { pick }) => moveDivision(pick % 2 === 0 ? -1 : 1),
  movePageBreak: atNode(isPageBreak, (pos, { doc }, { at }) => movePageBreak(pos, Math.floor(at * doc.content.size))),
  noteToNumber: atNode(isNote, (pos) => noteToNumber(pos)),
  numberToNote: ({ selection: { from, to } }) => numberToNote(from, to),
  promoteDivision: () => promoteDivision(),
  removeDivision: () => removeDivision(),
  renameElement: onElement((element, draw) =>
    renameElement(element, pickOf(['p', 'ab', 'quote', 'persName', 'hi', 'head'], draw) ?? 'p', element.attributes),
  ),
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
    retag(id, pick % 2 === 0 ? 'orgName' : 'hi', { ref: `#r${String(pick)}`, n: '<"\'>' }),
  ),
  setAttribute: onElement((element, draw) =>
    setAttribute(
      element,
      pickOf([...Object.keys(element.attributes).filter((name) => !name.startsWith('xml')), 'n', 'rend'], draw) ?? 'n',
      draw.pick % 5 === 0 ? null : `v "${String(draw.pick)}" & 'x'`,
    ),
  ),
  setBlockKind: (_, draw) => setBlockKind(pickOf(KINDS, draw) ?? 'p'),
  setDivisionAttributes: (_, { pick }) => setDivisionAttributes({ n: String(pick) }),
  setDivisionHeading: () => setDivisionHeading('New heading'),
  setPageNumber: atNode(isPageBreak, (pos, _, { pick }) => setPageNumber(pos, String(pick))),
  shrinkTag: onSpan((id, { pick }) => shrinkTag(id, pick % 2 === 0 ? 'start' : 'end')),
  sinkItem: () => sinkItem,
  splitBlock: () => splitBlock,
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
      const fit = prepareForPaste(slice, takenIds(state.doc), newId)
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

const draw = fc.record({
  command: fc.constantFrom(...Object.keys(COMMANDS)),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.integer({ min: 0, max: 12 }),
  pick: fc.nat(1000),
})

function read(source: string): TeiReading {
  const { value, findings } = readTei(source)
  if (!value) throw new Error(`${findings[0]?.message ?? ''}\n${source}`)
  return value
}

function stateOf(doc: Node, newId: () => string): EditorState {
  const belongs = new Plugin({
    appendTransaction: (transactions, before, after) =>
      keepLooseApart(transactions, after) ??
      afterPaste(transactions, after, newId) ??
      afterDelete(transactions, before, after),
  })
  return EditorState.create({ doc, plugins: [history({ newGroupDelay: 0 }), belongs] })
}

function select(state: EditorState, { at, size, pick }: Draw): EditorState {
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

/** The states after one random command after another. */
function edited(reading: TeiReading, draws: readonly (Draw & { readonly command: string })[]) {
  let ids = 0
  const newId = () => `n${String(++ids)}`
  let state = stateOf(reading.doc, newId)
  const done: string[] = []
  for (const { command, ...rest } of draws) {
    state = select(state, rest)
    const run = COMMANDS[command]?.(state, rest, newId)
    if (run?.(state, (tr) => (state = state.apply(tr))) === true) done.push(command)
  }
  return { state, done }
}

/**
 * Asserts that a written text says what a doc says. Where TEI cannot say that (spaces at the end of a block, loose text
 * beside what is read as a phrase there), it must say what is written from the model alone, spaces aside.
 */
function expectSame(doc: Node, written: string, message: string): void {
  const rebuilt = told(read(writeRebuilt(doc)).doc)
  const exact = rebuilt === told(doc)
  const said = (text: string) => (exact ? text : text.replaceAll(' ', ''))
  expect(said(told(read(written).doc)), message).toBe(said(rebuilt))
}

const FIXTURES = 'fixtures/tei/'
const DOCUMENTS = '../shared/data/frus/documents/'
const textsOf = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.xml') && !/^(wide|latin|windows-by|very-long)/.test(name))
        .map((name) => readFileSync(folder + name, 'utf8').replace(/^\ufeff/, ''))
    : []

describe.each([
  { texts: 'the fixtures', folder: FIXTURES, usual: 400 },
  { texts: `real texts (skipped without ${DOCUMENTS})`, folder: DOCUMENTS, usual: 60 },
])('random commands on $texts', ({ folder, usual }) => {
  const sources = textsOf(folder)
  test.skipIf(sources.length === 0)(
    'leave every line without an edited block, write what the doc says, and are undone to the byte',
    { timeout: 600_000 },
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...sources), fc.array(draw, { minLength: 1, maxLength: 6 }), (source, draws) => {
          const reading = read(source)
          const { state, done } = edited(reading, draws)
          assertSound(state.doc)
          const written = writePreserving(state.doc, reading)
          const message = `${done.join()}\n${lineDifference(source, written)}`
          expectSame(state.doc, written, message)
          expect(lineLost(reading, state.doc, written), message).toBe(null)
          let back = state
          while (undo(back, (tr) => (back = back.apply(tr))));
          expect(writePreserving(back.doc, reading)).toBe(source)
        }),
        runs(usual, process.env['RECTO_CAMPAIGN']),
      )
    },
  )
})

test('every command is tried', () => {
  const folder = 'shared/commands/'
  const exported = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [
      ...readFileSync(folder + name, 'utf8').matchAll(
        /^export (?:const (\w+): Command\b|function (\w+)\([^{]*?\): Command \{)/gm,
      ),
    ])
    .map(([, constant, made]) => constant ?? made ?? '')
  expect(exported.filter((name) => !(name in COMMANDS) && !ASIDE.includes(name))).toEqual([])
})

/** Commands that move the caret alone, settle guesses, or change a header or leaf, which have tests of their own. */
const ASIDE = [
  ...['leaveNote', 'nextNote', 'previousNote', 'settleGuess', 'actOnGuess', 'setHeader'],
  ...['setPointData', 'setKeptSource', 'moveDivisionTo', 'keepingValid'],
]
