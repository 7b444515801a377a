/** What comes over the screen and goes again; the focus of a person is never meant to stay there. */
const passing = '[role="dialog"], [role="alertdialog"], [role="menu"]'

let last: HTMLElement | null = null

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && target.closest(passing) === null) last = target
})

/**
 * Gives the focus back to where it was before dialogs, popovers and menus, unless what was done there has put it
 * somewhere. Radix would remember the focus by itself, but looks for it only when the fields that take it by
 * `autoFocus` have it, and knows nothing of a dialog that took the place of another one.
 */
export function returnFocus(event: Event): void {
  event.preventDefault()
  const { activeElement, body } = document
  if (activeElement === null || activeElement === body) last?.focus({ preventScroll: true })
}
