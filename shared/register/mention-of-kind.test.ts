import { expect, test } from 'vitest'
import { usualConventions, type Conventions } from './conventions'
import { tagOfKind } from './mention-of-kind'

const frus: Conventions = {
  ...usualConventions,
  person: { name: 'persName', attributes: {}, link: 'corresp' },
  term: { name: 'gloss', attributes: {}, link: 'target' },
}
const byType: Conventions = {
  ...usualConventions,
  place: { name: 'name', attributes: { type: 'place' }, link: 'key' },
}

test('the element follows the kind, and everything else of the tag stays', () => {
  expect(tagOfKind({ name: 'persName', attributes: { ref: '#v', cert: 'low' } }, 'place', usualConventions)).toEqual({
    name: 'placeName',
    attributes: { ref: '#v', cert: 'low' },
  })
  expect(tagOfKind({ name: 'settlement', attributes: { ref: '#v' } }, 'organisation', usualConventions).name).toBe(
    'orgName',
  )
})

test('an element that does not say what it is about stays, and one of that kind already too', () => {
  for (const tag of [
    { name: 'rs', attributes: { ref: '#v' } },
    { name: 'name', attributes: { ref: '#v', type: 'ship' } },
    { name: 'geogName', attributes: { ref: '#v' } },
  ])
    expect(tagOfKind(tag, 'place', usualConventions)).toBe(tag)
})

test('a type that says the kind is that of the new one, or goes', () => {
  const tag = { name: 'name', attributes: { type: 'person', key: 'Velm' } }
  expect(tagOfKind(tag, 'place', byType)).toEqual({ name: 'name', attributes: { type: 'place', key: 'Velm' } })
  expect(tagOfKind(tag, 'organisation', usualConventions)).toEqual({ name: 'orgName', attributes: { key: 'Velm' } })
})

test('a gloss is linked by target, and what was one by what its text links by', () => {
  expect(tagOfKind({ name: 'orgName', attributes: { ref: '#t_A' } }, 'term', frus)).toEqual({
    name: 'gloss',
    attributes: { target: '#t_A' },
  })
  expect(tagOfKind({ name: 'gloss', attributes: { target: '#t_A #t_B' } }, 'organisation', frus)).toEqual({
    name: 'orgName',
    attributes: { ref: '#t_A #t_B' },
  })
  expect(tagOfKind({ name: 'persName', attributes: { corresp: '#t_A' } }, 'term', frus)).toEqual({
    name: 'gloss',
    attributes: { corresp: '#t_A' },
  })
})
