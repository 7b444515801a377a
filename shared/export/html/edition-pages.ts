import { inHundredths, stretchOf } from '../../progress'
import type { Reading } from '../../queries/readings'
import type { IndexLine, IndexPlace, ReadingTarget, ReadingText } from '../../reading-text/reading-text'
import type { Entry } from '../../register/entry'
import { contentsHtml, contentsOfText, beginsWithHeading, firstHeading, type ContentsLine } from './contents-html'
import { editionStyle } from './edition-style'
import { englishTerms } from './edition-terms'
import { entryId, indexHtml } from './index-html'
import { element, escapeHtml } from './markup'
import { runningHead } from './paper-style'
import { pageFrame, type PageFrame } from './page-frame'
import { readingChoicesOf, readingStyle } from './reading-styles'
import { editionScript } from './script'
import { PlacedPictures, type PictureOf } from '../pictures'
import type { ExportedFile } from '../format'
import { encodeUtf8 } from '../../encodings'
import { textHtml } from './text-html'
import { factsHtml, titlePage } from './title-page'
import { fragmentOf, isSafeAddress, type Lost, type NotePlace } from './writing'

/** What was chosen of an export to HTML. */
export interface HtmlChoices {
  readonly notes: NotePlace
  readonly pages: 'one-file' | 'folder'
  readonly readings: 'switch' | 'one'
  readonly theme: 'system' | 'light' | 'dark'
  readonly index: boolean
  readonly names: boolean
  readonly titlePage: boolean
}

/** A text with what it is called, and the name of its page in a folder. */
export interface TextOfEdition {
  readonly text: ReadingText
  readonly title: string
  readonly file: string
}

/** What the pages of an edition are written from. */
export interface EditionToWrite {
  readonly title: string
  /** The name of the file that holds all, where one does. */
  readonly file: string
  readonly texts: readonly TextOfEdition[]
  readonly entries: readonly Entry[]
  readonly lines: readonly IndexLine[]
  readonly reading: Reading
  readonly today: string
  readonly choices: HtmlChoices
  readonly pictures?: PictureOf
  /** The style rules of paper, for a page that is printed and shown nowhere. */
  readonly printed?: string
}

/** A page: its path in the folder, and its text. A style sheet and a script are pages, too. */
interface Page {
  readonly path: string
  readonly html: string
}

const terms = englishTerms
const names = { index: 'names.html', contents: 'index.html', style: 'edition.css', script: 'edition.js' }

/** The pages of an edition, and what they cannot hold. `progress` hears how far it is, from 0 to 1. */
export function editionPages(
  edition: EditionToWrite,
  progress: (part: number) => void,
): { readonly files: readonly ExportedFile[]; readonly lost: Lost } {
  const writer = new PageWriter(edition, progress)
  const pages = edition.choices.pages === 'folder' ? writer.folder() : [writer.oneFile()]
  const written = pages.map(({ path, html }): ExportedFile => ({ path, bytes: encodeUtf8(html) }))
  const pictures = writer.pictures.files.map(({ path, bytes }): ExportedFile => ({ path, bytes }))
  return { files: [...written, ...pictures], lost: writer.lost }
}

class PageWriter {
  readonly lost: Lost = { images: 0, objects: 0, unknown: 0 }
  readonly pictures: PlacedPictures
  readonly #edition: EditionToWrite
  readonly #progress: (part: number) => void
  readonly #inFolder: boolean
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #places: ReadonlyMap<string, number>
  readonly #listed: ReadonlySet<string>
  /** By text, the mentions that the index links to. */
  readonly #mentions = new Map<string, Set<number>>()

  constructor(edition: EditionToWrite, progress: (part: number) => void) {
    this.#edition = edition
    this.#progress = progress
    this.#inFolder = edition.choices.pages === 'folder'
    this.pictures = new PlacedPictures(edition.pictures, this.#inFolder ? 'beside' : 'within')
    this.#entries = new Map(edition.entries.map((entry) => [entry.id, entry]))
    this.#places = new Map(edition.texts.map(({ text }, place) => [text.id, place]))
    this.#listed = new Set(edition.lines.map(({ entry }) => entry))
    for (const { places } of edition.lines)
      for (const { text, pos } of places) this.#mentions.set(text, (this.#mentions.get(text) ?? new Set()).add(pos))
  }

  /** All in one file. */
  oneFile(): Page {
    const { texts, title, file, choices } = this.#edition
    const index = this.#index(2)
    const links = index === '' ? [] : [{ label: terms.index, href: '#index' }]
    const [first] = texts
    const html =
      texts.length === 1 && first
        ? this.#single(first, title)
        : this.#title(title, null) +
          contentsHtml(this.#contents(), terms, true) +
          texts.map((text) => this.#article(text)).join('')
    const called = texts.length === 1 && first && choices.titlePage ? first.title : title
    return { path: file, html: pageFrame(this.#frame(called, '#text', links), html + index) }
  }

  /** A page for each text, one for the contents, one for the index, and what they share. */
  folder(): readonly Page[] {
    const { texts, title } = this.#edition
    const index = this.#index(2)
    const links = [
      { label: terms.contents, href: names.contents },
      ...(index === '' ? [] : [{ label: terms.index, href: names.index }]),
    ]
    const page = (path: string, called: string, main: string): Page => ({
      path,
      html: pageFrame(this.#frame(called, names.contents, links), main),
    })
    const contents = this.#title(title, null) + contentsHtml(this.#contents(), terms, true)
    return [
      page(names.contents, title, contents),
      ...texts.map((one, place) =>
        page(one.file, `${one.title} – ${title}`, this.#single(one, one.title) + this.#turn(place)),
      ),
      ...(index === '' ? [] : [page(names.index, `${terms.index} – ${title}`, this.#title(title, null) + index)]),
      { path: names.style, html: this.#style() },
      { path: names.script, html: editionScript },
    ]
  }

  #frame(title: string, href: string, links: PageFrame['links']): PageFrame {
    const { choices, today, title: edition } = this.#edition
    const { theme, names: marked } = choices
    const assets = this.#assets()
    const look = { theme, names: marked, readings: this.#readings() }
    return { title, edition: { title: edition, href }, links, notes: choices.notes, look, terms, today, assets }
  }

  #assets(): PageFrame['assets'] {
    const { printed } = this.#edition
    if (printed !== undefined) return { kind: 'printed', style: `${editionStyle}${printed}` }
    if (this.#inFolder) return { kind: 'beside', style: names.style, script: names.script }
    return { kind: 'within', style: this.#style(), script: editionScript }
  }

  #style(): string {
    return `${editionStyle}${runningHead(this.#edition.title)}\n${readingStyle(this.#readings())}\n`
  }

  #readings() {
    const { choices, texts, reading } = this.#edition
    const shown = choices.readings === 'switch' ? texts.map(({ text }) => text) : []
    return readingChoicesOf(shown, reading)
  }

  /** A title page where one is wanted, else a title that only screen readers tell. */
  #title(title: string, head: ReadingText['head'] | null): string {
    if (this.#edition.choices.titlePage) return titlePage(title, head, terms)
    return `<h1 class="hidden">${escapeHtml(title)}</h1>\n`
  }

  /** A text that has a page for itself. Where its own heading says the title, that is not said twice. */
  #single(one: TextOfEdition, title: string): string {
    const { text } = one
    const said = saysTitle(firstHeading(text), one.title)
    const body = this.#text(one, '', 2)
    const contents = contentsHtml(contentsOfText(text), terms, false)
    if (!said) return this.#title(one.title || title, text.head) + contents + body
    const facts = this.#edition.choices.titlePage ? factsHtml(text.head, terms) : ''
    const about = facts === '' ? '' : element('div', { class: 'about-text' }, facts)
    return `<h1 class="hidden">${escapeHtml(one.title)}</h1>\n${contents}${body}${about}`
  }

  /** A text among others on one page. */
  #article(one: TextOfEdition): string {
    const place = this.#places.get(one.text.id) ?? 0
    const headed = beginsWithHeading(one.text.blocks)
    const heading = headed ? '' : `<h2>${escapeHtml(one.title)}</h2>\n`
    const body = this.#text(one, this.#prefix(place), headed ? 2 : 3)
    const facts = this.#edition.choices.titlePage ? factsHtml(one.text.head, terms) : ''
    const about = facts === '' ? '' : element('div', { class: 'about-text' }, facts)
    const attributes = { class: 'text', id: `text-${String(place + 1)}`, 'aria-label': one.title }
    return `${element('article', attributes, `\n${heading}${body}${about}`)}\n`
  }

  #text({ text, title }: TextOfEdition, prefix: string, level: number): string {
    const place = this.#places.get(text.id) ?? 0
    const all = this.#edition.texts.length
    const own = stretchOf(this.#progress, place / all, (place + 1) / all)
    const html = textHtml({
      heard: inHundredths(own, text.size),
      text,
      called: prefix === '' ? '' : title,
      prefix,
      notes: this.#edition.choices.notes,
      positions: false,
      level,
      mentions: this.#mentions.get(text.id) ?? new Set(),
      terms,
      outside: (target) => this.#outside(target),
      entry: (id) => this.#entry(id),
      lost: this.lost,
      picture: this.pictures.of(text.id),
    })
    own(1)
    const lang = text.head.language
    return `${element('div', { class: 'recto-text', lang: /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(lang) && lang }, `\n${html}`)}\n`
  }

  #outside(target: ReadingTarget): string | null {
    if (target.kind === 'outside') return isSafeAddress(target.url) ? target.url : null
    if (target.kind !== 'text') return null
    const place = this.#places.get(target.text)
    if (place === undefined) return null
    return this.#page(place) + (fragmentOf(target.at, this.#prefix(place)) ?? '')
  }

  #entry(id: string): string | null {
    const entry = this.#entries.get(id)
    if (!entry || !this.#listed.has(id)) return null
    return `${this.#inFolder ? names.index : ''}#${encodeURIComponent(entryId(entry))}`
  }

  #prefix(place: number): string {
    return this.#inFolder || this.#edition.texts.length === 1 ? '' : `t${String(place + 1)}-`
  }

  #page(place: number): string {
    return this.#inFolder ? encodeURI(this.#edition.texts[place]?.file ?? '') : ''
  }

  #index(level: number): string {
    const { lines, texts } = this.#edition
    const hrefOf = ({ text, pos }: IndexPlace) => {
      const place = this.#places.get(text) ?? 0
      return `${this.#page(place)}#${this.#prefix(place)}at-${String(pos)}`
    }
    const titles = new Map(texts.map(({ text, title }) => [text.id, title]))
    const read = texts.map(({ text }) => text)
    return indexHtml({ lines, entries: this.#entries, texts: read, titles, terms, hrefOf }, level)
  }

  #contents(): readonly ContentsLine[] {
    return this.#edition.texts.map(({ text, title }, place) => ({
      title: firstHeading(text) || title,
      href: this.#inFolder ? this.#page(place) : `#text-${String(place + 1)}`,
      about: text.head.date,
    }))
  }

  /** From one text to its neighbours. */
  #turn(place: number): string {
    const link = (at: number, rel: 'prev' | 'next', label: string) => {
      const other = this.#edition.texts[at]
      if (!other) return ''
      const said = `${label}: ${other.title}`
      return element(
        'a',
        { href: this.#page(at), rel, 'aria-label': said },
        escapeHtml(rel === 'prev' ? `← ${other.title}` : `${other.title} →`),
      )
    }
    const links = link(place - 1, 'prev', terms.previous) + link(place + 1, 'next', terms.next)
    return links === ''
      ? ''
      : `${element('nav', { class: 'turn', 'aria-label': `${terms.previous}, ${terms.next}` }, links)}\n`
  }
}

/** Whether the heading of a text says what its title says, spaces and case aside. */
function saysTitle(heading: string, title: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const said = plain(heading)
  return said !== '' && (plain(title).includes(said) || said.includes(plain(title)))
}
