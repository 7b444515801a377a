import { describe, expect, it, test } from 'vitest'
import { noPrefixes } from '../datatype'
import { stringType, tokenType } from './built-in'
import { readExpression } from './regular-expression'
import { readXsd, xsd, type Parameter } from './xsd'

function allowed(type: string, parameters: readonly Parameter[], texts: readonly string[]): string[] {
  const datatype = xsd(type, ...parameters)
  return texts.filter((text) => datatype.allows(text, noPrefixes))
}

describe('a type of XML Schema', () => {
  it.each([
    [
      'date',
      ['1933-05-27', ' 1932-02-29 ', '2000-02-29', '-0044-03-15', '12000-01-01', '1933-05-27+02:00'],
      ['1933-13-01', '1933-02-29', '1900-02-29', '1933-5-27', '0000-01-01', '33-05-27', '1933-05-27+15:00'],
    ],
    [
      'dateTime',
      ['1933-05-27T14:30:00', '1933-05-27T24:00:00', '1933-05-27T14:30:00.5Z'],
      ['1933-05-27T14:30', '1933-05-27T25:00:00', '1933-05-27 14:30:00'],
    ],
    ['time', ['14:30:00', '24:00:00', '00:00:00.001-05:00'], ['14:30', '24:00:01', '14:60:00']],
    ['gYear', ['1933', '-0044', '1933Z'], ['33', '0000', '01933', '1933-05']],
    ['gYearMonth', ['1933-05'], ['1933-00', '1933-13']],
    ['gMonthDay', ['--02-29', '--05-27'], ['--02-30', '05-27']],
    ['gMonth', ['--05', '--12Z'], ['--13', '-05']],
    ['gDay', ['---27'], ['---32', '27']],
    ['duration', ['P1Y2M', '-P1D', 'PT20M', 'PT1.5S'], ['P', 'P1YT', 'PT', '1Y', 'P1M1Y']],
    ['decimal', ['1', '-1.5', '+.5', '5.'], ['', '.', '1e5', 'x']],
    ['integer', ['0', '-12', '+12', '99999999999999999999'], ['1.0', '']],
    ['nonNegativeInteger', ['0', '-0', '12'], ['-1']],
    ['byte', ['-128', '127'], ['-129', '128']],
    ['unsignedLong', ['18446744073709551615'], ['18446744073709551616', '-1']],
    ['double', ['1', '-1.5e-3', 'INF', '-INF', 'NaN'], ['+INF', 'inf', '1e']],
    ['boolean', ['true', 'false', '0', ' 1 '], ['TRUE', 'yes']],
    ['NCName', ['a.b-c', '_1', 'é'], ['1a', 'a:b', '']],
    ['Name', ['a:b', ':'], ['-a']],
    ['NMTOKEN', ['1-a:b', '-'], ['a b', '']],
    ['NMTOKENS', ['a', ' a  1 '], ['', '#']],
    ['IDREFS', ['a b'], ['a 1']],
    ['language', ['en', 'de-AT-1901'], ['en_US', 'abcdefghi']],
    [
      'anyURI',
      ['', '#x', '../a b', 'https://a.b/c?d#e', 'urn:a:b', 'http://[::1]/', 'é'],
      ['%zz', 'a#b#c', '1:a', ':a', 'a:'],
    ],
    ['hexBinary', ['', '0fB7'], ['0', 'g0']],
    ['base64Binary', ['AAAA', 'AA ==', 'AAA='], ['AAA', 'AB==', 'A===']],
  ])('%s', (type, good, bad) => {
    expect(allowed(type, [], [...good, ...bad])).toEqual(good)
  })

  it('QName wants its prefix declared', () => {
    const type = xsd('QName')
    const prefixes = (prefix: string) => (prefix === 'p' ? 'urn:p' : null)
    expect(['p:a', 'a', 'q:a', 'p:1', 'p:a:b'].filter((text) => type.allows(text, prefixes))).toEqual(['p:a', 'a'])
  })
})

describe('a facet', () => {
  it.each<[string, string, Parameter[], string[], string[]]>([
    ['pattern', 'token', [['pattern', '[^\\p{C}\\p{Z}]+']], ['word', '“é”'], ['two words', '']],
    [
      'two patterns',
      'token',
      [
        ['pattern', 'a.*'],
        ['pattern', '.*z'],
      ],
      ['az', 'a-z'],
      ['a', 'z'],
    ],
    ['length in characters', 'token', [['length', '2']], ['ab', '𝒜𝒜'], ['𝒜', 'abc']],
    ['length in words', 'NMTOKENS', [['minLength', '2']], ['a b', 'a b c'], ['ab']],
    ['length in bytes', 'hexBinary', [['maxLength', '1']], ['', '0F'], ['0F0F']],
    [
      'bounds that count',
      'double',
      [
        ['minInclusive', '0'],
        ['maxInclusive', '1'],
      ],
      ['0', '1', '.5'],
      ['-0.1', '1.1', 'NaN'],
    ],
    [
      'bounds that do not',
      'decimal',
      [
        ['minExclusive', '0'],
        ['maxExclusive', '1.50'],
      ],
      ['0.1', '1.499'],
      ['0', '1.5'],
    ],
    [
      'bounds of dates',
      'date',
      [['minInclusive', '1933-01-01']],
      ['1933-01-01', '2000-01-01'],
      ['1932-12-31', '1933-01-01Z'],
    ],
    ['bounds of durations', 'duration', [['minInclusive', 'P1M']], ['P1M', 'P32D'], ['P31D', 'P1D']],
    [
      'digits',
      'decimal',
      [
        ['totalDigits', '3'],
        ['fractionDigits', '1'],
      ],
      ['12.3', '012.30'],
      ['123.4', '1.25'],
    ],
  ])('%s', (_, type, parameters, good, bad) => {
    expect(allowed(type, parameters, [...good, ...bad])).toEqual(good)
  })

  it.each<[string, Parameter, string]>([
    ['token', ['minInclusive', 'a'], 'values of “token” have no order'],
    ['date', ['minInclusive', 'soon'], '“soon” is no value of “date”'],
    ['date', ['length', '3'], 'values of “date” have no length'],
    ['token', ['length', 'x'], '“x” is no length'],
    ['string', ['enumeration', 'x'], '“enumeration” is no parameter of types of XML Schema that a grammar may set'],
  ])('of %s that makes no sense is a problem', (type, parameter, problem) => {
    expect(readXsd(type, [parameter]).problem).toBe(problem)
  })
})

describe('a regular expression of XML Schema', () => {
  it.each<[string, string[], string[]]>([
    ['a|b', ['a', 'b'], ['ab', 'xa']],
    ['^a$', ['^a$'], ['a']],
    ['a.c', ['abc', 'a𝒜c'], ['a\nc']],
    ['[a-z-[aeiou]]+', ['bcd'], ['abc']],
    ['[^a-c]', ['d', '-'], ['b']],
    ['[-a]+', ['-a'], ['b']],
    ['[a-]+', ['a-'], ['b']],
    ['[a^]', ['^'], ['b']],
    ['\\i\\c*', ['a:b-1'], ['1a']],
    ['[\\i-[:]][\\c-[:]]*', ['ab'], ['a:b']],
    ['\\d+', ['12', '٣'], ['a']],
    ['\\w+', ['aé1'], ['a-b', 'a b']],
    ['\\S+\\s\\S', ['ab c'], ['ab\u00a0c']],
    ['\\p{Lu}\\P{Lu}', ['Ab'], ['AB']],
    ['\\p{IsBasicLatin}+', ['abc'], ['é']],
    ['[\\p{IsGreek}x]+', ['αx'], ['a']],
    ['\\P{IsGreek}', ['a'], ['α']],
    ['(ab){2,3}c{0}', ['abab', 'ababab'], ['ab']],
    ['a{2,}', ['aaa'], ['a']],
    ['()', [''], ['a']],
    ['\\[\\.\\-\\]', ['[.-]'], ['[a-]']],
    ['[\\w-[\\d]]', ['a'], ['1']],
  ])('%s', (source, good, bad) => {
    const { expression } = readExpression(source)
    expect([...good, ...bad].filter((text) => expression?.test(text))).toEqual(good)
  })

  it.each(['(a', 'a)', '[a', 'a]', '*a', 'a{', '\\q', '\\p{Xx}', '\\p{IsNothing}', '[]', 'a{3,2}', '[z-a]', 'a\\'])(
    '%s cannot be read, and says why',
    (source) => {
      expect(readExpression(source).problem).toMatch(/^[a“i].+/)
    },
  )
})

test('the types that need no library are string, where each space counts, and token, where it does not', () => {
  expect(stringType.canonical(' a  b ', noPrefixes)).toBe(' a  b ')
  expect(tokenType.canonical(' a  b\n', noPrefixes)).toBe('a b')
})

test('equal values of a type have one canonical form', () => {
  const same = (type: string, one: string, other: string) =>
    xsd(type).canonical(one, noPrefixes) === xsd(type).canonical(other, noPrefixes)
  expect(same('decimal', '1.50', '+1.5')).toBe(true)
  expect(same('boolean', 'true', '1')).toBe(true)
  expect(same('dateTime', '1933-05-27T14:30:00Z', '1933-05-27T16:30:00+02:00')).toBe(true)
  expect(same('date', '1933-05-27', '1933-05-27Z')).toBe(false)
  expect(same('hexBinary', '0f', '0F')).toBe(true)
  expect(same('float', '1e1', '10')).toBe(true)
})
