import { expect, test } from 'vitest'
import { newEntry } from '../../../shared/register/entry'
import { registerIndex } from '../../../shared/register/links'
import { letter, p, span, spanWith } from '../../../shared/testing/build'
import { mentionsOf, namesOf } from './text-mentions'

const ames = newEntry({ id: 'a', kind: 'person', name: 'Ames, Clara', xmlId: 'ames' })
const register = registerIndex([ames])

test('mentions are counted by entry, and names that point at none are gathered by their words', () => {
  const doc = letter(
    p(
      spanWith('persName', { ref: '#ames' }, 'Ames'),
      ' and ',
      span('persName', 'Halvard'),
      ', ',
      spanWith('persName', { ref: '#ames', cert: 'low' }, 'Clara'),
      ', ',
      spanWith('persName', { ref: '#gone' }, 'halvard'),
      ' of ',
      span('placeName', 'Halvard'),
    ),
  )
  const { entries, unlinked } = namesOf(mentionsOf({ doc }), register, 't')
  expect(entries.get('a')).toMatchObject({ count: 2, doubtful: true })
  expect(unlinked.map(({ kind, text, places }) => [kind, text, places.length])).toEqual([
    ['person', 'Halvard', 2],
    ['place', 'Halvard', 1],
  ])
})
