import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'
import { entriesUnder } from './entries-in-text'
import { registerIndex } from './links'
import { countsOf, takeEntries } from './take-entries'

const volume = join(import.meta.dirname, '../../../shared/data/frus/volumes/frus1955-57v10.xml')

// Without the texts that lie beside the checkout there is nothing to read.
describe.skipIf(!existsSync(volume))('A whole volume of FRUS', () => {
  const xml = existsSync(volume) ? readFileSync(volume, 'utf8') : '<TEI/>'
  const root = parseXml(xml).value?.root
  if (root === undefined) throw new Error('The volume was not read.')
  const found = entriesUnder(root)
  let number = 0
  const taken = takeEntries(found, 'v10', [], () => `e${String((number += 1))}`)
  const register = registerIndex(taken.map(({ after }) => after))

  test('gives its persons and terms', () => {
    expect(countsOf(found)).toEqual({ person: 178, term: 186 })
    expect(taken).toHaveLength(364)
    const adams = register.entryAt('#p_AS1', 'v10')
    expect(adams).toMatchObject({
      ...{ kind: 'person', name: 'Adams, Sherman', xmlId: 'p_AS1', pointers: [] },
      ...{ surname: 'Adams', forename: 'Sherman', roles: ['Assistant to the President'] },
    })
    expect(register.entryAt('#t_ACC1', 'v10')).toMatchObject({
      ...{ kind: 'term', name: 'ACC', expansion: 'Administrative Committee on Coordination' },
    })
  })

  test('points at them by every corresp of a name and every target of a gloss', () => {
    const values: string[] = []
    const visit = (element: XmlElement) => {
      const { corresp, target } = element.attributes
      if (element.name === 'persName' && corresp !== undefined) values.push(corresp)
      if (element.name === 'gloss' && target !== undefined) values.push(target)
      for (const child of element.children) if (child.kind === 'element') visit(child)
    }
    visit(root)
    expect(values.length).toBeGreaterThan(5000)
    expect(values.filter((value) => register.entryAt(value, 'v10') === null)).toEqual([])
  })

  test('changes nothing when it is read again', () => {
    const again = takeEntries(found, 'v10', register.entries, () => 'none')
    expect(again).toEqual([])
  })
})
