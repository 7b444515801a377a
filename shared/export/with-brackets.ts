import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { bracketsAround, bracketsFor } from '../queries/bracketed-text'
import { ruleProblem, type BracketRule } from '../queries/bracket-table'
import { presetPractice } from '../queries/editorial-practice'
import { spanAttrs, spanId } from '../queries/spans'
import { localName, schema, type PointAttrs } from '../schema'
import { isInBrackets, withoutBrackets } from '../tei/plain-form'
import { settingValue, type SettingValues, type ToExport } from './format'
import type { SwitchSetting } from './setting-kinds'

/** Whether interventions are written as brackets by the table of the edition, for a format that has no other means. */
export const bracketsSetting: SwitchSetting = { kind: 'switch', name: 'brackets', usual: false }
/** The same for plain text, which would else say nothing of them. */
export const plainBrackets: SwitchSetting = { ...bracketsSetting, usual: true }

/** What is exported, with the brackets of the edition's table in its texts where that was chosen. */
export function withBrackets(what: ToExport, values: SettingValues, setting = bracketsSetting): ToExport {
  const { brackets } = what.practice ?? presetPractice
  const rules = brackets.filter((rule) => ruleProblem(rule) === null)
  if (rules.length === 0 || !settingValue(setting, values)) return what
  return { ...what, texts: what.texts.map((text) => ({ ...text, doc: bracketedDoc(text.doc, rules) })) }
}

/**
 * A doc with its interventions written as brackets by the rules of an edition, each in the tag that it is written for, so that
 * what a reading hides takes its brackets along. Brackets that stand there are not written again. Walks the doc.
 */
export function bracketedDoc(node: Node, rules: readonly BracketRule[]): Node {
  if (node.isLeaf) return node
  const children = node.children.map((child) => bracketedDoc(child, rules))
  const written = node.inlineContent ? bracketedRun(children, rules) : children
  const same = written.length === node.childCount && written.every((child, index) => child === node.child(index))
  return same ? node : node.copy(Fragment.fromArray([...written]))
}

/** Brackets that stand open: the mark, those around it and itself, and what closes them. */
interface Opened {
  readonly id: string
  readonly marks: readonly Mark[]
  readonly open: string
  readonly close: string
}

function bracketedRun(children: readonly Node[], rules: readonly BracketRule[]): readonly Node[] {
  const run: Node[] = []
  const open: Opened[] = []
  const says = new Map<string, boolean>()
  // What has the signs of the edition is not written again in those of its source.
  const written = (marks: readonly Mark[]): readonly Mark[] =>
    marks.map((mark) => (says.get(spanId(mark)) === true ? withoutSourceBrackets(mark) : mark))
  const said = (child: Node): Node =>
    child.marks.some((mark) => says.get(spanId(mark)) === true) ? child.mark(written(child.marks)) : child
  const closeTo = (count: number) => {
    for (let last = open.at(-1); last !== undefined && open.length > count; last = open.at(-1)) {
      run.push(schema.text(last.close, last.marks))
      open.pop()
    }
  }
  children.forEach((child, index) => {
    const around = child.marks.flatMap((mark, place): readonly Opened[] => {
      const { name, attributes } = spanAttrs(mark)
      const signs = bracketsAround(localName(name), attributes, rules)
      const id = spanId(mark)
      if (signs === null) return []
      if (!says.has(id)) says.set(id, !isBracketed(children, index, id, signs))
      return says.get(id) === true ? [{ id, marks: written(child.marks.slice(0, place + 1)), ...signs }] : []
    })
    let same = 0
    while (same < open.length && open[same]?.id === around[same]?.id) same++
    closeTo(same)
    for (const one of around.slice(same)) {
      run.push(schema.text(one.open, one.marks))
      open.push(one)
    }
    run.push(pointAsText(said(child), rules))
  })
  closeTo(0)
  return run
}

function withoutSourceBrackets(mark: Mark): Mark {
  const { attributes, ...attrs } = spanAttrs(mark)
  return isInBrackets(attributes) ? mark.type.create({ ...attrs, attributes: withoutBrackets(attributes) }) : mark
}

/** Whether a span that begins at an index has its brackets as text already, within or around it. */
function isBracketed(
  children: readonly Node[],
  first: number,
  id: string,
  signs: { readonly open: string; readonly close: string },
): boolean {
  let end = first
  while (children[end]?.marks.some((mark) => spanId(mark) === id)) end++
  const text = (index: number) => children[index]?.text ?? ''
  const within = text(first).startsWith(signs.open) && text(end - 1).endsWith(signs.close)
  return within || (text(first - 1).endsWith(signs.open) && text(end).startsWith(signs.close))
}

function pointAsText(child: Node, rules: readonly BracketRule[]): Node {
  if (child.type !== schema.nodes.point) return child
  const { kind, name, attributes } = child.attrs as PointAttrs
  const text = kind === 'element' ? bracketsFor(localName(name), attributes, rules) : null
  return text === null ? child : schema.text(text, child.marks)
}
