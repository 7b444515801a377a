import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { bracketPlaces } from '../queries/bracket-places'
import { presetBrackets, readBrackets as readRules, ruleProblem } from '../queries/bracket-table'
import { bracketedText } from '../queries/bracketed-text'
import { presetReadings } from '../queries/readings'
import { writeRebuilt } from '../tei/write'
import { schema } from '../schema'
import { letter, note, p, pb, span } from '../testing/build'
import { runs } from '../testing/campaign'
import { run } from '../testing/steps'
import { readBrackets } from './read-brackets'

declare const process: { readonly env: Readonly<Record<string, string | undefined>> }

/** Text as it is, for builders read `<a>` as the name of a position. */
const plain = (text: string) => [schema.text(text)]

let ids = 0
const newId = () => `b${String(++ids)}`

/** A doc with all its brackets read. */
function read(doc: Node): Node {
  const state = EditorState.create({ doc })
  return run(state, readBrackets(bracketPlaces(doc, presetBrackets), newId))?.doc ?? doc
}

const inner = (doc: Node) => /<p>(.*)<\/p>/s.exec(writeRebuilt(doc))?.[1]
const blockOf = (doc: Node) => {
  let found: Node | null = null
  doc.descendants((node) => {
    if (node.isTextblock) found ??= node
  })
  return found ?? doc
}

test('Brackets become what the table says that they mean, in the tags of their words', () => {
  const doc = letter(p('S[umner] ', span('persName', 'W[elles?]'), plain(' [illegible] and <so> [...] on {on}.')))
  expect(inner(read(doc))).toBe(
    'S<supplied>umner</supplied> <persName>W<unclear>elles</unclear></persName> <gap reason="illegible"/> and ' +
      '<add>so</add> <gap reason="omitted"/> on <surplus>on</surplus>.',
  )
})

test('Nothing is read of brackets that are not closed, empty, nested, or have a break or note among their words', () => {
  const said = ['a [b', 'a [] b', 'a [b [c d', 'a < b and c > d', 'a ] b [', 'a [ b]', 'a […] b', 'a [—] b']
  for (const text of said) expect(bracketPlaces(letter(p(plain(text))), presetBrackets)).toEqual([])
  expect(bracketPlaces(letter(p('a [b', pb('2'), 'c] d')), presetBrackets)).toEqual([])
  expect(bracketPlaces(letter(p('a [b', note(p('x')), 'c] d')), presetBrackets)).toEqual([])
})

test('A bracket in a note is read too', () => {
  expect(inner(read(letter(p('a', note(p('see [it]')), ' b'))))).toContain('see <supplied>it</supplied>')
})

test('From brackets to tags and back is the same text', () => {
  const word = fc.stringMatching(/^[a-zA-Zé,.;]{1,6}$/)
  const bracket = fc
    .tuple(fc.constantFrom(...presetBrackets), fc.array(word, { minLength: 1, maxLength: 3 }))
    .map(([{ pattern }, words]) => pattern.replace('…', words.join(' ')))
  const stray = fc.constantFrom('[', ']', '<', '>', '{', '}', '?', '[?', '…', '[[a] b]', ' ', '')
  const text = fc
    .array(fc.oneof(word, bracket, bracket, stray), { minLength: 1, maxLength: 12 })
    .chain((parts) =>
      fc
        .array(fc.constantFrom('', ' '), { minLength: parts.length, maxLength: parts.length })
        .map((spaces) => parts.map((part, index) => part + (spaces[index] ?? '')).join('')),
    )
  fc.assert(
    fc.property(
      text.filter((one) => one !== ''),
      (written) => {
        const doc = letter(p(plain(written)))
        expect(bracketedText(blockOf(read(doc)), presetBrackets)).toBe(written)
      },
    ),
    runs(200, process.env['RECTO_CAMPAIGN']),
  )
})

test('What a reading hides is not written in brackets either', () => {
  const doc = letter(p('a ', span('supplied', 'b'), ' ', span('choice', span('sic', 'teh'), span('corr', 'the'))))
  expect(bracketedText(blockOf(doc), presetBrackets, presetReadings.written)).toBe('a  teh')
  expect(bracketedText(blockOf(doc), presetBrackets, presetReadings.corrected)).toBe('a [b] the')
})

test('A rule needs signs around its words and an element that it can become', () => {
  const rule = { pattern: '[…]', element: 'supplied', attributes: {}, sure: true }
  expect(ruleProblem(rule)).toBeNull()
  expect(ruleProblem({ ...rule, pattern: '…' })).toBe('no-brackets')
  expect(ruleProblem({ ...rule, pattern: 'a…]' })).toBe('no-brackets')
  expect(ruleProblem({ ...rule, pattern: '[……]' })).toBe('words-twice')
  expect(ruleProblem({ ...rule, element: 'p' })).toBe('wrong-element')
  expect(ruleProblem({ ...rule, pattern: '[gone]' })).toBe('wrong-element')
  for (const one of presetBrackets) expect(ruleProblem(one)).toBeNull()
  expect(readRules(JSON.parse(JSON.stringify(presetBrackets)))).toEqual(presetBrackets)
  expect(readRules([{ pattern: 'x' }, null, rule])).toEqual([rule])
  expect(readRules('no list')).toBeNull()
})
