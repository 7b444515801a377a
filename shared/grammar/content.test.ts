import { describe, expect, it, test } from 'vitest'
import { allowedElements, allows, attributesOf, grammar, type Grammar, type Name, type Place, type Sibling } from '.'
import { tokenType } from './datatypes/built-in'
import { xsd } from './datatypes/xsd'
import { anyName, name } from './name-class'
import {
  attribute,
  choice,
  data,
  element,
  group,
  list,
  oneOrMore,
  optional,
  text,
  value,
  zeroOrMore,
} from './constructors'
import { definitions } from '../testing/definitions'

function small(): Grammar {
  const ref = definitions({
    inline: (ref) => zeroOrMore(choice(text, ref('hi'), ref('note'))),
    hi: (ref) => element(name('hi'), () => ref('inline')),
    note: (ref) => element(name('note'), () => choice(ref('inline'), oneOrMore(ref('p')))),
    p: (ref) => element(name('p'), () => ref('inline')),
    quote: (ref) => element(name('quote'), () => oneOrMore(ref('p'))),
    head: (ref) => element(name('head'), () => ref('inline')),
    closer: () => element(name('closer'), () => text),
    date: () =>
      element(name('date'), () =>
        group(
          optional(attribute(name('when'), choice(data(xsd('date')), data(xsd('gYear'))), 'the day')),
          attribute(name('kind'), choice(value(tokenType, 'sent', 'when sent'), value(tokenType, 'received'))),
          optional(attribute(name('place'), choice(value(tokenType, 'here'), data(xsd('NCName'))))),
          optional(attribute(name('to'), list(oneOrMore(choice(value(tokenType, 'a'), value(tokenType, 'b')))))),
          zeroOrMore(attribute(anyName())),
          data(xsd('date')),
        ),
      ),
    div: (ref) =>
      element(name('div'), () =>
        group(
          optional(ref('head')),
          oneOrMore(choice(ref('p'), ref('quote'))),
          optional(ref('date')),
          optional(ref('closer')),
        ),
      ),
  })
  return grammar('small', ref('div'), { passes: ({ uri }) => uri === 'urn:other' })
}

const theGrammar = small()
const named = (local: string): Name => ({ uri: '', local })

function siblings(written: string): Sibling[] {
  return written
    .split(' ')
    .filter((each) => each !== '')
    .map((each) => (each === '#' ? 'text' : named(each)))
}

/** The names that may stand at `|` in an element; `#` is text, and brackets hold what they are to be put around. */
function allowedAt(parent: string, written: string): string {
  const [before = '', rest = ''] = written.split(/[|[]/)
  const [within, after] = rest.includes(']') ? rest.split(']') : [undefined, rest]
  const place: Place = { parent: named(parent), before: siblings(before), after: siblings(after ?? '') }
  const found = allowedElements(theGrammar, within === undefined ? place : { ...place, within: siblings(within) })
  return found
    .map(({ local }) => local)
    .sort()
    .join(' ')
}

describe('what may stand in a place', () => {
  it('is what leaves the parent valid', () => {
    expect(allowedAt('div', '| p')).toBe('head p quote')
    expect(allowedAt('div', 'head | p closer')).toBe('p quote')
    expect(allowedAt('div', 'p | closer')).toBe('date p quote')
    expect(allowedAt('div', 'p closer |')).toBe('')
    expect(allowedAt('p', '# | hi #')).toBe('hi note')
  })

  it('depends on what stands beside it', () => {
    expect(allowedAt('note', '# |')).toBe('hi note')
    expect(allowedAt('note', 'p |')).toBe('p')
  })

  it('is what may be put around something', () => {
    expect(allowedAt('div', 'head [ p p ]')).toBe('quote')
    expect(allowedAt('p', '# [ hi # ] #')).toBe('hi note')
    expect(allowedAt('div', '[ head ] p')).toBe('')
  })

  it('is what can still be completed, where the parent is not complete', () => {
    expect(allowedAt('div', '|')).toBe('head p quote')
    expect(allowedAt('div', 'head |')).toBe('p quote')
    expect(allowedAt('quote', '|')).toBe('p')
  })

  it('is all that the parent can hold, where it is not valid', () => {
    expect(allowedAt('div', 'closer closer |')).toBe('closer date head p quote')
  })

  it('is nothing in an element that the grammar does not know, or that holds none', () => {
    expect(allowedAt('unknown', '|')).toBe('')
    expect(allowedAt('closer', '# |')).toBe('')
  })

  it('is not disturbed by elements that are passed over', () => {
    const place = { parent: named('div'), before: [{ uri: 'urn:other', local: 'x' }], after: siblings('p') }
    expect(allowedElements(theGrammar, place).map(({ local }) => local)).toContain('head')
  })

  it('is found among thousands of siblings', () => {
    expect(allowedAt('div', `head ${'p '.repeat(5000)} | ${'quote '.repeat(5000)}`)).toBe('p quote')
  })
})

test('a sequence is or is not the content of an element, whatever its attributes', () => {
  const verdict = (parent: string, written: string) => allows(theGrammar, named(parent), siblings(written))
  expect(verdict('div', 'head p')).toBe(true)
  expect(verdict('div', 'p head')).toBe(false)
  expect(verdict('div', 'p #')).toBe(false)
  expect(verdict('p', '# hi # note')).toBe(true)
  expect(verdict('date', '#')).toBe(true)
  expect(verdict('date', '')).toBe(false)
  expect(verdict('unknown', '')).toBe(false)
})

test('an element’s attributes are told with what they want', () => {
  const rules = attributesOf(theGrammar, named('date'))
  expect(rules.map(({ name: { local }, required }) => `${local}${required ? '!' : ''}`)).toEqual([
    'when',
    'kind!',
    'place',
    'to',
  ])
  const [when, kind, place, to] = rules
  expect(when).toMatchObject({ values: null, suggestions: [], documentation: 'the day', several: false })
  expect(when?.wanted).toBe('a date such as 1933-05-27 or a year such as 1933')
  expect(kind).toMatchObject({
    values: [
      { value: 'sent', documentation: 'when sent' },
      { value: 'received', documentation: null },
    ],
    wanted: '“sent” or “received”',
  })
  expect(place).toMatchObject({ values: null, suggestions: [{ value: 'here' }] })
  expect(to).toMatchObject({ several: true, values: [{ value: 'a' }, { value: 'b' }] })
  expect(attributesOf(theGrammar, named('unknown'))).toEqual([])
})
