import { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, test, vi } from 'vitest'
import { div, letter, p, spanWith } from '../testing/build'
import { conventionsOf, mentionKind, usualConventions } from './conventions'

test('a text without links goes by ref', () => {
  const conventions = conventionsOf(letter(p('by ', spanWith('persName', {}, 'Harlow'))))
  expect(conventions).toEqual(usualConventions)
  expect(conventions.term).toEqual({ name: 'term', attributes: {}, link: 'ref' })
})

test('a text that links persons by corresp and abbreviations as gloss keeps to that', () => {
  const conventions = conventionsOf(
    letter(
      p(
        'by ',
        spanWith('persName', { corresp: '#p_H1' }, 'Harlow'),
        ' of the ',
        spanWith('gloss', { target: '#t_A1' }, 'AEC'),
      ),
      p(
        'to ',
        spanWith('persName', { corresp: '#p_M1' }, 'Mason'),
        ' and ',
        spanWith('persName', { ref: '#x' }, 'Poe'),
      ),
    ),
  )
  expect(conventions.person).toEqual({ name: 'persName', attributes: {}, link: 'corresp' })
  expect(conventions.term).toEqual({ name: 'gloss', attributes: {}, link: 'target' })
  expect(conventions.place).toEqual({ name: 'placeName', attributes: {}, link: 'corresp' })
})

test('a text that writes name with a type keeps the type', () => {
  const conventions = conventionsOf(letter(p(spanWith('name', { type: 'person', key: 'Harlow' }, 'Harlow'))))
  expect(conventions.person).toEqual({ name: 'name', attributes: { type: 'person' }, link: 'key' })
})

test('an element says the kind of its entry', () => {
  expect(['persName', 'settlement', 'tei:orgName', 'gloss', 'date', 'rs'].map((name) => mentionKind(name))).toEqual([
    'person',
    'place',
    'organisation',
    'term',
    null,
    null,
  ])
  expect(mentionKind('rs', { type: 'place' })).toBe('place')
})

test('a text in which one division was changed is not walked again but there', () => {
  const division = (n: number) =>
    div(
      ...Array.from({ length: 40 }, (_, at) =>
        p(`${'word '.repeat(30)}${String(at)} `, spanWith('persName', { corresp: `#p_${String(n)}` }, 'Harlow')),
      ),
    )
  const doc = letter(...Array.from({ length: 10 }, (_, n) => division(n)))
  expect(conventionsOf(doc).person.link).toBe('corresp')
  const changed = EditorState.create({ doc }).tr.insertText('x', 10).doc
  const walked = vi.spyOn(Node.prototype, 'children', 'get')
  expect(conventionsOf(changed).person.link).toBe('corresp')
  const blocks = walked.mock.contexts.filter((node) => (node as Node).isTextblock)
  walked.mockRestore()
  expect(blocks.length).toBeLessThanOrEqual(40)
})
