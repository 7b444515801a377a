import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import type { Grammar } from '../grammar'
import { teiGrammar } from '../grammar/tei'

/** Gives a grammar when it is asked for, since reading one takes a moment; `null` where it cannot be read. */
export type GrammarGiver = () => Grammar | null

const key = new PluginKey<GrammarGiver | null>('grammar')

/** The grammar by which a text is judged, and elements and attributes are offered: the one chosen for its edition, else that of TEI P5. */
export function grammarOf(state: EditorState): Grammar {
  return key.getState(state)?.() ?? teiGrammar()
}

/** Has a text judged by another grammar; `null` for that of TEI P5. */
export function setGrammar(transaction: Transaction, giver: GrammarGiver | null): Transaction {
  return transaction.setMeta(key, { giver })
}

/** Knows the grammar of the text, from the beginning or once it is set. */
export function grammar(first: GrammarGiver | null = null): Plugin<GrammarGiver | null> {
  return new Plugin<GrammarGiver | null>({
    key,
    state: {
      init: () => first,
      apply(transaction, known) {
        const meta = transaction.getMeta(key) as { readonly giver: GrammarGiver | null } | undefined
        return meta ? meta.giver : known
      },
    },
  })
}
