import { expect, test } from 'vitest'
import { parseXml } from '../../xml/parse'
import { readRelaxNg, validate } from '..'

const RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
const many = (count: number, each: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => each(i)).join('')

/** What is wrong with a grammar whose root holds `content`, by code. */
function wrong(content: string, definitions = ''): readonly string[] {
  const start = `<start><element name="r">${content}</element></start>`
  const { value, findings } = readRelaxNg(`<grammar ${RNG}>${start}${definitions}</grammar>`, { name: 'test.rng' })
  const codes = findings.map(({ code }) => code)
  expect(value === null).toBe(codes.length > 0)
  return [...new Set(codes)]
}

const part = (index: number) => `<optional><element name="e${String(index)}"><empty/></element></optional>`

test('A sequence may be long, but not without end, in however many groups and references', () => {
  expect(wrong(many(900, part))).toEqual([])
  expect(wrong(many(60, () => `<group>${many(60, part)}</group>`))).toEqual(['grammar-too-long'])
  const doubled = many(
    40,
    (i) => `<define name="d${String(i)}"><ref name="d${String(i + 1)}"/><ref name="d${String(i + 1)}"/></define>`,
  )
  expect(wrong('<ref name="d0"/>', `${doubled}<define name="d40">${part(0)}</define>`)).toEqual(['grammar-too-long'])
})

test('References may lead far, but not without end, whichever is read first', () => {
  const chain = (length: number, order: (i: number) => number) =>
    many(length, (i) => {
      const at = order(i)
      const next = at + 1 < length ? `<ref name="d${String(at + 1)}"/>` : '<empty/>'
      return `<define name="d${String(at)}"><optional>${next}</optional></define>`
    })
  expect(
    wrong(
      '<ref name="d0"/>',
      chain(100, (i) => i),
    ),
  ).toEqual([])
  expect(
    wrong(
      '<ref name="d0"/>',
      chain(900, (i) => i),
    ),
  ).toEqual(['grammar-too-deep'])
  const unused = `<element name="u"><ref name="d600"/></element>`
  expect(
    wrong(
      `${unused}<ref name="d0"/>`,
      chain(900, (i) => 899 - i),
    ),
  ).toEqual(['grammar-too-deep'])
})

test('Many parts in any order are judged one by one', () => {
  const names = Array.from({ length: 300 }, (_, i) => `e${String(i)}`)
  const elements = names.map((name) => `<element name="${name}"><empty/></element>`)
  const { value } = readRelaxNg(`<element ${RNG} name="r"><interleave>${elements.join('')}</interleave></element>`, {
    name: 'test.rng',
  })
  const source = `<r>${names
    .map((name) => `<${name}/>`)
    .toReversed()
    .join('')}</r>`
  const { value: tree } = parseXml(source)
  expect(value && tree && validate(value, tree, source)).toEqual([])
})

test('Names that every object has are names like others', () => {
  expect(wrong('<constructor/>')).toEqual(['grammar-unknown-element'])
  expect(wrong('<toString name="a"/>')).toEqual(['grammar-unknown-element'])
})
