import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { writeRebuilt } from '../tei/write'
import { at, letter, p, pb, span, spanWith } from '../testing/build'
import { runs } from '../testing/campaign'
import { run } from '../testing/steps'
import { changeIntervention, removeIntervention } from './change-intervention'
import {
  askedAttributes,
  intervene,
  interventionTarget,
  possibleInterventions,
  type InterventionWords,
} from './intervention'
import { standingIntervention } from './standing-intervention'
import { interventionIds, interventionKind, interventionKinds, type InterventionId } from './intervention-kinds'

declare const process: { readonly env: Readonly<Record<string, string | undefined>> }

let ids = 0
const newId = () => `i${String(++ids)}`

const stateOf = (doc: Node, from = at(doc, 'a'), to = from) =>
  EditorState.create({ doc, selection: TextSelection.create(doc, from, to) })

const written = (state: EditorState | null) => state && (/<p>(.*)<\/p>/s.exec(writeRebuilt(state.doc))?.[1] ?? null)

function made(doc: Node, id: InterventionId, words: Partial<InterventionWords> = {}, to = at(doc, 'a')): string | null {
  const kind = interventionKind(id)
  return written(run(stateOf(doc, at(doc, 'a'), to), intervene(kind, { attributes: {}, text: '', ...words }, newId)))
}

test('Of the word at the caret becomes a pair, an element around it, or one behind it', () => {
  const doc = letter(p('We re<a>cieved it.'))
  expect(made(doc, 'correction', { text: 'received', attributes: { resp: '#ed', cert: 'high' } })).toBe(
    'We <choice><sic>recieved</sic><corr resp="#ed" cert="high">received</corr></choice> it.',
  )
  expect(made(doc, 'regularisation', { text: 'received' })).toContain(
    '<choice><orig>recieved</orig><reg>received</reg>',
  )
  expect(made(doc, 'expansion', { text: 'received' })).toContain('<choice><abbr>recieved</abbr><expan>received</expan>')
  expect(made(doc, 'unclear', { attributes: { reason: 'blot' } })).toBe(
    'We <unclear reason="blot">recieved</unclear> it.',
  )
  expect(made(doc, 'gap', { attributes: { reason: 'torn', quantity: '2', unit: 'chars' } })).toBe(
    'We re<gap reason="torn" quantity="2" unit="chars"/>cieved it.',
  )
})

test('What it would be of is the words alone, or the place', () => {
  expect(interventionTarget(stateOf(letter(p('We re<a>cieved it.'))))?.text).toBe('recieved')
  const doc = letter(p('We <a>re', pb('2'), 'cieved<b> it.'))
  expect(interventionTarget(stateOf(doc, at(doc, 'a'), at(doc, 'b')))?.text).toBe('recieved')
  expect(interventionTarget(stateOf(letter(p('We ', pb('2'), ' <a> it'))))?.text).toBe('')
})

test('What an editor supplies where nothing stands is put in', () => {
  const doc = letter(p('We ', pb('2'), ' <a> it.'))
  expect(made(doc, 'supplied', { text: 'read' })).toContain('<supplied>read</supplied>')
  expect(made(doc, 'unclear')).toBeNull()
})

test('A pair is not made over a break, in another pair, or without a text for the place', () => {
  const broken = letter(p('on<a>e', pb('2'), 'tw<b>o'))
  expect(made(broken, 'correction', { text: 'x' }, at(broken, 'b'))).toBeNull()
  const within = letter(p(span('choice', span('sic', 't<a>eh'), span('corr', 'the'))))
  expect(made(within, 'regularisation', { text: 'x' })).toBeNull()
  expect(made(letter(p('te<a>h')), 'correction')).toBeNull()
  expect([...possibleInterventions(stateOf(within))]).not.toContain('expansion')
  expect([...possibleInterventions(stateOf(letter(p('te<a>h'))))]).toEqual([...interventionIds])
})

test('What is asked for is what the grammar allows', () => {
  const asked = (id: InterventionId) => askedAttributes(stateOf(letter(p('te<a>h'))), interventionKind(id))
  expect(asked('correction')).toEqual(['cert', 'resp'])
  expect(asked('gap')).toEqual(['reason', 'quantity', 'unit', 'extent', 'cert', 'resp'])
  for (const { id, attributes } of interventionKinds) expect(asked(id)).toEqual(attributes)
})

test('A standing one is found, changed and taken away, either text of a pair kept', () => {
  const doc = letter(
    p('say ', span('persName', 'M ', span('choice', span('sic', 't<a>eh'), spanWith('corr', { cert: 'low' }, 'the')))),
  )
  const state = stateOf(doc)
  const standing = standingIntervention(state)
  if (!standing) throw new Error('None stands there')
  expect([standing.kind.id, standing.was, standing.is, standing.attributes]).toEqual([
    'correction',
    'teh',
    'the',
    { cert: 'low' },
  ])
  expect(written(run(state, changeIntervention(standing, { attributes: { cert: 'high' }, text: 'thee' })))).toBe(
    'say <persName>M <choice><sic>teh</sic><corr cert="high">thee</corr></choice></persName>',
  )
  expect(run(state, changeIntervention(standing, { attributes: { cert: 'low' }, text: 'the' }))).toBeNull()
  expect(written(run(state, removeIntervention(standing, 'was')))).toBe('say <persName>M teh</persName>')
  expect(written(run(state, removeIntervention(standing, 'is')))).toBe('say <persName>M the</persName>')
})

test('Whatever is made stands there, and comes away without a trace', () => {
  const doc = letter(p('One ', span('persName', 'two<a> three'), ' four five.'))
  const text = fc.stringMatching(/^[a-z]{1,8}$/)
  const place = fc.integer({ min: at(doc, 'a') - 7, max: at(doc, 'a') + 15 })
  fc.assert(
    fc.property(fc.constantFrom(...interventionKinds), place, place, text, (kind, one, other, instead) => {
      const state = stateOf(doc, Math.min(one, other), Math.max(one, other))
      const after = run(state, intervene(kind, { attributes: { cert: 'low' }, text: instead }, newId))
      if (after === null) return
      const standing = standingIntervention(after)
      if (standing?.kind !== kind) throw new Error(`No ${kind.id} stands in ${writeRebuilt(after.doc)}`)
      expect(standing.attributes).toEqual({ cert: 'low' })
      if (kind.shape.kind === 'pair') expect(standing.is).toBe(instead)
      const words = kind.shape.kind === 'words' && after.doc.textContent !== doc.textContent ? 'nothing' : 'was'
      expect(run(after, removeIntervention(standing, words))?.doc.eq(doc)).toBe(true)
    }),
    runs(300, process.env['RECTO_CAMPAIGN']),
  )
})
