import type { Node } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { Transform, type Step } from 'prosemirror-transform'
import { teiGrammar } from '../grammar/tei'
import { schema } from '../schema'
import { changedElements, isAllowed, type PlacedElement } from '../queries/changed-elements'
import { remediesFor } from './remedies'

/**
 * The same command, not possible where it would make of what TEI allows something that it does not. Where the text around
 * is no valid TEI before, it is not judged.
 */
export function keepingValid(command: Command): Command {
  return (state, dispatch) => {
    const made: Transaction[] = []
    if (!command(state, (transaction) => made.push(transaction))) return false
    const [transaction] = made
    if (transaction && brokenBy(state.doc, transaction.doc).length > 0) return false
    if (transaction) dispatch?.(transaction)
    return true
  }
}

/** How many remedies are applied one after the other at most. */
const most = 12

/**
 * What belongs after any change, for an editor's `appendTransaction`: where keys, a paste or a drop made of what TEI
 * allows something that it does not (a list without items, paragraphs behind a signature, a heading between paragraphs),
 * the text stays and the elements around it become what may stand there. `null` where there is nothing to do.
 */
export function keepValid(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  const changes = transactions.filter(({ docChanged }) => docChanged)
  if (changes.some((transaction) => transaction.getMeta('history$') !== undefined)) return null
  if (!changes.some(({ steps, docs }) => steps.some((step, index) => partsBlocks(step, docs[index])))) return null
  const { tr } = after
  const header = before.doc.children.find((child) => child.type === schema.nodes.header)
  // All that was selected may have been deleted: the header, which is never shown, was not meant.
  if (header && !tr.doc.children.some((child) => child.type === schema.nodes.header)) tr.insert(0, header)
  let broken = brokenBy(before.doc, tr.doc)
  for (let round = 0; round < most && broken.length > 0; round++) {
    const steps = remedy(before.doc, tr.doc, broken)
    if (!steps) break
    for (const step of steps) tr.step(step)
    broken = brokenBy(before.doc, tr.doc)
  }
  return tr.docChanged ? tr : null
}

/** The elements that were allowed and are not any more, innermost last. Nothing where what was changed was not allowed before. */
function brokenBy(before: Node, after: Node): readonly PlacedElement[] {
  const { kept, gone, come } = changedElements(before, after)
  const grammar = teiGrammar()
  const wrong = (element: PlacedElement) => !isAllowed(element, grammar)
  const changed = kept.filter((pair) => wrong(pair.after) && !wrong(pair.before)).map((pair) => pair.after)
  const fresh = come.filter(wrong)
  return fresh.length === 0 || gone.some(wrong) ? changed : [...changed, ...fresh]
}

/** The steps of the first remedy after which fewer elements are broken. */
function remedy(before: Node, doc: Node, broken: readonly PlacedElement[]): readonly Step[] | null {
  for (const element of broken.toReversed())
    for (const apply of remediesFor(doc, element)) {
      const transform = new Transform(doc)
      if (!apply(transform) || !transform.docChanged) continue
      if (brokenBy(before, transform.doc).length < broken.length) return transform.steps
    }
  return null
}

/** Whether a step does more than change the text of one block. */
function partsBlocks(step: Step, doc: Node | undefined): boolean {
  let parts = false
  step.getMap().forEach((from, to) => {
    const $from = doc?.resolve(from)
    if ($from && (!$from.parent.inlineContent || !$from.sameParent($from.doc.resolve(to)))) parts = true
  })
  const { slice } = step as Step & {
    readonly slice?: { readonly openStart: number; readonly content: Node['content'] }
  }
  return parts || (slice?.content.content.some((node) => node.isBlock) ?? false)
}
