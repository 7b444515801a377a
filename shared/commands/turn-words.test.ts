import fc from 'fast-check'
import type { Node, Slice } from 'prosemirror-model'
import { Transform, type Step } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { schema } from '../schema'
import { letter, p, span } from '../testing/build'
import { runs } from '../testing/campaign'
import { assertSound } from '../testing/sound'
import { wordSteps, type WordChange, type WordSteps } from './apply-fix'
import { MoveStep } from './move-step'
import { spanMark } from './span-marks'
import { SpanStep, spanRuns } from './span-step'
import { areOfWords, turnWords } from './turn-words'

let made = 0
const newId = () => `new-${String(++made)}`
const record = { kind: 'correction', resp: '' } as const

/** Where words stand in a doc, in text that no tag parts. */
function placeOf(doc: Node, words: string): { from: number; to: number } {
  let from = -1
  doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? '').indexOf(words) : -1
    if (index >= 0 && from < 0) from = pos + index
  })
  if (from < 0) throw new Error(`“${words}” stands nowhere`)
  return { from, to: from + words.length }
}

const changeOf = (doc: Node, was: string, becomes: string, how: Partial<WordChange> = {}): WordChange => ({
  ...{ ...placeOf(doc, was), was, becomes },
  ...how,
})

function applied(doc: Node, steps: readonly Step[]): Node {
  return steps.reduce((now, step) => {
    const { doc: next, failed } = step.apply(now)
    if (next === null) throw new Error(failed ?? 'A step failed')
    return next
  }, doc)
}

/** Undoes changes on a doc that went on from them by `since`. */
function undone({ inverse }: WordSteps, now: Node, since: readonly Step[] | null) {
  if (!areOfWords(inverse)) throw new Error('Changes of words are letters and tags')
  const turned = turnWords(now, inverse, since)
  return { ...turned, doc: applied(now, turned.steps) }
}

/** The doc after changes, and what to go on with. */
function changed(doc: Node, changes: readonly WordChange[]) {
  const done = wordSteps(doc, changes, newId)
  return { done, tr: new Transform(applied(doc, done.steps)) }
}

const put = (tr: Transform, pos: number, words: string) => tr.insert(pos, schema.text(words))

const sentence = 'We saw teh cat, teh-dog and a cow.'

test('a recorded correction is given back with its tags where other words were changed since', () => {
  const doc = letter(p(sentence))
  const { done, tr } = changed(doc, [changeOf(doc, 'teh cat', 'the cat', { record })])
  put(tr, placeOf(tr.doc, 'We').from, 'Now ')
  put(tr, placeOf(tr.doc, 'cow').from, 'big ')
  const turned = undone(done, tr.doc, tr.steps)
  expect(turned.left).toBe(0)
  expect(turned.doc.textContent).toBe('Now We saw teh cat, teh-dog and a big cow.')
  let marks = 0
  turned.doc.descendants((node) => void (marks += node.marks.length))
  expect(marks).toBe(0)
  expect(applied(turned.doc, turned.inverse).eq(tr.doc)).toBe(true)
})

test('a correction one of whose two readings was touched since stays whole, and is counted', () => {
  const doc = letter(p(sentence))
  const { done, tr } = changed(doc, [
    changeOf(doc, 'teh cat', 'the cat', { record }),
    changeOf(doc, 'cow', 'calf', { record }),
  ])
  tr.delete(placeOf(tr.doc, 'teh').from, placeOf(tr.doc, 'teh').from + 1)
  const turned = undone(done, tr.doc, tr.steps)
  expect(turned.left).toBe(1)
  expect(turned.doc.textContent).toBe('We saw ehthe cat, teh-dog and a cow.')
})

test('a word that was written over since is not mixed with what it was', () => {
  const doc = letter(p('one abc two'))
  const { done, tr } = changed(doc, [changeOf(doc, 'abc', 'xyz')])
  tr.delete(placeOf(tr.doc, 'y').from, placeOf(tr.doc, 'y').to)
  expect(undone(done, tr.doc, tr.steps)).toMatchObject({ steps: [], left: 1 })
})

test('a word that was tagged since keeps its tag, and stays', () => {
  const doc = letter(p('one abc two'))
  const { done, tr } = changed(doc, [changeOf(doc, 'abc', 'xyz')])
  const { from, to } = placeOf(tr.doc, 'xyz')
  const mark = spanMark({ id: 'tag', name: 'persName', attributes: {} })
  tr.step(new SpanStep(spanRuns(tr.doc, from, to, (marks) => [...marks, mark])))
  expect(undone(done, tr.doc, tr.steps)).toMatchObject({ steps: [], left: 1 })
})

test('what is given back stands before what was typed right behind it', () => {
  const doc = letter(p('one abc, two'))
  const { done, tr } = changed(doc, [changeOf(doc, 'abc', 'xyz')])
  put(tr, placeOf(tr.doc, 'xyz').to, '!')
  expect(undone(done, tr.doc, tr.steps).doc.textContent).toBe('one abc!, two')
})

test('where it is not known what was done since, all places stay, and are counted', () => {
  const doc = letter(p(sentence))
  const { done, tr } = changed(doc, [changeOf(doc, 'cat', 'dog', { record }), changeOf(doc, 'cow', 'calf')])
  expect(undone(done, tr.doc, null)).toMatchObject({ steps: [], inverse: [], left: 2 })
})

test('four thousand places are given back about as fast as they were changed', { timeout: 30_000 }, () => {
  const doc = letter(...Array.from({ length: 80 }, () => p('abc '.repeat(50))))
  const changes: WordChange[] = []
  doc.descendants((node, pos) => {
    for (let at = 0; node.isText && at < 200; at += 4)
      changes.push({ from: pos + at, to: pos + at + 3, was: 'abc', becomes: 'xyz' })
  })
  let [changing, turning] = [Infinity, Infinity]
  // Other work of the machine makes a run slow and never quick, so the least of some counts.
  for (let run = 0; run < 6 && !(turning < 20 * changing); run++) {
    const started = performance.now()
    const { done, tr } = changed(doc, changes)
    changing = Math.min(changing, performance.now() - started)
    put(tr, placeOf(tr.doc, 'xyz').from, 'Now ')
    const begun = performance.now()
    expect(undone(done, tr.doc, tr.steps).left).toBe(0)
    turning = Math.min(turning, performance.now() - begun)
  }
  expect(turning).toBeLessThan(20 * changing)
})

/** What becomes of a place, and what is done to it or beside it afterwards. */
interface Draw {
  readonly was: string
  readonly becomes: string
  readonly isRecorded: boolean
  readonly isTagged: boolean
  readonly since: 'nothing' | 'typed before' | 'typed behind' | 'tagged before' | 'typed in' | 'taken out' | 'tagged'
}

const draws = fc.record<Draw>({
  was: fc.constantFrom('', 'ab cd', 'abc de'),
  // Never as many words as before, so that each change is one place.
  becomes: fc.constantFrom('', 'uvwxyz', 'uv xy z'),
  isRecorded: fc.boolean(),
  isTagged: fc.boolean(),
  since: fc.constantFrom(
    'nothing',
    'nothing',
    'typed before',
    'typed behind',
    'tagged before',
    'typed in',
    'taken out',
    'tagged',
  ),
})

const opened = (index: number) => `w${String(index)} (`
const closed = (index: number) => `)${String(index)}. `

function docOf(paragraphs: readonly (readonly Draw[])[]): Node {
  let index = 0
  return letter(
    ...paragraphs.map((places) =>
      p(
        ...places.flatMap(({ was, isTagged }) => {
          const words = was === '' ? [] : [isTagged ? span('persName', was) : was]
          const around = ['pad ' + opened(index), ...words, closed(index) + 'end ']
          index += 1
          return around
        }),
      ),
    ),
  )
}

/** Where a place begins and ends in a doc, whatever stands in it. */
function extent(doc: Node, index: number): { from: number; to: number } {
  return { from: placeOf(doc, opened(index)).to, to: placeOf(doc, closed(index)).from }
}

const within = (doc: Node, index: number): Slice => doc.slice(extent(doc, index).from, extent(doc, index).to)

/** The doc with nothing in any place. */
function emptied(doc: Node, count: number): Node {
  const tr = new Transform(doc)
  for (let index = 0; index < count; index++) {
    const { from, to } = extent(tr.doc, index)
    tr.delete(from, to)
  }
  return tr.doc
}

function tagged(tr: Transform, from: number, to: number): void {
  const mark = spanMark({ id: newId(), name: 'hi', attributes: {} })
  tr.step(new SpanStep(spanRuns(tr.doc, from, to, (marks) => [...marks, mark])))
}

/** Does to a place, or beside it, what was drawn; answers whether that touches it. */
function touch(tr: Transform, index: number, { since }: Draw): boolean {
  const { from, to } = extent(tr.doc, index)
  const middle = from + Math.floor((to - from) / 2)
  switch (since) {
    case 'nothing':
      return false
    case 'typed before':
      put(tr, from - opened(index).length - 2, 'Q')
      return false
    case 'typed behind':
      put(tr, to + closed(index).length + 1, 'Q')
      return false
    case 'tagged before':
      tagged(tr, from - opened(index).length - 4, from - opened(index).length - 1)
      return false
    case 'typed in':
      put(tr, middle, 'Q')
      return true
    case 'taken out':
      if (to === from) return false
      tr.delete(middle, middle + 1)
      return true
    case 'tagged':
      if (to === from) return false
      tagged(tr, from, to)
      return true
  }
}

test('whatever was done since: what was not touched is exactly as before, what was touched stays, and redo goes back', () => {
  const paragraphs = fc.array(fc.array(draws, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(paragraphs, fc.boolean(), (drawn, moves) => {
      const all = drawn.flat()
      const doc = docOf(drawn)
      const changes = all.map(({ was, becomes, isRecorded }, index) => ({
        ...{ ...extent(doc, index), was, becomes },
        ...(isRecorded && { record }),
      }))
      const { done, tr } = changed(doc, changes)
      const isTouched = all.map((draw, index) => touch(tr, index, draw) && draw.was !== draw.becomes)
      const stays = all.map(({ was, becomes }, index) => was === becomes || isTouched[index] === true)
      if (moves) {
        const first = tr.doc.resolve(extent(tr.doc, 0).from)
        tr.step(new MoveStep(first.before(), first.after(), tr.doc.resolve(extent(tr.doc, all.length - 1).to).after()))
      }
      const now = tr.doc
      const turned = undone(done, now, tr.steps)
      assertSound(turned.doc)
      expect(turned.left).toBe(isTouched.filter(Boolean).length)
      expect(emptied(turned.doc, all.length).eq(emptied(now, all.length))).toBe(true)
      for (const [index, isLeft] of stays.entries()) {
        expect(within(turned.doc, index).eq(within(isLeft ? now : doc, index))).toBe(true)
      }
      expect(applied(turned.doc, turned.inverse).eq(now)).toBe(true)
      const later = put(new Transform(turned.doc), extent(turned.doc, 0).from - opened(0).length, 'Now ')
      if (!areOfWords(turned.inverse)) throw new Error('What undoes words is of words')
      const again = turnWords(later.doc, turned.inverse, later.steps)
      const expected = put(new Transform(now), extent(now, 0).from - opened(0).length, 'Now ')
      expect(applied(later.doc, again.steps).eq(expected.doc)).toBe(true)
    }),
    runs(150, process.env['RECTO_CAMPAIGN']),
  )
})
