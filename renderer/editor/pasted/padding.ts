/**
 * Takes away what word processors write for the looks of a page alone: hidden text, breaks of pages, empty paragraphs that
 * stand for space, and runs of spaces that stand for tabs; and says what is a title by element.
 */
export function withoutPadding(body: HTMLElement): void {
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) {
    const style = element.getAttribute('style') ?? ''
    if (/(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i.test(style)) element.remove()
    else if (/mso-spacerun|mso-tab-count/i.test(style)) element.textContent = ' '
    else if (element.localName === 'br' && /page-break-before\s*:\s*always/i.test(style)) element.remove()
  }
  for (const title of body.querySelectorAll('p.MsoTitle')) {
    const heading = document.createElement('h1')
    heading.append(...title.childNodes)
    title.replaceWith(heading)
  }
  for (const paragraph of body.querySelectorAll('p'))
    if (isEmpty(paragraph) && (paragraph.previousElementSibling ?? paragraph.nextElementSibling) !== null)
      paragraph.remove()
  // Google Docs parts paragraphs by line breaks.
  for (const lineBreak of body.querySelectorAll('br')) {
    const { previousElementSibling: before, nextElementSibling: after } = lineBreak
    if (isBlock(before) || isBlock(after)) lineBreak.remove()
  }
}

const isEmpty = (element: Element): boolean =>
  element.textContent.trim() === '' && element.querySelector('img, table') === null

const isBlock = (element: Element | null): boolean =>
  element !== null && /^(?:p|div|ul|ol|table|blockquote|h[1-6]|hr)$/.test(element.localName)
