import fc from 'fast-check'
import type { Mark, Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { schema } from '../schema'
import { letter, loose, note, p, pb, span } from '../testing/build'
import { assertChanges } from '../testing/steps'
import { spanMark } from './span-marks'
import { SpanStep, spanRuns } from './span-step'

const sample = () =>
  letter(
    p('The ', span('persName', 'Mr. ', span('hi', 'Har', pb('3'), 'low')), note(p('A ', span('date', 'note')), p('b'))),
    p(span('placeName', 'Port Ellis'), ' and back', note(loose('c'))),
  )

const mark = (id: string) => spanMark({ id, name: 'seg', attributes: {} })

const changes: readonly ((id: string) => (marks: readonly Mark[]) => readonly Mark[])[] = [
  (id) => (marks) => [mark(id), ...marks],
  (id) => (marks) => [...marks, mark(id)],
  () => () => [],
  () => (marks) => marks.slice(1),
]

const change = fc.record({ kind: fc.nat(changes.length - 1), from: fc.nat(1000), size: fc.nat(40) })

function applyAll(doc: Node, list: readonly { kind: number; from: number; size: number }[]): Transform {
  const transform = new Transform(doc)
  list.forEach(({ kind, from, size }, index) => {
    const start = from % doc.content.size
    const end = Math.min(start + size, doc.content.size)
    const make = changes[kind]
    if (!make) return
    transform.step(new SpanStep(spanRuns(transform.doc, start, end, make(`s${String(index)}`))))
  })
  return transform
}

test('any changes of spans keep the text, survive JSON and are undone exactly', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (list) => {
      const transform = applyAll(sample(), list)
      assertChanges(transform)
      expect(transform.doc.textContent).toBe(sample().textContent)
    }),
  )
})

test('runs that lie apart merge into one step that does the same', () => {
  fc.assert(
    fc.property(change, change, (one, two) => {
      const transform = applyAll(sample(), [one, two])
      const [first, second] = transform.steps
      const merged = second && first?.merge(second)
      if (merged) expect(merged.apply(transform.before).doc?.eq(transform.doc)).toBe(true)
    }),
  )
})

test('a step moved over an insertion changes the same words', () => {
  const doc = letter(p('one two'))
  const step = new SpanStep(spanRuns(doc, 8, 11, () => [mark('a')]))
  const inserted = new Transform(doc).insert(4, schema.text('zero '))
  const moved = step.map(inserted.mapping)
  const after = moved?.apply(inserted.doc).doc
  expect(after?.textBetween(moved?.runs[0]?.from ?? 0, moved?.runs[0]?.to ?? 0)).toBe('two')
  expect(step.map(new Transform(doc).delete(7, 11).mapping)).toBeNull()
})

test('what no longer has the marks that a run expects is left alone', () => {
  const doc = letter(p(span('hi', 'one')))
  const step = new SpanStep([{ from: 4, to: 7, before: [], after: [mark('a')] }])
  expect(step.apply(doc).doc?.eq(doc)).toBe(true)
  expect(step.invert(doc).runs).toEqual([])
})

test('one id with two meanings, empty and overlapping runs are refused', () => {
  const other = spanMark({ id: 'a', name: 'hi', attributes: {} })
  const run = (from: number, to: number, after: readonly Mark[]) => ({ from, to, before: [], after })
  expect(() => new SpanStep([run(4, 5, [mark('a')]), run(5, 6, [other])])).toThrow('two names')
  expect(() => new SpanStep([run(4, 4, [])])).toThrow('empty')
  expect(() => new SpanStep([run(4, 6, []), run(5, 7, [])])).toThrow('overlap')
  expect(() => SpanStep.fromJSON(other.type.schema, {})).toThrow('Invalid')
})

test('a step beyond the end of a doc fails as a value', () => {
  expect(new SpanStep([{ from: 400, to: 405, before: [], after: [] }]).apply(letter(p('a'))).failed).toContain('beyond')
})
