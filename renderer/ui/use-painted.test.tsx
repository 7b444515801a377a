import { expect, test } from 'vitest'
import { mountRoot } from '../testing/mount-root'
import { usePainted } from './use-painted'

test('What stands beside what is drawn first is drawn after a frame, and the first is not drawn anew for it', async () => {
  const { root, place } = mountRoot()
  const drawn: string[] = []
  const Beside = () => {
    drawn.push('beside')
    return <p>beside</p>
  }
  const First = () => {
    const isPainted = usePainted()
    drawn.push('first')
    return isPainted ? <Beside /> : null
  }
  let frames = 0
  const count = () => {
    frames += 1
    if (!drawn.includes('beside')) requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  root.render(<First />)
  await expect.poll(() => place.textContent).toBe('beside')
  expect(drawn).toEqual(['first', 'first', 'beside'])
  expect(frames).toBeGreaterThanOrEqual(1)
})
