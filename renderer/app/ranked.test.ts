import { describe, expect, test } from 'vitest'
import { ranked } from './ranked'

const found = (query: string, ...labels: readonly string[]) =>
  ranked(
    labels.map((label) => ({ label })),
    query,
  ).map(({ label }) => label)

describe('Typing finds', () => {
  test('what is called just so before all else, wherever it stands', () => {
    const labels = ['Delete the transcription', 'Delete notes of this page', 'Delete note']
    expect(found('Delete note', ...labels)).toEqual(['Delete note', 'Delete notes of this page'])
    expect(found('delete', ...labels)[0]).toBe('Delete note')
  })

  test('what begins so before what only holds the words, the shorter first', () => {
    expect(found('note', 'Next note', 'A note on ice', 'Notes')).toEqual(['Notes', 'Next note', 'A note on ice'])
    expect(found('le tr', 'Delete the tree', 'Left transcription')).toEqual(['Left transcription', 'Delete the tree'])
  })

  test('whatever the case and accents, and without the marks of a label', () => {
    expect(found('resume', 'Résumé…')).toEqual(['Résumé…'])
    expect(found('EXPORT', 'Show', 'Export…')).toEqual(['Export…'])
  })

  test('by another name last', () => {
    const things = [{ label: 'Look: dark', also: 'theme/dark' }, { label: 'Theme of the text' }]
    expect(ranked(things, 'theme').map(({ label }) => label)).toEqual(['Theme of the text', 'Look: dark'])
  })

  test('everything, in its order, where nothing is typed', () => {
    expect(found(' … ', 'b', 'a')).toEqual(['b', 'a'])
  })
})
