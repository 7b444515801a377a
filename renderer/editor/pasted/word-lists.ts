/**
 * Makes lists of the paragraphs that Word says are items: it writes `mso-list:l0 level2 lfo1` in their style, and their
 * bullet or number as text marked with `mso-list:Ignore`.
 */
export function wordLists(body: HTMLElement): void {
  let open: readonly { readonly list: HTMLElement; readonly level: number }[] = []
  for (const paragraph of body.querySelectorAll<HTMLElement>('p[style*="mso-list"], p[class^="MsoListParagraph"]')) {
    if (paragraph.previousElementSibling !== open[0]?.list) open = []
    const style = paragraph.getAttribute('style') ?? ''
    // A paragraph that is set like an item, but has no mark, goes on with the item before it, or is none.
    if (!/mso-list\s*:(?!\s*none)/i.test(style)) {
      const last = open.at(-1)?.list.lastElementChild
      if (last) last.append(paragraph)
      continue
    }
    const level = Number(/\blevel(\d)/.exec(style)?.[1] ?? 1)
    open = open.filter((around) => around.level <= level)
    const innermost = open.at(-1)
    const list =
      innermost?.level === level ? innermost.list : document.createElement(isNumbered(paragraph) ? 'ol' : 'ul')
    if (innermost === undefined) paragraph.before(list)
    else if (innermost.list !== list) innermost.list.lastElementChild?.append(list)
    if (innermost?.list !== list) open = [...open, { list, level }]
    for (const mark of paragraph.querySelectorAll('[style*="mso-list"]')) mark.remove()
    const item = document.createElement('li')
    item.append(...paragraph.childNodes)
    list.append(item)
    paragraph.remove()
  }
}

/** Google Docs and LibreOffice write a list in a list beside the item that it belongs to. */
export function nestedLists(body: HTMLElement): void {
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const item = list.previousElementSibling
    if (item?.localName === 'li') item.append(list)
  }
}

function isNumbered(paragraph: HTMLElement): boolean {
  return /^\W*\w+[.)]/.test(paragraph.querySelector('[style*="mso-list"]')?.textContent ?? '')
}
