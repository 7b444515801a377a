import type { Mark, Node } from 'prosemirror-model'
import { localName, schema, type Attributes } from '../schema'
import { bracketsOf, means, type BracketRule } from './bracket-table'
import { isHidden, type Reading } from './readings'
import { spanAttrs, spanId } from './spans'

/**
 * The text of a block with its interventions written as brackets by the rules of an edition, notes left out: what
 * `bracketPlaces` reads comes back as it was. Elements that no rule means stand as their text alone. What a reading hides is
 * left out, where one is given.
 */
export function bracketedText(block: Node, rules: readonly BracketRule[], reading?: Reading): string {
  const written: Written[] = []
  let text = ''
  const close = (count: number) => {
    while (written.length > count) text += written.pop()?.close ?? ''
  }
  for (const child of block.children) {
    if (reading !== undefined && isHidden(child.marks, reading)) continue
    const piece = textOf(child, rules)
    if (piece === '') continue
    const around = child.marks.flatMap((mark) => writtenAs(mark, rules) ?? [])
    let same = 0
    while (same < written.length && written[same]?.id === around[same]?.id) same++
    close(same)
    for (const one of around.slice(same)) {
      text += one.open
      written.push(one)
    }
    text += piece
  }
  close(0)
  return text
}

/** A span that stands open, and how it is written. */
interface Written {
  readonly id: string
  readonly open: string
  readonly close: string
}

function writtenAs(mark: Mark, rules: readonly BracketRule[]): Written | null {
  const { name, attributes } = spanAttrs(mark)
  const brackets = ruleFor(name, attributes, rules, true)
  const signs = brackets && bracketsOf(brackets)
  return signs ? { id: spanId(mark), ...signs } : null
}

/** What stands before and after words that stand in an element, by the rules; `null` where none means it. */
export function bracketsAround(
  name: string,
  attributes: Attributes,
  rules: readonly BracketRule[],
): { readonly open: string; readonly close: string } | null {
  const rule = ruleFor(name, attributes, rules, true)
  return rule && bracketsOf(rule)
}

/** How an element without text is written, by the rules; `null` where none means it. */
export function bracketsFor(name: string, attributes: Attributes, rules: readonly BracketRule[]): string | null {
  return ruleFor(name, attributes, rules, false)?.pattern ?? null
}

/** The rule that means an element, the one that says most of it first. */
function ruleFor(
  name: string,
  attributes: Attributes,
  rules: readonly BracketRule[],
  words: boolean,
): BracketRule | null {
  const fitting = rules.filter((rule) => (bracketsOf(rule) !== null) === words && means(rule, name, attributes))
  const said = (rule: BracketRule) => Object.keys(rule.attributes).length
  return fitting.reduce<BracketRule | null>((best, rule) => (best && said(best) >= said(rule) ? best : rule), null)
}

function textOf(child: Node, rules: readonly BracketRule[]): string {
  if (child.isText) return child.text ?? ''
  if (child.type === schema.nodes.lineBreak) return '\n'
  if (child.type !== schema.nodes.point) return ''
  const { name, attributes } = child.attrs as { readonly name: string; readonly attributes: Attributes }
  return bracketsFor(localName(name), attributes, rules) ?? ''
}
