import type { Node } from 'prosemirror-model'
import {
  NodeSelection,
  TextSelection,
  type Command,
  type EditorState,
  type Selection,
  type Transaction,
} from 'prosemirror-state'
import { changeIntervention, removeIntervention } from '../commands/change-intervention'
import { askedAttributes, intervene, type InterventionWords } from '../commands/intervention'
import { standingIntervention, type StandingIntervention } from '../commands/standing-intervention'
import { interventionKinds, type InterventionKind } from '../commands/intervention-kinds'
import { joinHyphenated, nextHyphenated } from '../commands/join-hyphenated'
import { readBrackets } from '../commands/read-brackets'
import type { DocRange } from '../finding'
import { bracketPlaces } from '../queries/bracket-places'
import { bracketsOf, presetBrackets } from '../queries/bracket-table'
import { schema, type Attributes } from '../schema'
import { nextNode, pickOf, WORDS, type Maker, type RandomEdit } from './random-draw'

/** What a person says of an intervention, in words that any grammar of TEI takes. */
const SAID: Attributes = { cert: 'high', resp: '#anna', reason: 'torn', unit: 'chars', place: 'above', medium: 'ink' }

/** The commands of an editor who says of words what they are, by name. */
export const editorialCommands: Readonly<Record<string, Maker>> = {
  intervene: (state, draw, newId) => {
    const kind = pickOf(interventionKinds, draw)
    return kind ? intervene(kind, wordsOf(state, kind, draw), newId) : null
  },
  changeIntervention: (state, draw) => {
    const standing = nextIntervention(state)
    return standing && changeIntervention(standing, wordsOf(state, standing.kind, draw))
  },
  removeIntervention: (state, draw) => {
    const standing = nextIntervention(state)
    return standing && removeIntervention(standing, pickOf(['was', 'is', 'nothing'] as const, draw) ?? 'was')
  },
  // Few texts have any: they are typed first.
  joinHyphenated: (_, draw) =>
    typedFirst(hyphenate, (state) => {
      const word = nextHyphenated(state)
      if (!word) return null
      const at = state.apply(state.tr.setSelection(TextSelection.create(state.doc, word.from)))
      return (_, dispatch) => joinHyphenated(draw.pick % 2 === 0 ? 'dropped' : 'kept')(at, dispatch)
    }),
  readBrackets: (_, draw, newId) =>
    typedFirst(
      (state) => bracket(state, draw),
      ({ doc }) => readBrackets(bracketPlaces(doc, presetBrackets), newId),
    ),
}

function wordsOf(state: EditorState, kind: InterventionKind, draw: RandomEdit): InterventionWords {
  const name = pickOf(askedAttributes(state, kind), draw) ?? ''
  const value = SAID[name]
  return { attributes: value === undefined ? {} : { [name]: value }, text: pickOf(WORDS, draw) ?? '' }
}

/** The intervention at or after the selection. */
function nextIntervention({ doc, selection }: EditorState): StandingIntervention | null {
  let found: StandingIntervention | null = null
  doc.nodesBetween(selection.from, doc.content.size, (node, pos) => {
    if (found === null && (node.marks.length > 0 || node.type === schema.nodes.point))
      found = standingIntervention({ doc, selection: selectionAt(doc, pos) })
    return found === null
  })
  return found
}

/** A command that comes after what a person types first, where that stands as it was typed. */
function typedFirst(
  type: (state: EditorState) => Transaction | null,
  command: (state: EditorState) => Command | null,
): Command {
  return (state, dispatch) => {
    const typed = type(state)
    if (!typed) return false
    const { state: next, transactions } = state.applyTransaction(typed)
    // What was put right or taken back after it would be so with other ids.
    if (transactions.length > 1) return false
    dispatch?.(typed)
    return command(next)?.(next, dispatch) ?? false
  }
}

/** Parts a word with a hyphen at the end of a line. */
function hyphenate(state: EditorState): Transaction | null {
  const word = nextWord(state, /\p{L}\p{Ll}+/u)
  if (!word) return null
  const tr = state.tr.insertText('-', word.from + 1)
  return tr.insert(word.from + 2, schema.nodes.lineBreak.create(null, null, tr.doc.resolve(word.from + 2).marks()))
}

/** Puts brackets around a word, or a sign that stands for none before it. */
function bracket(state: EditorState, draw: RandomEdit): Transaction | null {
  const word = nextWord(state, /\p{L}+/u)
  const rule = pickOf(presetBrackets, draw)
  if (!word || !rule) return null
  const signs = bracketsOf(rule)
  if (signs === null) return state.tr.insertText(`${rule.pattern} `, word.from)
  return state.tr.insertText(signs.close, word.to).insertText(signs.open, word.from)
}

/** The next text at or after the selection that a pattern takes. */
function nextWord(state: EditorState, pattern: RegExp): DocRange | null {
  const pos = nextNode(state, (node) => pattern.test(node.text ?? ''))
  const [text, at] = [pos === null ? null : state.doc.nodeAt(pos)?.text, pos ?? 0]
  const match = pattern.exec(text ?? '')
  return match && { from: at + match.index, to: at + match.index + match[0].length }
}

function selectionAt(doc: Node, pos: number): Selection {
  return doc.nodeAt(pos)?.type === schema.nodes.point ? NodeSelection.create(doc, pos) : TextSelection.create(doc, pos)
}
