import fc from 'fast-check'
import { StepMap } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import type { SearchMatch } from '../../../shared/queries/search-text'
import { runs } from '../../../shared/testing/campaign'
import { FoundMatches } from './found-matches'

const matchesOf = (count: number, gap = 10): readonly SearchMatch[] =>
  Array.from({ length: count }, (_, index) => ({ from: index * gap, to: index * gap + 6, groups: [] }))

const places = (found: FoundMatches) => found.all.map(({ from, to }) => [from, to])

test('Matches stand where each of them would be put by itself', () => {
  const change = fc.record({ at: fc.nat(9000), old: fc.nat(30), fresh: fc.nat(30) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.nat(900), (changes, count) => {
      const found = matchesOf(count)
      const maps = changes.map(({ at, old, fresh }) => new StepMap([at, old, fresh]))
      const followed = maps.reduce((all, map) => all.followed(map), FoundMatches.of(found))
      const one = maps.reduce<readonly SearchMatch[]>(
        (all, map) =>
          all.flatMap((match) => {
            const [from, to] = [map.map(match.from, 1), map.map(match.to, -1)]
            return to > from ? [{ ...match, from, to }] : []
          }),
        found,
      )
      expect(followed.all).toEqual(one)
      expect(followed.length).toBe(one.length)
      expect(followed.between(3, 300)).toEqual(one.slice(3, 300))
      expect(followed.at(Math.floor(count / 2))).toEqual(one[Math.floor(count / 2)])
      const at = followed.indexFrom(4000)
      expect(at).toBe(one.filter(({ from }) => from < 4000).length)
    }),
    runs(100, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
  )
})

test('A letter among tens of thousands of matches has those looked at that stand around it', () => {
  const found = FoundMatches.of(matchesOf(50_000))
  let looked = 0
  const followed = found.followed(new StepMap([250_003, 0, 1]), () => looked++)
  expect(looked).toBeLessThanOrEqual(256)
  expect(places(followed).at(-1)).toEqual([499_991, 499_997])
})

test('One that stands around a note is changed with it, though others in the note end before', () => {
  const around: SearchMatch = { from: 10, to: 60, groups: [] }
  const inside: SearchMatch = { from: 20, to: 26, groups: [] }
  const followed = FoundMatches.of([around, inside]).followed(new StepMap([40, 0, 2]))
  expect(places(followed)).toEqual([
    [10, 62],
    [20, 26],
  ])
})
