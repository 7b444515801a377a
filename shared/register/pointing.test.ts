import { expect, test } from 'vitest'
import { schema } from '../schema'
import { div, doc, p, spanWith } from '../testing/build'
import { othersPointingAt, repointed, spansPointingAt } from './pointing'

test('a span is found by whichever of its link attributes points there', () => {
  const text = doc(
    p(spanWith('persName', { ref: '#a', corresp: '#b' }, 'A'), ' and ', spanWith('persName', { ref: '#c' }, 'C')),
  )
  expect(spansPointingAt(text, new Set(['#b'])).map(({ attributes }) => attributes)).toEqual([
    { ref: '#a', corresp: '#b' },
  ])
  expect(spansPointingAt(text, null)).toHaveLength(2)
})

test('every link attribute follows, and one of which nothing is left goes', () => {
  const gone = (value: string) => (value === '#b' ? null : value)
  expect(repointed({ ref: '#a', type: 'x', corresp: '#b' }, gone)).toEqual({ ref: '#a', type: 'x' })
  expect(repointed({ ref: '#b  #a', corresp: '#b #c' }, gone)).toEqual({ ref: '#a', corresp: '#c' })
  expect(repointed({ ref: '#a  #c' }, gone)).toEqual({ ref: '#a  #c' })
  expect(repointed({ key: 'two words', type: '#b' }, gone)).toEqual({ key: 'two words', type: '#b' })
  expect(repointed({ ref: '#b #a' }, (value) => (value === '#b' ? '#a' : value))).toEqual({ ref: '#a' })
})

test('what points there and is no span is counted: blocks by any attribute, and XML that is kept', () => {
  const said = p('So he said.')
  const text = doc(
    div(
      schema.node('textblock', { ...said.attrs, attributes: { who: '#b #a' } }, said.content),
      p('b ', spanWith('persName', { ref: '#b' }, 'B')),
    ),
  )
  expect(othersPointingAt(text, new Set(['#b']))).toBe(1)
  expect(othersPointingAt(text, new Set(['#bb']))).toBe(0)
  const header = schema.node('header', {
    xml: '<teiHeader><person sameAs="#b"/><relation active="#b #a" passive="#bb"/></teiHeader>',
  })
  expect(othersPointingAt(doc(header, p('')), new Set(['#b', '#c']))).toBe(2)
})
