/** How deep the elements of a text stand in one another at most, and how many a text that is pasted has. */
const [deepest, most] = [150, 200_000]

/** Whether a page is none that a program for texts would write, and would take long to read as one. */
export function isTangled(body: HTMLElement): boolean {
  const depths = new Map<Element, number>()
  for (const element of body.querySelectorAll('*')) {
    const depth = (depths.get(element.parentElement ?? body) ?? 0) + 1
    if (depth > deepest || depths.size > most) return true
    depths.set(element, depth)
  }
  return false
}

/** The words of a page alone, a paragraph for each of its lines. */
export function wordsAlone(body: HTMLElement): string {
  const paragraphs = document.createElement('div')
  for (const line of body.textContent.split(/\s*\n\s*/))
    if (line !== '') paragraphs.appendChild(document.createElement('p')).textContent = line
  return paragraphs.innerHTML
}
