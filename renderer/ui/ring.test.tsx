import { flushSync } from 'react-dom'
import { expect, test } from 'vitest'
import { mountRoot } from '../testing/mount-root'
import { Ring } from './Ring'

test('a ring says how much is done, and is drawn only where something is: a long text has a thousand empty ones', () => {
  const { root, place } = mountRoot()
  flushSync(() => {
    root.render([0, 0.5, 1].map((share) => <Ring key={share} share={share} />))
  })
  const rings = [...place.querySelectorAll('[data-share]')]
  expect(rings.map((ring) => ring.getAttribute('data-share'))).toEqual(['0.00', '0.50', '1.00'])
  expect(rings.map(({ localName }) => localName)).toEqual(['span', 'svg', 'svg'])
  expect(place.querySelectorAll('*')).toHaveLength(1 + 3 + 4)
})
