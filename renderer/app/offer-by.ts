import { setGrammar } from '../editor/plugins/grammar'
import type { GrammarRow } from '../store/rows'
import type { Source } from '../ui/use-source'
import { GrammarShelf } from './mirror/grammar-shelf'
import type { OpenText } from './open-text'
import { dispatchBeside } from '../editor/read-caret'

/** The grammars that were read for offering elements, so that each is read once. */
const shelf = new GrammarShelf()

/**
 * Has elements offered by the grammar of the edition for as long as both are there. It is read as soon as nothing else
 * is to be done: a large one takes a third of a second, and the first key that asks for it should not wait so long.
 */
export function offerBy(text: OpenText, grammar: Source<GrammarRow | null>): void {
  const follow = () => {
    const row = grammar.get()
    dispatchBeside(text, ({ tr }) => setGrammar(tr, row === null ? null : () => shelf.get(row).grammar))
    if (row !== null && !shelf.has(row)) whenIdle(() => shelf.get(row))
  }
  if (grammar.get() !== null) follow()
  grammar.subscribe(follow)
}

/** Does it at the next moment of rest; where the browser does not tell of rest, in a second. */
function whenIdle(act: () => void): void {
  if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(act)
  else setTimeout(act, 1000)
}
