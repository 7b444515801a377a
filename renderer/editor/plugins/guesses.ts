import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Node } from 'prosemirror-model'
import { mapGuesses } from '../../../shared/commands/guesses'
import { SettleStep } from '../../../shared/commands/settle-step'
import type { Guess } from '../../../shared/edition'

interface Guesses {
  readonly guesses: readonly Guess[]
  /** The guess the person looks at, by id. */
  readonly current: number | null
  readonly marks: DecorationSet
}

const key = new PluginKey<Guesses>('guesses')

/** The importer's guesses, each at its place in the doc as it is now. */
export function guessesOf(state: EditorState): readonly Guess[] {
  return key.getState(state)?.guesses ?? []
}

/** The guess that the person looks at, or `null`. */
export function currentGuess(state: EditorState): Guess | null {
  const known = key.getState(state)
  return known?.guesses.find(({ id }) => id === known.current) ?? null
}

/** Marks the guess that the person looks at. */
export function lookAt(transaction: Transaction, guess: Guess | null): Transaction {
  return transaction.setMeta(key, { current: guess?.id ?? null })
}

/** Puts other guesses in the place of those that there are, after what the transaction does. */
export function withGuesses(transaction: Transaction, guesses: readonly Guess[]): Transaction {
  return transaction.setMeta(key, { guesses })
}

/** Keeps the importer's guesses at their places, and marks the open ones in the text. */
export function guesses(start: readonly Guess[]): Plugin<Guesses> {
  return new Plugin<Guesses>({
    key,
    state: {
      init: (_, { doc }) => ({ guesses: start, current: null, marks: marked(doc, start, null) }),
      apply(transaction, known, _, { doc }) {
        const meta = transaction.getMeta(key) as Partial<Guesses> | undefined
        const current = meta?.current !== undefined ? meta.current : (reopened(transaction) ?? known.current)
        if (meta?.guesses !== undefined)
          return { guesses: meta.guesses, current, marks: marked(doc, meta.guesses, current) }
        const guesses = mapGuesses(known.guesses, transaction)
        if (sameOpen(guesses, known.guesses) && current === known.current)
          return transaction.docChanged
            ? { guesses, current, marks: known.marks.map(transaction.mapping, doc) }
            : { ...known, guesses }
        return { guesses, current, marks: marked(doc, guesses, current) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  })
}

/** The guess that an undo opened again, by id: it is what the person looks at then. */
function reopened({ steps }: Transaction): number | null {
  const step = steps.findLast((one) => one instanceof SettleStep)
  return step?.settled === false ? step.guess : null
}

function sameOpen(a: readonly Guess[], b: readonly Guess[]): boolean {
  return a === b || (a.length === b.length && a.every(({ settled }, index) => settled === b[index]?.settled))
}

function marked(doc: Node, guesses: readonly Guess[], current: number | null): DecorationSet {
  const open = guesses.filter(({ id, settled }) => !settled || id === current)
  return DecorationSet.create(
    doc,
    open.flatMap(({ id, severity, range: { from, to } }) => {
      const looks = id === current ? `guess ${severity} current` : `guess ${severity}`
      if (to <= from) return []
      const node = doc.nodeAt(from)
      const whole = node !== null && !node.isText && from + node.nodeSize === to
      // A whole block is marked beside it, or the page would be full of underlined lines.
      if (whole && node.isBlock && severity === 'info' && id !== current)
        return [Decoration.node(from, to, { class: 'guessed' })]
      // A note is marked at its number, not in its text.
      return [
        whole && node.isInline
          ? Decoration.node(from, to, { class: looks })
          : Decoration.inline(from, to, { class: looks }),
      ]
    }),
  )
}
