import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import { usePainted } from './use-painted'

test('What stands beside what is drawn first is drawn after a frame, and the first is not drawn anew for it', async () => {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
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
