import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { teiGrammar } from '../grammar/tei'
import { SpanStep, type SpanRun } from '../commands/span-step'
import { spanMark } from '../commands/span-marks'
import { div, letter, p } from '../testing/build'
import { brokenBy } from './broken-elements'
import { changedElements, holdsSame } from './changed-elements'

test('What an act changes is looked for once, whoever asks, and another act is another question', () => {
  const before = letter(p('Harlow said'), p('nothing'))
  const step = (name: string) =>
    new SpanStep([{ from: 3, to: 6, before: [], after: [spanMark({ id: '1', name, attributes: {} })] }])
  const tagging = step('persName')
  const after = tagging.apply(before).doc ?? before
  expect(after).not.toBe(before)
  // The act is tried, and then done.
  expect(tagging.apply(before).doc).toBe(after)
  expect(changedElements(before, after)).toBe(changedElements(before, after))
  const grammar = teiGrammar()
  expect(brokenBy(before, after, grammar)).toBe(brokenBy(before, after, grammar))
  const broken = step('table').apply(before).doc ?? before
  expect(brokenBy(before, broken, grammar)).toHaveLength(1)
  expect(brokenBy(after, broken, grammar)).toHaveLength(1)
  expect(brokenBy(broken, after, grammar)).toEqual([])
})

test('An element whose own children are as they were is not judged again, however much was changed in them', () => {
  const words = Array.from({ length: 60 }, (_, index) => p(`Harlow said ${String(index)}`))
  const before = letter(div(...words), p('end'))
  const runs: SpanRun[] = []
  before.descendants((node, pos) => {
    const mark = spanMark({ id: String(pos), name: 'persName', attributes: {} })
    if (node.isTextblock && node.content.size > 5) runs.push({ from: pos + 1, to: pos + 7, before: [], after: [mark] })
  })
  const after = new SpanStep(runs).apply(before).doc ?? before
  const blocks = changedElements(before, after).kept.filter((pair) => !pair.after.node.inlineContent)
  expect(blocks.length).toBeGreaterThan(1)
  expect(blocks.every(holdsSame)).toBe(true)
  const renamed = new Transform(before).setNodeAttribute(posOf(before, 'Harlow said 7'), 'name', 'head').doc
  const pair = changedElements(before, renamed).kept.find(({ after: { node } }) => node.childCount === words.length)
  expect(pair && holdsSame(pair)).toBe(false)
  expect(brokenBy(before, renamed, teiGrammar())).toHaveLength(1)
})

function posOf(doc: Node, words: string): number {
  let found = -1
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === words) found = pos
  })
  return found
}
