import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { undo } from 'prosemirror-history'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { landmarksOf } from '../queries/landmarks'
import { countedNotes, noteLabels } from '../queries/note-numbers'
import { notesOf } from '../queries/notes'
import { referenceIndex, referredBy } from '../queries/references'
import { spanAttrs } from '../queries/spans'
import {
  head,
  item,
  letter,
  list,
  loose,
  noteWith,
  numbered,
  p,
  pageBreak,
  pb,
  quote,
  span,
  spanWith,
} from '../testing/build'
import { runs } from '../testing/campaign'
import { editedState, numbered as ids } from '../testing/random-commands'
import { assertSound } from '../testing/sound'
import { insertNoteOnWords } from './note-anchors'
import { moveBlocks } from './move-blocks'
import { isRefused } from './keep-valid'
import { moveNote, nudgeNote } from './note-move'
import { numberNotes } from './number-notes'
import { prepareForPaste, takenIds } from './paste'
import { referTo, refreshReferences, staleReferences } from './refer'

const numbering = { series: 'text', letters: false } as const
/** What each edit does: blocks and words cut and put elsewhere, blocks and notes moved, new notes and references. */
const kinds = ['cut and paste', 'cut and paste', 'move block', 'move note', 'nudge', 'refer', 'note on words'] as const

interface Edit {
  readonly kind: (typeof kinds)[number]
  readonly from: number
  readonly length: number
  readonly to: number
}

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...kinds),
  from: fc.nat(9999).map((part) => part / 10000),
  length: fc.nat(90),
  to: fc.nat(9999).map((part) => part / 10000),
})

const start = letter(
  head('Talks', numbered('1', p('on the heading'))),
  p(
    'One ',
    span('persName', 'Mr. Harlow'),
    numbered('2', p('who', noteWith({ 'xml:id': 'inner' }, p('deep')))),
    ' said so.',
  ),
  pageBreak('212'),
  p(
    'Two words',
    noteWith({ n: '3', 'xml:id': 'n3' }, p('See ', ...spanWith('ref', { target: '#n4' }, 'note 4'), '.')),
    ' here.',
  ),
  list(item(p('first', noteWith({ n: '4', 'xml:id': 'n4' }, loose('x'), quote(p('quoted'))))), item(p('second'))),
  quote(p('A quote ', ...spanWith('ref', { target: '#n3' }, 'see note 3'), pb('213'), ' ends.')),
  p('Last', numbered('5', p('five')), '.'),
)

function inlinePlace(doc: Node, at: number): number {
  return TextSelection.near(doc.resolve(Math.floor(at * doc.content.size))).from
}

function applied(state: EditorState, tr: Transaction): EditorState {
  const { state: next, transactions } = state.applyTransaction(tr)
  return isRefused(transactions) ? state : next
}

function edited(state: EditorState, { kind, from, length, to }: Edit, newId: () => string): EditorState {
  let now = state
  const dispatch = (tr: Transaction) => (now = applied(now, tr))
  const start = inlinePlace(state.doc, from)
  const place = inlinePlace(state.doc, to)
  const notes = notesOf(state.doc).filter(({ block }) => !block)
  const note = notes[Math.floor(from * notes.length)]
  const end = Math.min(start + length, state.doc.content.size - 3)
  const select = (a: number, b: number) => {
    now = now.apply(now.tr.setSelection(TextSelection.between(now.doc.resolve(a), now.doc.resolve(b))))
  }
  switch (kind) {
    case 'cut and paste': {
      select(start, end)
      const slice = now.selection.content()
      const before = now
      dispatch(now.tr.deleteSelection())
      if (now === before) return state
      const at = inlinePlace(now.doc, to)
      const cut = now
      const fit = prepareForPaste(slice, takenIds(now.doc, slice), newId)
      select(at, at)
      dispatch(now.tr.replaceSelection(fit).setMeta('paste', true).setMeta('uiEvent', 'paste'))
      // A person who cannot paste here pastes elsewhere; what was cut is not what is tested.
      return now.doc.eq(cut.doc) ? state : now
    }
    case 'move block':
      select(start, start)
      moveBlocks(length % 2 === 0 ? 1 : -1)(now, dispatch)
      return now
    case 'move note':
      if (note) moveNote(note.pos, place)(now, dispatch)
      return now
    case 'nudge':
      if (note) nudgeNote(length % 2 === 0 ? 1 : -1, length % 3 === 0 ? 'character' : 'word', note.pos)(now, dispatch)
      return now
    case 'refer':
      select(place, place)
      if (note) referTo({ kind: 'place', pos: note.pos }, newId)(now, dispatch)
      return now
    case 'note on words':
      select(start, Math.min(start + (length % 12), now.doc.resolve(start).end()))
      insertNoteOnWords()(now, dispatch)
      return now
  }
}

/** Every pointer into the text that names nothing. */
function broken(doc: Node): readonly string[] {
  const known = new Set<string>()
  const pointers = new Set<string>()
  const read = (attributes: Readonly<Record<string, string>> | undefined) => {
    if (attributes?.['xml:id'] !== undefined) {
      if (known.has(attributes['xml:id'])) throw new Error(`The id ${attributes['xml:id']} stands twice`)
      known.add(attributes['xml:id'])
    }
    for (const name of ['target', 'targetEnd'])
      if (attributes?.[name]?.startsWith('#') === true) pointers.add(attributes[name].slice(1))
  }
  const seen = new Set<string>()
  doc.descendants((node) => {
    read(node.attrs['attributes'] as Readonly<Record<string, string>> | undefined)
    for (const mark of node.marks) {
      const { id, attributes } = spanAttrs(mark)
      if (!seen.has(id)) read(attributes)
      seen.add(id)
    }
  })
  return [...pointers].filter((id) => !known.has(id))
}

test('through any moves, cuts and pastes no pointer is broken, numbers are right, and one history takes all back', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { minLength: 20, maxLength: 20 }), (edits) => {
      const newId = ids('r')
      let state = editedState(start, newId)
      const docs = [state.doc]
      for (const edit of edits) {
        const after = edited(state, edit, newId)
        if (after.doc.eq(state.doc)) continue
        assertSound(after.doc)
        expect(broken(after.doc)).toEqual([])
        state = after
        docs.push(state.doc)
      }
      const numbers: EditorState[] = []
      const done = [numberNotes(numbering), refreshReferences((doc) => indexOf(doc))]
      for (const command of done) command(state, (tr) => numbers.push((state = applied(state, tr))))
      // What a text calls by a sign keeps it.
      const plain = notesOf(state.doc).filter(
        ({ n, pos, block }) => !block && !/^[*†‡§¶]+$/.test(n) && depthOfNotes(state.doc, pos) === 0,
      )
      expect(plain.map(({ n }) => n)).toEqual(plain.map((_, index) => String(index + 1)))
      expect(staleReferences(state.doc, indexOf(state.doc))).toEqual([])
      for (const { target } of landmarksOf(state.doc).pointers.values)
        expect(referredBy(indexOf(state.doc), target)?.kind).toBe('note')
      while (undo(state, (tr) => (state = state.apply(tr))));
      expect(state.doc.eq(start)).toBe(true)
    }),
    runs(50, process.env['RECTO_CAMPAIGN']),
  )
})

function indexOf(doc: Node) {
  const landmarks = landmarksOf(doc)
  return referenceIndex(landmarks, noteLabels(countedNotes(landmarks), numbering))
}

function depthOfNotes(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos)
  return Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1)).filter(
    (one) => one.type.name === 'note',
  ).length
}
