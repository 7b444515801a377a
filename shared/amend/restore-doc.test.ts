import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { Step, Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { exportTei } from '../export/tei'
import { schema } from '../schema'
import { readTei } from '../tei/read'
import { letter, p, span, spanWith } from '../testing/build'
import { runs } from '../testing/campaign'
import { editedState, numbered, randomCommands, runRandom, type RandomEdit } from '../testing/random-commands'
import { assertSound } from '../testing/sound'
import { told } from '../testing/told'
import { restoreSteps } from './restore-doc'

/** The doc again as the store gives it: no node is shared with what it was written from. */
const stored = (doc: Node) => schema.nodeFromJSON(JSON.parse(JSON.stringify(doc.toJSON())))

/** Restores `then` in the place of `now`, through JSON as the journal does it, and undoes it again. */
function restored(now: Node, then: Node): Transform {
  const tr = new Transform(now)
  for (const step of restoreSteps(now, stored(then), 'same', numbered('new')))
    tr.step(Step.fromJSON(schema, JSON.parse(JSON.stringify(step.toJSON()))))
  const back = new Transform(tr.doc)
  for (let i = tr.steps.length - 1; i >= 0; i--) {
    const [step, at] = [tr.steps[i], tr.docs[i]]
    if (step && at) back.step(step.invert(at))
  }
  expect(back.doc.eq(now)).toBe(true)
  return tr
}

test('what is as it was needs no step', () => {
  const doc = letter(p('One'), p('Two ', ...span('hi', 'three')))
  expect(restored(doc, doc).steps).toEqual([])
})

test('only the letters that differ are changed', () => {
  const then = letter(p('The harbour board received me.'), p('And so on.'))
  const now = letter(p('The harbor board received me.'), p('And so on.'))
  const { doc, steps } = restored(now, then)
  expect(doc.eq(then)).toBe(true)
  expect(steps.map((step) => step.toJSON() as unknown)).toMatchObject([
    { stepType: 'replace', slice: { content: [{ text: 'u' }] } },
  ])
})

test('tags come back with their attributes, and paragraphs with their keys', () => {
  const tagged = schema.marks.span.create({ id: 's1', name: 'persName', attributes: { ref: '#ada' } })
  const was = schema.nodes.textblock.create({ name: 'p', key: 7 }, [
    schema.text('Ada', [tagged]),
    schema.text(' went.'),
  ])
  const is = schema.nodes.textblock.create({ name: 'p', key: null }, [
    schema.text('Ada', [schema.marks.span.create({ id: 's1', name: 'persName', attributes: {} })]),
    schema.text(' went.'),
  ])
  const { doc } = restored(letter(is), letter(was))
  expect(doc.eq(letter(was))).toBe(true)
})

test('another source: the text says what it said, under the keys and ids of the source of now', () => {
  const file =
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n <text><body>\n  <p>One</p>\n  <p>Two</p>\n </body></text>\n</TEI>\n'
  const now = readTei(file).value?.doc ?? letter()
  const older = file.replace('<p>One</p>', '<head>Top</head><p>One <hi>and</hi></p>').replace('Two', 'Three')
  const then = readTei(older).value?.doc ?? letter()
  const tr = new Transform(now)
  for (const step of restoreSteps(now, stored(then), 'another', numbered('new'))) tr.step(step)
  expect(told(tr.doc)).toBe(told(then))
  assertSound(tr.doc)
  // What both have keeps the bytes of the file of now.
  expect(exportTei({ doc: tr.doc, source: file })).toContain('\n </body></text>\n</TEI>\n')
  expect(exportTei({ doc: tr.doc, source: file })).toContain('Three')
})

const folder = 'fixtures/tei'
const docs = readdirSync(folder)
  .filter((name) => name.endsWith('.xml'))
  .flatMap((name) => readTei(readFileSync(`${folder}/${name}`, 'utf8').replace(/^\uFEFF/, '')).value?.doc ?? [])

const edit: fc.Arbitrary<RandomEdit> = fc.record({
  command: fc.constantFrom(...Object.keys(randomCommands)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 0, max: 60 }),
  pick: fc.nat(50),
})

test('whatever was done, every state before can be restored exactly, by small steps, and that undone', () => {
  let wholes = 0
  let all = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...docs),
      fc.array(edit, { minLength: 1, maxLength: 12 }),
      fc.array(edit, { minLength: 1, maxLength: 12 }),
      (start, first, second) => {
        const newId = numbered('e')
        const after = (state: EditorState, edits: readonly RandomEdit[]) =>
          edits.reduce((now, one) => runRandom(now, one, newId), state)
        const then = after(editedState(start, newId), first)
        const now = after(then, second)
        for (const [from, to] of [
          [now.doc, then.doc],
          [then.doc, now.doc],
          [now.doc, start],
        ] as const) {
          const { doc, steps } = restored(from, to)
          expect(doc.eq(to)).toBe(true)
          const [first] = steps.map((step) => step.toJSON() as { readonly from?: number; readonly to?: number })
          if (first?.from === 0 && first.to === from.content.size) wholes++
          all++
        }
      },
    ),
    runs(60, process.env['RECTO_CAMPAIGN']),
  )
  // Where nothing is left of a text, all of it is put back at once.
  expect(wholes / all).toBeLessThan(0.05)
})

test('a span that said something else meanwhile says again what it said', () => {
  const then = letter(p(...spanWith('date', { when: '1921' }, 'May 27'), ' and later'))
  const now = letter(p('On ', ...spanWith('date', { when: '1922' }, 'May 27'), ' and'))
  expect(restored(now, then).doc.eq(then)).toBe(true)
})
