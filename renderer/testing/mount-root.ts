import { createRoot, type Root } from 'react-dom/client'
import { onTestFinished } from 'vitest'

/** A place on the page with a root of React in it, both gone when the test has ended. */
export function mountRoot(): { readonly root: Root; readonly place: HTMLElement } {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  return { root, place }
}
