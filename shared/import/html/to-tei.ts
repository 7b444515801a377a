import { escapeAttribute, escapeText } from '../../xml/escape'
import { footnotesOf, fragmentOf, type Footnote, type Footnotes } from './footnotes'
import { addressOf, languageOf, tagsOf } from './inline-elements'
import { LinkedIds } from './linked-ids'
import { says, textOf, type HtmlElement, type HtmlNode } from './html-element'
import { isPageBreak, labelOf } from './page-breaks'
import { divisions, lines, one, part, together, type Part } from './flow'
import { descriptionsIn, elementsIn, rowsIn } from './element-contents'
import { RunningText } from './running-text'

/** A page as TEI, and what was met on the way. */
export interface HtmlAsTei {
  /** The content of `body`. */
  readonly body: string
  readonly notes: number
  /** Images, which are named by their addresses and not taken in. */
  readonly images: number
  /** The words of the first heading, or `''`. */
  readonly heading: string
}

/**
 * Writes what a page says as the content of a TEI body: divisions by its headings, blocks, and notes at their references.
 * `language` is that of the page, of BCP 47, or `''`.
 */
export function htmlToTei(root: HtmlElement, language: string): HtmlAsTei {
  return new Writer(root, language).written(root)
}

const blocks = new Set(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

const backLink = /^mw-cite-backlink$/

class Writer {
  readonly #notes: Footnotes
  readonly #ids: LinkedIds
  readonly #holdsBlocks = new Map<HtmlElement, boolean>()
  readonly #written = new Map<Footnote, string>()
  #images = 0
  #heading = ''
  /** The language of what is being written. */
  #language: string

  constructor(root: HtmlElement, language: string) {
    this.#language = language
    this.#notes = footnotesOf(root)
    this.#ids = new LinkedIds(root, this.#notes)
  }

  written(root: HtmlElement): HtmlAsTei {
    const body = divisions(this.#flow(root.children, true))
    return { body, notes: this.#written.size, images: this.#images, heading: this.#heading }
  }

  /** The blocks among nodes; text that stands beside them becomes paragraphs. */
  #flow(nodes: readonly HtmlNode[], divides: boolean): readonly Part[] {
    const parts: Part[] = []
    let loose: HtmlNode[] = []
    const settle = () => {
      const bare = this.#running(loose)
      loose = []
      if (bare !== '') parts.push({ level: 0, xml: `<p${this.#ids.take()}>${bare}</p>`, bare })
    }
    for (const node of nodes) {
      if (!this.#isBlock(node)) loose.push(node)
      else if (!this.#notes.isApart(node)) {
        settle()
        parts.push(...this.#block(node, divides))
      }
    }
    settle()
    return parts
  }

  #isBlock(node: HtmlNode): node is HtmlElement {
    if (node.kind === 'text') return false
    const known = this.#holdsBlocks.get(node)
    if (known !== undefined) return known
    // What stands apart is no text, and what is a page break is a point in it, whatever its element.
    const is =
      !isPageBreak(node) &&
      (blocks.has(node.name) || this.#notes.isApart(node) || node.children.some((child) => this.#isBlock(child)))
    this.#holdsBlocks.set(node, is)
    return is
  }

  #block(element: HtmlElement, divides: boolean): readonly Part[] {
    const { name, children } = element
    this.#ids.meet(element)
    switch (name) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return this.#headed(element, divides)
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return one(this.#list(element))
      case 'dl':
        return one(this.#glossary(element))
      case 'table':
        return one(this.#table(element))
      case 'blockquote':
        return this.#around('quote', children)
      case 'pre':
        return one(this.#preformatted(element))
      case 'hr':
        return [part('<milestone unit="section" rend="rule"/>')]
      case 'figure':
        return this.#figure(element)
      case 'nav':
        return []
      default:
        return this.#flow(children, divides)
    }
  }

  #headed({ name, children }: HtmlElement, divides: boolean): readonly Part[] {
    const bare = this.#running(children)
    if (bare === '') return []
    if (this.#heading === '') this.#heading = children.map(textOf).join('').replace(/\s+/g, ' ').trim()
    if (!divides) return [part(`<p${this.#ids.take()}><hi rend="strong">${bare}</hi></p>`)]
    return [{ level: Number(name.slice(1)), xml: `<head${this.#ids.take()}>${bare}</head>`, bare: null }]
  }

  #around(name: string, nodes: readonly HtmlNode[]): readonly Part[] {
    const id = this.#ids.take()
    const inside = this.#flow(nodes, false)
    return inside.length === 0 ? [] : [part(`<${name}${id}>${lines(inside)}</${name}>`)]
  }

  /** What stands in an item, cell or note: bare text where it is one paragraph of it. */
  #inside(nodes: readonly HtmlNode[]): string {
    return together(this.#flow(nodes, false))
  }

  #list(list: HtmlElement): string {
    const id = this.#ids.take()
    const ordered = list.name === 'ol'
    const start = Number(list.attributes['start'] ?? 1)
    const items = this.#grouped(list.children, 'li').map((nodes, index) => {
      const numbered = ordered && start !== 1 && Number.isSafeInteger(start) ? ` n="${String(start + index)}"` : ''
      return `<item${numbered}>${this.#inside(nodes)}</item>`
    })
    return items.length === 0 ? '' : `<list${id}${ordered ? ' rend="numbered"' : ''}>\n${items.join('\n')}\n</list>`
  }

  /** The contents of each child of a name; what stands between them is one too, if it says anything. */
  #grouped(nodes: readonly HtmlNode[], name: string): readonly (readonly HtmlNode[])[] {
    return nodes.flatMap((node): readonly (readonly HtmlNode[])[] => {
      if (node.kind === 'text') return node.text.trim() === '' ? [] : [[node]]
      if (this.#notes.isApart(node)) return []
      if (node.name !== name) return [[node]]
      this.#ids.meet(node)
      return [node.children]
    })
  }

  #glossary(list: HtmlElement): string {
    const id = this.#ids.take()
    const pairs: { label: string; items: Part[] }[] = []
    for (const { name, children } of descriptionsIn(list)) {
      const last = pairs.at(-1)
      if (name === 'dt') {
        const label = this.#running(children)
        if (last?.items.length === 0) last.label += `; ${label}`
        else pairs.push({ label, items: [] })
      } else {
        const items = this.#flow(children, false)
        if (last === undefined) pairs.push({ label: '', items: [...items] })
        else last.items.push(...items)
      }
    }
    const written = pairs.map(({ label, items }) => `<label>${label}</label>\n<item>${together(items)}</item>`)
    return written.length === 0 ? '' : `<list${id} type="gloss">\n${written.join('\n')}\n</list>`
  }

  #table(table: HtmlElement): string {
    const id = this.#ids.take()
    const { rows, captions } = rowsIn(table)
    const head = captions.map(({ children }) => this.#running(children)).filter((words) => words !== '')
    const written = rows.flatMap((row) => {
      const cells = row.children.flatMap((child) =>
        child.kind === 'element' && /^t[dh]$/.test(child.name) ? [child] : [],
      )
      if (cells.length === 0) return []
      const labels = cells.every(({ name }) => name === 'th') ? ' role="label"' : ''
      return [`<row${labels}>${cells.map((cell) => this.#cell(cell, labels === '')).join('')}</row>`]
    })
    if (written.length === 0) return head.map((words) => `<p>${words}</p>`).join('\n')
    return `<table${id}>\n${head.map((words) => `<head>${words}</head>\n`).join('')}${written.join('\n')}\n</table>`
  }

  #cell(cell: HtmlElement, inRow: boolean): string {
    const span = (name: string, attribute: string) => {
      const count = Number(cell.attributes[name] ?? 1)
      return Number.isInteger(count) && count > 1 && count <= 1000 ? ` ${attribute}="${String(count)}"` : ''
    }
    this.#ids.meet(cell)
    const label = cell.name === 'th' && inRow ? ' role="label"' : ''
    return `<cell${label}${span('colspan', 'cols')}${span('rowspan', 'rows')}>${this.#inside(cell.children)}</cell>`
  }

  #preformatted(element: HtmlElement): string {
    const lines = textOf(element)
      .replace(/^\n/, '')
      .replace(/\n$/, '')
      .split(/\r\n?|\n/)
    const text = lines.map(escapeText).join('<lb/>')
    return text === '' ? '' : `<ab${this.#ids.take()} rend="preformatted" xml:space="preserve">${text}</ab>`
  }

  #figure({ children }: HtmlElement): readonly Part[] {
    const captions = elementsIn(children, 'figcaption')
    const images = elementsIn(
      children.filter((child) => child.kind === 'text' || child.name !== 'figcaption'),
      'img',
    )
    const said = (nodes: readonly HtmlNode[]) => nodes.map(textOf).join('').replace(/\s/g, '').length
    // What says more than its caption is no picture: its blocks count.
    if (images.length === 0 || said(children) > said(captions)) return this.#flow(children, false)
    const id = this.#ids.take()
    const head = captions
      .map((one) => this.#running(one.children))
      .filter((words) => words !== '')
      .map((words) => `<head>${words}</head>`)
    return [
      part(`<figure${id}>\n${[...head, ...images.flatMap((image) => this.#picture(image))].join('\n')}\n</figure>`),
    ]
  }

  #picture({ attributes: { src = '', alt = '' } }: HtmlElement): readonly string[] {
    this.#images++
    const url = addressOf(src)
    const said = escapeText(alt.replace(/\s+/g, ' ').trim())
    return [
      ...(url === null ? [] : [`<graphic url="${url}"/>`]),
      ...(said === '' ? [] : [`<figDesc>${said}</figDesc>`]),
    ]
  }

  /** Running text, as one line without space at its ends. */
  #running(nodes: readonly HtmlNode[]): string {
    const [image, ...others] = nodes.filter((node) => node.kind === 'element' || node.text.trim() !== '')
    if (image?.kind === 'element' && image.name === 'img' && others.length === 0) {
      const picture = this.#picture(image)
      return picture.length === 0 ? '' : `<figure>${picture.join('')}</figure>`
    }
    const run = new RunningText()
    this.#inlines(nodes, run)
    return run.text()
  }

  #inlines(nodes: readonly HtmlNode[], run: RunningText): void {
    for (const node of nodes)
      if (node.kind === 'text') run.words(node.text)
      else this.#inline(node, run)
  }

  #inline(element: HtmlElement, run: RunningText): void {
    const { name, attributes, children } = element
    if (isPageBreak(element)) {
      run.point(`<pb${labelOf(element)}/>`)
      return
    }
    if (this.#notes.isApart(element) || says(element, backLink)) return
    run.point(this.#ids.anchor(element))
    switch (name) {
      case 'br':
        run.lineBreak()
        break
      case 'wbr':
      case 'rp':
      case 'nav':
        break
      case 'img': {
        this.#images++
        const url = addressOf(attributes['src'] ?? '')
        run.point(url === null ? '<gap reason="image"/>' : `<graphic url="${url}"/>`)
        break
      }
      case 'input':
        run.words(attributes['checked'] === undefined ? '☐ ' : '☒ ')
        break
      case 'a':
        this.#link(element, run)
        break
      case 'sup':
        // What is set high because it refers to a note is the note itself.
        if (this.#isNoteAlone(element)) this.#inlines(children, run)
        else this.#wrapped(element, run)
        break
      default:
        this.#wrapped(element, run)
    }
  }

  #wrapped(element: HtmlElement, run: RunningText): void {
    const tags = tagsOf(element, this.#language)
    // A block within running text, as in a link around paragraphs, is parted from it by a space.
    const apart = blocks.has(element.name)
    if (apart) run.words(' ')
    run.within(tags, () => {
      this.#inlinesOf(element, run)
    })
    if (apart) run.words(' ')
  }

  #isNoteAlone({ children }: HtmlElement): boolean {
    const said = children.filter((child) => child.kind === 'element' || child.text.trim() !== '')
    return (
      said.length > 0 &&
      said.every((child) => child.kind === 'element' && child.name === 'a' && this.#notes.noteOf(child) !== null)
    )
  }

  #link(link: HtmlElement, run: RunningText): void {
    const note = this.#notes.noteOf(link)
    if (note !== null) {
      run.point(this.#note(note, link))
      return
    }
    if (this.#notes.leadsBack(link)) return
    const fragment = fragmentOf(link)
    const target = fragment === null ? addressOf(link.attributes['href'] ?? '') : this.#ids.pointer(fragment)
    run.within(target === null ? [] : [`ref target="${target}"`, ...tagsOf(link, this.#language)], () => {
      this.#inlinesOf(link, run)
    })
  }

  #inlinesOf(element: HtmlElement, run: RunningText): void {
    const around = this.#language
    this.#language = languageOf(element) || around
    this.#inlines(element.children, run)
    this.#language = around
  }

  /** The note at its first reference; a pointer to it at others. */
  #note(note: Footnote, link: HtmlElement): string {
    const label = escapeAttribute(
      textOf(link)
        .trim()
        .replace(/^[[(](.*)[\])]$/, '$1'),
    )
    const known = this.#written.get(note)
    if (known !== undefined) return `<ref target="#${known}">${label}</ref>`
    const id = this.#ids.nameOf(note.id)
    this.#written.set(note, id)
    const n = label === '' ? '' : ` n="${label}"`
    const parts = this.#flow([{ ...note.body, name: 'div' }], false)
    const text = parts.length === 0 ? '<p/>' : lines(parts)
    return `<note${n}${note.query ? ' type="query"' : ''} xml:id="${id}">${text}</note>`
  }
}
