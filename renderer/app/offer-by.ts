import { setGrammar } from '../editor/plugins/grammar'
import type { GrammarRow } from '../store/rows'
import type { Source } from '../ui/use-source'
import { GrammarShelf } from './mirror/grammar-shelf'
import type { OpenText } from './open-text'

/** The grammars that were read for offering elements, so that each is read once. */
const shelf = new GrammarShelf()

/** Has elements offered by the grammar of the edition, which is read when it is first asked, for as long as both are there. */
export function offerBy(text: OpenText, grammar: Source<GrammarRow | null>): void {
  const follow = () => {
    const row = grammar.get()
    text.dispatch(setGrammar(text.state.tr, row === null ? null : () => shelf.get(row).grammar))
  }
  if (grammar.get() !== null) follow()
  grammar.subscribe(follow)
}
