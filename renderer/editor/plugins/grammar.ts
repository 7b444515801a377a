import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import type { Grammar } from '../../../shared/grammar'
import { teiGrammar } from '../../../shared/grammar/tei'

const key = new PluginKey<Grammar | null>('grammar')

/** The grammar by which elements and attributes are offered: the one chosen for the edition, else that of TEI P5. */
export function grammarOf(state: EditorState): Grammar {
  return key.getState(state) ?? teiGrammar()
}

/** Has elements and attributes offered by another grammar; `null` for that of TEI P5. */
export function setGrammar(transaction: Transaction, grammar: Grammar | null): Transaction {
  return transaction.setMeta(key, { grammar })
}

/** Knows the grammar of the text. */
export function grammar(): Plugin<Grammar | null> {
  return new Plugin<Grammar | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, known) {
        const meta = transaction.getMeta(key) as { readonly grammar: Grammar | null } | undefined
        return meta ? meta.grammar : known
      },
    },
  })
}
