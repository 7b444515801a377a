import { describe, expect, test } from 'vitest'
import { letter, note, p, span, spanWith } from '../testing/build'
import { mentionAfter, namesIn } from './names'

const doc = letter(
  p('See ', span('placeName', 'Halvard'), ' and ', span('persName', 'Mr. Solberg'), '.'),
  p(
    spanWith('name', { type: 'person' }, 'Mr.  solberg'),
    ' in ',
    spanWith('rs', { type: 'organization' }, 'the board'),
  ),
  p('Again', note(p('That is ', span('persName', 'Mr. Solberg'), '.')), ' ', span('name', 'Halvard')),
)

describe('The names of a text', () => {
  test('are counted by kind and words, whatever their case and spacing, in notes too', () => {
    expect(namesIn(doc)).toEqual([
      { kind: 'person', text: 'Mr. Solberg', count: 3 },
      { kind: 'place', text: 'Halvard', count: 1 },
      { kind: 'organisation', text: 'the board', count: 1 },
      { kind: 'other', text: 'Halvard', count: 1 },
    ])
  })

  test('are gone to one after the other, and from the last to the first', () => {
    const solberg = { kind: 'person', text: 'Mr. Solberg' } as const
    const [first, second, third] = [0, 20, 60].map((pos) => mentionAfter(doc, solberg, pos))
    expect([first?.index, second?.index, third?.index]).toEqual([1, 2, 3])
    expect(doc.textBetween(second?.from ?? 0, second?.to ?? 0)).toBe('Mr.  solberg')
    expect(mentionAfter(doc, solberg, doc.content.size)).toEqual(first)
    expect(mentionAfter(doc, { kind: 'term', text: 'Mr. Solberg' }, 0)).toBeNull()
  })
})
