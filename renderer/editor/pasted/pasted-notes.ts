import { footnotesOf, type Footnote } from '../../../shared/import/html/footnotes'
import { domTree } from './dom-tree'
import { given, type GivenElements } from './given-elements'

/** More elements than a text that is pasted has: of such a page the notes are not looked for. */
const most = 50_000

/**
 * Puts the notes of a page where their references stand, however the program that wrote it says so; what held them goes.
 * Of several references to one note, the first is the note, and the others stay as words.
 */
export function pastedNotes(body: HTMLElement, elements: GivenElements): void {
  if (body.getElementsByTagName('*').length > most) return
  const { root, known } = domTree(body)
  const notes = footnotesOf(root)
  const bodies = new Map([...known].map(([element, tree]) => [tree, element]))
  const references: { readonly link: Element; readonly note: Footnote }[] = []
  const gone: Element[] = []
  for (const [element, tree] of known) {
    if (notes.isApart(tree)) gone.push(element)
    if (element.localName !== 'a') continue
    const note = notes.noteOf(tree)
    if (note !== null) references.push({ link: element, note })
    else if (notes.leadsBack(tree)) gone.push(element)
  }
  for (const element of gone) if (element.localName === 'a') element.remove()
  const met = new Set<Footnote>()
  for (const { link, note } of references) {
    const held = bodies.get(note.body)
    if (held === undefined || met.has(note)) continue
    met.add(note)
    const said = markIn(link.textContent)
    const attributes = note.query ? { type: 'query' } : said === '' ? {} : { n: said }
    const element = given(elements, document.createElement('span'), 'note note', attributes)
    element.append(...held.childNodes)
    asBlocks(element, held)
    unwrappedBy(link).replaceWith(element)
    partsWithNotes(element, elements)
  }
  for (const element of gone) if (element.localName !== 'a') element.remove()
}

/** What a reference shows, without the brackets around it. */
function markIn(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/^[[(](.*)[\])]$/, '$1')
    .slice(0, 20)
}

const blocks = 'p, div, ul, ol, table, blockquote, h1, h2, h3, h4, h5, h6'

/** The text of a note is blocks, without space at its beginning. */
function asBlocks(note: HTMLElement, { localName }: Element): void {
  if (localName === 'p' || note.querySelector(blocks) === null) {
    const paragraph = document.createElement('p')
    paragraph.append(...note.childNodes)
    note.append(paragraph)
  }
  const walker = document.createTreeWalker(note, NodeFilter.SHOW_TEXT)
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    text.nodeValue = (text.nodeValue ?? '').replace(/^\s+/, '')
    if (text.nodeValue !== '') return
  }
}

/** What is set high, or marked, because it refers to a note, is the note itself. */
function unwrappedBy(link: Element): Element {
  let outer = link
  for (
    let around = link.parentElement;
    around !== null && /^(?:sup|span)$/.test(around.localName) && around.textContent.trim() === link.textContent.trim();
    around = around.parentElement
  )
    outer = around
  return outer
}

/** A `p` of HTML ends where a block begins: one with a note in it is written as ours are. */
function partsWithNotes(note: HTMLElement, elements: GivenElements): void {
  for (let around = note.closest('p'); around !== null; around = note.parentElement?.closest('p') ?? null) {
    const block = given(elements, document.createElement('div'), 'textblock p', {})
    block.append(...around.childNodes)
    around.replaceWith(block)
  }
}
