import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, Plugin, TextSelection, type Command } from 'prosemirror-state'
import { Slice, Fragment } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { spanId } from '../queries/spans'
import { schema } from '../schema'
import { body, doc, p, text } from '../testing/build'
import { runs } from '../testing/campaign'
import { assertSound } from '../testing/sound'
import { deleteBackward, deleteForward } from './deletion'
import { afterPaste } from './paste'
import { splitBlock } from './split-block'
import { afterDelete, typeText } from './typing'

/** What stands in a paragraph, letter by letter, each with the ids of the spans on it: told apart from any editor. */
interface Letter {
  readonly letter: string
  readonly spans: readonly string[]
}
type Model = readonly (readonly Letter[])[]

interface Place {
  readonly block: number
  readonly offset: number
}

const common = (letters: readonly Letter[]): readonly string[] =>
  (letters[0]?.spans ?? []).filter((id) => letters.every(({ spans }) => spans.includes(id)))

/** The spans on both sides of a place. */
function around(model: Model, { block, offset }: Place): readonly string[] {
  const before = model[block]?.[offset - 1]
  const after = model[block]?.[offset]
  return before && after ? common([before, after]) : []
}

const lettersOf = (words: string, spans: readonly string[]): readonly Letter[] =>
  words.split('').map((letter) => ({ letter, spans }))

/** The model with what stands between two places replaced by paragraphs, of which the first and last join what is around. */
function replaced(model: Model, from: Place, to: Place, put: Model): Model {
  const head = model[from.block]?.slice(0, from.offset) ?? []
  const tail = model[to.block]?.slice(to.offset) ?? []
  const [first = [], ...rest] = put
  const middle =
    rest.length === 0
      ? [[...head, ...first, ...tail]]
      : [[...head, ...first], ...rest.slice(0, -1), [...(rest.at(-1) ?? []), ...tail]]
  return [...model.slice(0, from.block), ...middle, ...model.slice(to.block + 1)]
}

/** One edit, as the model sees it and as a person does it. */
interface Edit {
  readonly model: Model
  readonly commands: readonly Command[]
}

type Maker = (model: Model, from: Place, to: Place, words: string) => Edit | null

const typing =
  (words: string): Command =>
  (state, dispatch) => {
    dispatch?.(typeText(state, state.selection.from, state.selection.to, words))
    return true
  }
const pasting =
  (words: string): Command =>
  ({ tr }, dispatch) => {
    dispatch?.(tr.replaceSelection(new Slice(Fragment.from(schema.text(words)), 0, 0)).setMeta('uiEvent', 'paste'))
    return true
  }

const between = (model: Model, from: Place, to: Place) => model[from.block]?.slice(from.offset, to.offset) ?? []

const EDITS: Readonly<Record<string, Maker>> = {
  type: (model, from, _, words) => ({
    model: replaced(model, from, from, [lettersOf(words, around(model, from))]),
    commands: [typing(words)],
  }),
  overtype: (model, from, to, words) =>
    from.block !== to.block || from.offset >= to.offset
      ? null
      : {
          model: replaced(model, from, to, [lettersOf(words, common(between(model, from, to)))]),
          commands: [typing(words)],
        },
  delete: (model, from, to) => ({ model: replaced(model, from, to, [[]]), commands: [deleteBackward('character')] }),
  deleteOne: (model, from) => ({
    model: replaced(model, { ...from, offset: from.offset - 1 }, from, [[]]),
    commands: [deleteBackward('character')],
  }),
  joinNext: (model, { block }) => ({
    model: replaced(model, { block, offset: model[block]?.length ?? 0 }, { block: block + 1, offset: 0 }, [[]]),
    commands: [deleteForward('character')],
  }),
  retype: (model, from, _, words) => {
    const last = model[from.block]?.[from.offset - 1]
    const without = replaced(model, { ...from, offset: from.offset - 1 }, from, [[]])
    return {
      model: replaced(without, { ...from, offset: from.offset - 1 }, { ...from, offset: from.offset - 1 }, [
        lettersOf(words, last?.spans ?? []),
      ]),
      commands: [deleteBackward('character'), typing(words)],
    }
  },
  enter: (model, from) => ({ model: replaced(model, from, from, [[], []]), commands: [splitBlock] }),
  paste: (model, from, _, words) => ({
    model: replaced(model, from, from, [lettersOf(words, around(model, from))]),
    commands: [pasting(words)],
  }),
}

const RANGES = new Set(['overtype', 'delete'])
const NEEDS_LETTER = new Set(['deleteOne', 'retype'])

function modelOf(root: Node): Model {
  const blocks: Letter[][] = []
  root.descendants((node) => {
    if (node.isTextblock) blocks.push([])
    if (node.text !== undefined)
      blocks.at(-1)?.push(
        ...lettersOf(
          node.text,
          node.marks.map((mark) => spanId(mark)),
        ),
      )
  })
  return blocks
}

const told = (model: Model) =>
  model.map((block) => block.map(({ letter, spans }) => letter + [...spans].sort().join()).join(' ')).join('\n')

function positionOf(root: Node, { block, offset }: Place): number {
  let at = -1
  let index = 0
  root.descendants((node, pos) => {
    if (node.isTextblock && index++ === block) at = pos + 1 + offset
  })
  return at
}

const LENGTH = 24
const spansDrawn = fc.array(fc.record({ from: fc.nat(LENGTH - 1), size: fc.integer({ min: 1, max: 10 }) }), {
  maxLength: 5,
})
const editsDrawn = fc.array(
  fc.record({
    kind: fc.constantFrom(...Object.keys(EDITS)),
    block: fc.nat(9),
    offset: fc.nat(40),
    size: fc.integer({ min: 1, max: 7 }),
    blocks: fc.constantFrom(0, 0, 0, 1),
    words: fc.constantFrom('x', 'yz', 'word'),
  }),
  { minLength: 50, maxLength: 50 },
)

const EDITS_EACH = 50
const SEQUENCES = 10_000 / EDITS_EACH

test('10,000 edits in and around spans leave every span on its own words', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(spansDrawn, editsDrawn, (spans, edits) => {
      const letters = Array.from({ length: LENGTH }, (_, i) =>
        schema.text(
          String.fromCharCode(97 + i),
          spans.flatMap(({ from, size }, s) =>
            i >= from && i < from + size
              ? [schema.marks.span.create({ id: `s${String(s)}`, name: 'name', attributes: {} })]
              : [],
          ),
        ),
      )
      let ids = 0
      const belongs = new Plugin({
        appendTransaction: (transactions, before, after) =>
          afterPaste(transactions, after, () => `n${String(++ids)}`) ?? afterDelete(transactions, before, after),
      })
      let state = EditorState.create({
        doc: doc(text(body(p(...letters.slice(0, 9)), p(...letters.slice(9, 15)), p(...letters.slice(15))))),
        plugins: [belongs],
      })
      let model = modelOf(state.doc)
      for (const drawn of edits) {
        const block = drawn.block % model.length
        const offset = drawn.offset % ((model[block]?.length ?? 0) + 1)
        if (NEEDS_LETTER.has(drawn.kind) && offset === 0) continue
        if (drawn.kind === 'joinNext' && block + 1 >= model.length) continue
        const from = { block, offset: drawn.kind === 'joinNext' ? (model[block]?.length ?? 0) : offset }
        const last = Math.min(block + drawn.blocks, model.length - 1)
        const reach = last === block ? offset + drawn.size : drawn.size
        const to = { block: last, offset: Math.min(reach, model[last]?.length ?? 0) }
        const isRange = RANGES.has(drawn.kind)
        if (isRange && last === block && to.offset <= offset) continue
        const edit = EDITS[drawn.kind]?.(model, from, to, drawn.words)
        if (!edit) continue
        const anchor = positionOf(state.doc, from)
        const head = isRange ? positionOf(state.doc, to) : anchor
        state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)))
        for (const command of edit.commands)
          expect(
            command(state, (tr) => (state = state.apply(tr))),
            drawn.kind,
          ).toBe(true)
        expect(told(modelOf(state.doc)), drawn.kind).toBe(told(edit.model))
        ;({ model } = edit)
      }
      assertSound(state.doc)
    }),
    runs(SEQUENCES, process.env['RECTO_CAMPAIGN']),
  )
})
