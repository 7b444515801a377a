import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { Mapping, Transform } from 'prosemirror-transform'
import { describe, expect, test, vi } from 'vitest'
import { teiGrammar } from '../grammar/tei'
import { mentionsIn } from '../queries/spans'
import { at, div, letter, note, p, span, spanWith } from '../testing/build'
import { runs } from '../testing/campaign'
import { counting } from '../testing/state'
import { assertChanges } from '../testing/steps'
import { ActStep } from './act-step'
import { changedElements } from '../queries/changed-elements'
import { SpanStep } from './span-step'
import { mapChanges, mentionSteps, turned, type MentionChange } from './mention-changes'
import './own-steps'
import { turnMentions } from './turn-mentions'
import { validMentionSteps } from './valid-mentions'

const sample = () =>
  letter(
    p(
      'So <a>Mr. <b>Harlow<c> said to ',
      spanWith('persName', { ref: '#p_1' }, 'Mr. ', span('hi', 'Ames')),
      note(p('See ', spanWith('persName', { ref: '#p_1' }, 'Ames'), '.')),
      '.',
    ),
    p('<d>Harlow<e> and ', spanWith('placeName', { ref: '#pl' }, 'Velm'), ' again.'),
  )

const tag = (doc: Node, from: string, to: string, name = 'persName'): MentionChange => ({
  ...{ kind: 'tag', from: at(doc, from), to: at(doc, to), name },
  attributes: { ref: '#p_2' },
})

function after(doc: Node, changes: readonly MentionChange[]): Node {
  const { step } = mentionSteps(doc, changes, counting())
  return step?.apply(doc).doc ?? doc
}

const told = (doc: Node) => mentionsIn(doc).map(({ name, attributes, text }) => [name, attributes['ref'], text])

describe('Changes of mentions', () => {
  test('tag, link and untag in one step, which is undone exactly', () => {
    const doc = sample()
    const [first, second] = mentionsIn(doc)
    const changes: readonly MentionChange[] = [
      tag(doc, 'a', 'c'),
      tag(doc, 'd', 'e'),
      { kind: 'retag', span: first?.id ?? '', near: 0, name: 'persName', attributes: { ref: '#p_9' } },
      { kind: 'untag', span: second?.id ?? '', near: 0 },
    ]
    const { step, done, left } = mentionSteps(doc, changes, counting())
    expect([done, left]).toEqual([4, 0])
    const transform = new Transform(doc)
    if (step) transform.step(step)
    assertChanges(transform)
    expect(told(transform.doc)).toEqual([
      ['persName', '#p_2', 'Mr. Harlow'],
      ['persName', '#p_9', 'Mr. Ames'],
      ['persName', '#p_2', 'Harlow'],
      ['placeName', '#pl', 'Velm'],
    ])
    expect(step && turned(step).apply(transform.doc).doc?.eq(doc)).toBe(true)
  })

  test('that overlap are nested as they would be one after the other', () => {
    const doc = sample()
    const nested = after(doc, [tag(doc, 'b', 'c', 'surname'), tag(doc, 'a', 'c')])
    const marks = nested.resolve(at(doc, 'b') + 1).marks()
    expect(marks.map(({ attrs }) => attrs['name'] as string)).toEqual(['persName', 'surname'])
  })

  test('leave out what is not there any more, is so already, or has other words now, and count it', () => {
    const doc = sample()
    const once = after(doc, [tag(doc, 'a', 'c')])
    const gone: MentionChange = { kind: 'untag', span: 'nobody', near: 1 }
    const far: MentionChange = { kind: 'tag', from: 9000, to: 9009, name: 'persName', attributes: {} }
    const other: MentionChange = { ...tag(doc, 'd', 'e'), text: 'Harper' } as MentionChange
    const across: MentionChange = { ...tag(doc, 'a', 'e') }
    const { step, done, left } = mentionSteps(once, [tag(doc, 'a', 'c'), gone, far, other, across], counting())
    expect([step, done, left]).toEqual([null, 0, 5])
    const wide = mentionSteps(doc, [{ ...across, across: true } as MentionChange], counting())
    expect([
      wide.done,
      wide.step &&
        turned(wide.step)
          .apply(wide.step.apply(doc).doc ?? doc)
          .doc?.eq(doc),
    ]).toEqual([1, true])
    expect(mentionSteps(doc, [{ ...other, text: 'Har low' } as MentionChange], counting()).done).toBe(1)
  })

  test('move with the text, and go where it was deleted', () => {
    const doc = sample()
    const { tr } = EditorState.create({ doc })
    tr.delete(at(doc, 'a'), at(doc, 'c')).insertText('Now ', 1 + at(doc, 'a') - 4)
    const changes = mapChanges([tag(doc, 'a', 'c'), tag(doc, 'd', 'e')], tr.mapping)
    expect(changes).toHaveLength(1)
    expect(told(after(tr.doc, changes)).filter(([, ref]) => ref === '#p_2')).toEqual([['persName', '#p_2', 'Harlow']])
  })

  test('that the grammar forbids are left out, the others done', () => {
    const doc = letter(p('<a>Ames<b> and <c>Velm<d>'))
    const changes = [tag(doc, 'a', 'b'), tag(doc, 'c', 'd', 'table')]
    const { done, left } = validMentionSteps(doc, changes, counting(), teiGrammar())
    expect([done, left]).toEqual([1, 1])
  })
})

describe('What is turned on a text that was changed since', () => {
  test('takes the rest of a widened tag along, and leaves what was linked elsewhere', () => {
    const doc = sample()
    const { step } = mentionSteps(doc, [tag(doc, 'b', 'c'), tag(doc, 'd', 'e')], counting())
    if (!step) throw new Error('There is a step')
    const tagged = step.apply(doc).doc ?? doc
    const [first, , , second] = mentionsIn(tagged)
    const widened = after(tagged, [
      { kind: 'untag', span: first?.id ?? '', near: 0 },
      { kind: 'retag', span: second?.id ?? '', near: 0, name: 'persName', attributes: { ref: '#p_7' } },
    ])
    for (const since of [new Mapping(), null]) {
      const back = turnMentions(widened, turned(step), since)
      expect(back).toBeNull()
    }
  })

  test('cannot be said where tags are to come back at places that are not known', () => {
    const doc = sample()
    const [first] = mentionsIn(doc)
    const { step } = mentionSteps(doc, [{ kind: 'untag', span: first?.id ?? '', near: 0 }], counting())
    if (!step) throw new Error('There is a step')
    const untagged = step.apply(doc).doc ?? doc
    expect(turnMentions(untagged, turned(step), null)).toBe('lost')
    const back = turnMentions(untagged, turned(step), new Mapping())
    expect(back !== 'lost' && back?.apply(untagged).doc?.eq(doc)).toBe(true)
  })

  test('brings back what was there, wherever words were typed since', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.constantFrom('x', 'old ', ''), (where, words) => {
        const doc = sample()
        const [first] = mentionsIn(doc)
        const changes: readonly MentionChange[] = [
          tag(doc, 'a', 'c'),
          { kind: 'retag', span: first?.id ?? '', near: 0, name: 'persName', attributes: { ref: '#p_9' } },
        ]
        const { step } = mentionSteps(doc, changes, counting())
        const typed = EditorState.create({ doc: step?.apply(doc).doc ?? doc }).tr
        const $at = typed.doc.resolve(where % typed.doc.content.size)
        if ($at.parent.inlineContent && words !== '') typed.insert($at.pos, doc.type.schema.text(words))
        const back = step && turnMentions(typed.doc, turned(step), typed.mapping)
        if (back === 'lost') throw new Error('It is known what was done')
        const undone = back?.apply(typed.doc).doc ?? typed.doc
        undone.check()
        expect(undone.textContent).toBe(typed.doc.textContent)
        expect(mentionsIn(undone).map(({ id, attributes }) => [id, attributes])).toEqual(
          mentionsIn(doc).map(({ id, attributes }) => [id, attributes]),
        )
      }),
      runs(200, process.env['RECTO_CAMPAIGN']),
    )
  })
})

test('Changes in as many blocks make the doc anew once, and each block is compared with itself alone', () => {
  const doc = letter(...Array.from({ length: 40 }, () => div(p('Mr. Harlow said'), p('nothing'))))
  const changes: MentionChange[] = []
  doc.descendants((node, pos) => {
    if (node.textContent === 'Mr. Harlow said' && node.isTextblock)
      changes.push({ kind: 'tag', from: pos + 5, to: pos + 11, name: 'persName', attributes: {} })
  })
  const applied = vi.spyOn(SpanStep.prototype, 'apply')
  const { step, done } = mentionSteps(doc, changes, counting())
  expect([done, applied.mock.calls.length]).toEqual([40, 1])
  applied.mockRestore()
  const { kept, gone, come } = changedElements(doc, step?.apply(doc).doc ?? doc)
  expect(kept.filter(({ before }) => before.node.isTextblock)).toHaveLength(changes.length)
  expect([...gone, ...come]).toEqual([])
})

test('Changes together come to what they come to one after the other', () => {
  const places = fc.record({
    at: fc.nat(60),
    size: fc.integer({ min: 1, max: 12 }),
    name: fc.constantFrom('persName', 'hi', 'placeName'),
    across: fc.boolean(),
    of: fc.option(fc.nat(5)),
  })
  fc.assert(
    fc.property(fc.array(places, { maxLength: 8 }), (wanted) => {
      const name = (words: string) => spanWith('persName', { ref: '#p_1' }, words, span('hi', 'Ames'))
      const beside = note(p('See ', name('Mrs. '), ' too.'))
      const doc = letter(
        p('So Mr. Harlow', beside, ' said to ', name('Mr. '), '.'),
        p('Harlow and ', name('Velm '), '.'),
      )
      const spans = mentionsIn(doc)
      const changes = wanted.map(({ at: from, size, name, across, of }): MentionChange => {
        const known = of === null ? undefined : spans[of]
        if (known) return { kind: 'retag', span: known.id, near: 0, name, attributes: { ref: `#${String(from)}` } }
        return { kind: 'tag', from, to: from + size, name, attributes: {}, across }
      })
      const together = mentionSteps(doc, changes, counting())
      const oneId = counting()
      let done = 0
      const after = changes.reduce((now, change) => {
        const one = mentionSteps(now, [change], oneId)
        done += one.done
        return one.step?.apply(now).doc ?? now
      }, doc)
      expect(together.done).toBe(done)
      expect((together.step?.apply(doc).doc ?? doc).eq(after)).toBe(true)
    }),
    runs(200, process.env['RECTO_CAMPAIGN']),
  )
})

test('A phrase with a note in it and words of that note, and of a note in that, are changed together', () => {
  const doc = letter(p('So <a>Harlow', note(p('See <c>Ames<d>, ', note(p('and <e>Velm<f>')), '.')), ' said<b>.'))
  const changes = [tag(doc, 'c', 'd'), tag(doc, 'a', 'b'), tag(doc, 'e', 'f', 'placeName')]
  const { step, done } = mentionSteps(doc, changes, counting())
  expect(done).toBe(3)
  const transform = new Transform(doc)
  if (step) transform.step(step)
  assertChanges(transform)
  expect(told(transform.doc).map(([name]) => name)).toEqual(['persName', 'persName', 'placeName'])
  const spans = mentionsIn(transform.doc)
  const away = spans.map(({ id }): MentionChange => ({ kind: 'untag', span: id, near: 0 }))
  expect(after(transform.doc, away).eq(doc)).toBe(true)
  const back = step?.invert(doc)
  expect(back instanceof SpanStep && turnMentions(transform.doc, back, new Mapping())).toEqual(back)
})

test('A step that names an act changes nothing, and its inverse says the contrary', () => {
  const doc = sample()
  const transform = new Transform(doc).step(new ActStep('act', true))
  expect(transform.doc).toBe(doc)
  expect(transform.steps[0]?.invert(doc)).toEqual(new ActStep('act', false))
  assertChanges(transform)
  expect(() => ActStep.fromJSON(doc.type.schema, { stepType: 'act', act: 1, done: true })).toThrow(RangeError)
})
