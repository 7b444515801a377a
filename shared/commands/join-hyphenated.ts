import type { Node } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState } from 'prosemirror-state'
import type { Transform } from 'prosemirror-transform'
import type { DocRange } from '../finding'
import { attributesOf, type Grammar } from '../grammar'
import { TEI_NAMESPACE } from '../namespaces'
import { grammarOf } from '../queries/edition-grammar'
import { localName, schema, type Attributes } from '../schema'
import { keepingValid } from './keep-valid'

/** A word that a hyphen parts at the end of a line or page: from its first letter to its last. */
export interface HyphenatedWord extends DocRange {
  /** Where the hyphen stands; its length is 1. */
  readonly hyphen: number
  /** The line and page breaks in the word, from first to last. */
  readonly breaks: readonly number[]
  /** Space beside the breaks, which is layout. */
  readonly spaces: readonly DocRange[]
}

const { lineBreak, pageBreak, point } = schema.nodes
const breakNames = new Set(['lb', 'pb', 'cb', 'gb'])
const letters = /[\p{L}\p{M}]/u

/**
 * Joins the word at the caret over the end of a line or page: its breaks say that they part no word (`@break="no"`; TEI P5,
 * 3.11.3), where the grammar of the text lets them, space beside them goes, and so does the hyphen, where the edition drops it.
 * One act. What says so already is left.
 */
export function joinHyphenated(hyphens: 'dropped' | 'kept'): Command {
  return keepingValid((state, dispatch) => {
    const word = hyphenatedAt(state)
    if (word === null) return false
    const { tr } = state
    joinBreaks(tr, word.hyphen + 1, grammarOf(state))
    for (const { from, to } of word.spaces.toReversed()) tr.delete(from, to)
    if (hyphens === 'dropped') tr.delete(word.hyphen, word.hyphen + 1)
    if (!tr.docChanged) return false
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(word.to))))
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/**
 * Has the breaks say that they part no word that stand right behind a position of a block, or in the letters there. Those
 * that may not say so by `grammar` stay as they are; `null` allows everything.
 */
export function joinBreaks(tr: Transform, from: number, grammar: Grammar | null): void {
  const $from = tr.doc.resolve(from)
  let pos = $from.start()
  for (const child of $from.parent.children) {
    const end = pos + child.nodeSize
    if (isBreak(child) && pos >= from) {
      if (maySayBreak(child, grammar))
        tr.setNodeAttribute(pos, 'attributes', { ...(child.attrs['attributes'] as Attributes), break: 'no' })
    } else if (end > from && !/^\s*$/.test(child.text?.slice(Math.max(0, from - pos)) ?? '\uFFFC')) return
    pos = end
  }
}

function maySayBreak({ attrs }: Node, grammar: Grammar | null): boolean {
  const name = { uri: TEI_NAMESPACE, local: localName(String(attrs['name'])) }
  const rules = grammar === null ? [] : attributesOf(grammar, name)
  // What a grammar does not know it does not judge.
  return rules.length === 0 || rules.some(({ name: { uri, local } }) => uri === '' && local === 'break')
}

/** The hyphenated word that the selection touches and that no break joins yet; `null` where there is none. */
export function hyphenatedAt({ selection, doc }: Pick<EditorState, 'doc' | 'selection'>): HyphenatedWord | null {
  const { $from, from, to } = selection
  if (!$from.parent.inlineContent) return null
  return (
    wordsOf($from.parent, $from.start()).find(
      (word) => word.from <= to && word.to >= from && doc.nodeAt(word.hyphen),
    ) ?? null
  )
}

/** The next hyphenated word behind the selection, round the end of the text; `null` where there is none. Walks the doc. */
export function nextHyphenated({ selection, doc }: Pick<EditorState, 'doc' | 'selection'>): HyphenatedWord | null {
  const found: HyphenatedWord[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) found.push(...wordsOf(node, pos + 1))
  })
  return found.find(({ from }) => from > selection.to) ?? found[0] ?? null
}

/** The words of a block that a hyphen before a break parts, and whose breaks do not say yet that they part none. */
function wordsOf(block: Node, start: number): readonly HyphenatedWord[] {
  const found: HyphenatedWord[] = []
  let pos = start
  block.children.forEach((child, index) => {
    const breaks = isBreak(child) && !isBreak(block.maybeChild(index - 1)) ? wordAcross(block, index, pos) : null
    if (breaks) found.push(breaks)
    pos += child.nodeSize
  })
  return found
}

/** The word across the breaks that begin with a child of a block, which begins at `pos`. */
function wordAcross(block: Node, index: number, pos: number): HyphenatedWord | null {
  const before = textBefore(block, index)
  const cut = /([\p{L}\p{M}]+)[-‐¬\u00AD](\s*)$/u.exec(before)
  if (!cut) return null
  const spaces: DocRange[] = []
  const [, first = '', space = ''] = cut
  if (space !== '') spaces.push({ from: pos - space.length, to: pos })
  const breaks: number[] = []
  let done = true
  let at = pos
  for (let next = index; next < block.childCount; next++) {
    const child = block.child(next)
    if (isBreak(child)) {
      breaks.push(at)
      done &&= (child.attrs['attributes'] as Attributes)['break'] === 'no'
    } else if (child.isText) {
      const text = child.text ?? ''
      const blank = /^\s*/.exec(text)?.[0] ?? ''
      if (blank !== '') spaces.push({ from: at, to: at + blank.length })
      if (blank.length < text.length) {
        const rest = /^[\p{L}\p{M}]+/u.exec(text.slice(blank.length))?.[0] ?? ''
        // A capital begins a word of its own, or the second half of a name with a hyphen.
        if (!letters.test(rest.charAt(0)) || done || /^\p{Lu}/u.test(rest)) return null
        const hyphen = pos - space.length - 1
        return { from: hyphen - first.length, to: at + blank.length + rest.length, hyphen, breaks, spaces }
      }
    } else return null
    at += child.nodeSize
  }
  return null
}

/** The text right before a child of a block, as far as no other node stands in it. */
function textBefore(block: Node, index: number): string {
  let text = ''
  for (let at = index - 1; at >= 0 && block.child(at).isText; at--) text = (block.child(at).text ?? '') + text
  return text
}

function isBreak(node: Node | null): boolean {
  if (node === null) return false
  return (
    node.type === lineBreak ||
    node.type === pageBreak ||
    (node.type === point && breakNames.has(String(node.attrs['name'])))
  )
}
