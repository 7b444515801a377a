import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import type { Grammar } from '../../../shared/grammar'
import { teiGrammar } from '../../../shared/grammar/tei'

/** Gives a grammar when it is asked for, since reading one takes a moment; `null` where it cannot be read. */
export type GrammarGiver = () => Grammar | null

const key = new PluginKey<GrammarGiver | null>('grammar')

/** The grammar by which elements and attributes are offered: the one chosen for the edition, else that of TEI P5. */
export function grammarOf(state: EditorState): Grammar {
  return key.getState(state)?.() ?? teiGrammar()
}

/** Has elements and attributes offered by another grammar; `null` for that of TEI P5. */
export function setGrammar(transaction: Transaction, giver: GrammarGiver | null): Transaction {
  return transaction.setMeta(key, { giver })
}

/** Knows the grammar of the text. */
export function grammar(): Plugin<GrammarGiver | null> {
  return new Plugin<GrammarGiver | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, known) {
        const meta = transaction.getMeta(key) as { readonly giver: GrammarGiver | null } | undefined
        return meta ? meta.giver : known
      },
    },
  })
}
