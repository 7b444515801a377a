import { expect, test } from 'vitest'
import { teiGrammar } from '../grammar/tei'
import { SpanStep } from '../commands/span-step'
import { spanMark } from '../commands/span-marks'
import { letter, p } from '../testing/build'
import { brokenBy } from './broken-elements'
import { changedElements } from './changed-elements'

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
