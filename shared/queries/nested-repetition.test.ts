import { expect, test } from 'vitest'
import { hasNestedRepetition } from './nested-repetition'

test('a repetition in a repetition is told, and one beside another is none', () => {
  const nested = ['(a+)+b', '(a|a)*b', '((a)*)+', '(?:\\w+\\s?)*x', '(a{2,})+', '(?<one>a*)*', '((a+))*', '(x(a+)y)+']
  const plain = ['a+b+', '(a+)b', '(ab)+', '\\(a+\\)+', '[(a+)]+', '(a|b)c', '(a+)?', '(a+){2}', 'a+)+', '', '(']
  expect(nested.filter((one) => !hasNestedRepetition(one))).toEqual([])
  expect(plain.filter(hasNestedRepetition)).toEqual([])
})
