import { bracketsSetting, withBrackets } from './with-brackets'
import { zipSync, type Zippable } from 'fflate'
import { encodeUtf8 } from '../encodings'
import { indexOfNames } from '../reading-text/index-of-names'
import { readTexts } from '../reading-text/read-text'
import { stretchOf, type Progress } from '../progress'
import type { IndexLine, IndexPlace } from '../reading-text/reading-text'
import { registerIndex } from '../register/links'
import { escapeText } from '../xml/escape'
import { exportFindings } from './export-findings'
import { chaptersOf, textPath, type Chapters, type TextOfBook } from './epub/chapters'
import { indexPages, type IndexPage } from './epub/index-pages'
import { navBody } from './epub/nav'
import { container, packageDocument, type EpubPart } from './epub/package'
import { epubStyle } from './epub/style'
import { xhtmlOf, xhtmlPage } from './epub/xhtml'
import { settingValue, type ExportFormat, type SettingValues, type ToExport } from './format'
import { englishTerms as terms } from './html/edition-terms'
import { entryId, partOfIndexHtml } from './html/index-html'
import { languageTag } from './html/inlines'
import { titlePage } from './html/title-page'
import type { Lost, NotePlace } from './html/writing'
import { uuidOf } from './name-uuid'
import { PlacedPictures } from './pictures'
import type { ChoiceSetting, SwitchSetting } from './setting-kinds'
import { fileNameOf, withoutEnding } from './text-files'

const notes: ChoiceSetting = { kind: 'choice', name: 'notes', values: ['end', 'below'], usual: 'end' }
const index: SwitchSetting = { kind: 'switch', name: 'index', usual: true }
const title: SwitchSetting = { kind: 'switch', name: 'title-page', usual: true }

/**
 * A book for reading programs and devices (EPUB 3.3, EPUB Accessibility 1.1): a chapter for each text, or for
 * each division of a large one, notes linked both ways, the pages of the originals, an index.
 */
export const epubFormat: ExportFormat = {
  id: 'epub',
  ending: '.epub',
  type: 'application/epub+zip',
  holds: 'either',
  settings: [notes, index, title, bracketsSetting],
  write: (what, values, progress) => {
    const book = new Book(withBrackets(what, values), values, progress)
    const bytes = book.bytes()
    const { lost } = book
    return Promise.resolve({
      files: [{ path: fileNameOf(what.title, '.epub'), bytes }],
      findings: exportFindings([
        [
          'images-left-out',
          lost.images,
          'Images that the text names are not among those of the library; their address stands there.',
        ],
        ['objects-left-out', lost.objects, 'Parts that cannot be shown as text stand as their name.'],
        ['pointers-unlinked', lost.unknown, 'Pointers that lead to nothing in the edition are text without a link.'],
      ]),
    })
  },
}

const isTitle = ({ path }: { readonly path: string }): boolean => path === 'title.xhtml'

class Book {
  readonly lost: Lost = { images: 0, objects: 0, unknown: 0 }
  readonly #what: ToExport
  readonly #values: SettingValues
  readonly #progress: Progress
  readonly #texts: readonly TextOfBook[]
  readonly #lines: readonly IndexLine[]
  readonly #index: readonly IndexPage[]
  readonly #chapters: Chapters
  readonly #pictures: PlacedPictures
  readonly #title: string
  readonly #language: string

  constructor(what: ToExport, values: SettingValues, progress: Progress) {
    this.#what = what
    this.#values = values
    this.#progress = progress
    this.#pictures = new PlacedPictures(what.pictures, 'beside')
    const register = registerIndex(what.entries)
    const texts = readTexts(what.texts, {
      ...{ reading: what.reading, queries: 'left-out', register },
      progress: stretchOf(progress, 0, 0.4),
    })
    this.#texts = texts.map((text, place) => ({
      text,
      title: text.head.title || withoutEnding(what.texts[place]?.title ?? what.title) || terms.text(place + 1),
      path: textPath(place),
    }))
    this.#lines = settingValue(index, values) ? indexOfNames(texts, what.entries) : []
    this.#index = indexPages(this.#lines, terms)
    const [only] = this.#texts
    this.#title = this.#texts.length === 1 && only ? only.title : withoutEnding(what.title)
    this.#language = texts.map(({ head }) => languageTag(head.language)).find((tag) => tag !== null) ?? 'und'
    this.#chapters = chaptersOf(this.#texts, {
      notes: settingValue(notes, values) as NotePlace,
      language: this.#tongue,
      lines: this.#lines,
      entry: this.#entryHref(),
      lost: this.lost,
      pictures: this.#pictures,
      progress: stretchOf(progress, 0.4, 0.8),
    })
  }

  bytes(): Uint8Array {
    const pages = this.#pages()
    const parts: readonly EpubPart[] = [
      ...pages.filter(isTitle).map(({ path }): EpubPart => ({ path, kind: 'page' })),
      { path: 'nav.xhtml', kind: 'nav' },
      ...pages.filter((page) => !isTitle(page)).map(({ path }): EpubPart => ({ path, kind: 'page' })),
      { path: 'style.css', kind: 'style' },
      ...this.#pictures.files.map(({ path, type }): EpubPart => ({ path, kind: 'picture', type })),
    ]
    const files: Zippable = {
      // A reading system knows a book by this file: the first of all, and not compressed (EPUB 3.3, 4.2.6.2).
      mimetype: [encodeUtf8('application/epub+zip'), { level: 0 }],
      'META-INF/container.xml': encodeUtf8(container),
      'EPUB/package.opf': encodeUtf8(packageDocument(this.#facts(), parts)),
      'EPUB/nav.xhtml': encodeUtf8(xhtmlPage(this.#escaped, this.#tongue, this.#nav())),
      'EPUB/style.css': encodeUtf8(epubStyle),
      ...Object.fromEntries(pages.map(({ path, xhtml }) => [`EPUB/${path}`, encodeUtf8(xhtml)])),
      // Pictures are compressed already.
      ...Object.fromEntries(
        this.#pictures.files.map(({ path, bytes }): [string, Zippable[string]] => [
          `EPUB/${path}`,
          [bytes, { level: 0 }],
        ]),
      ),
    }
    const zipped = zipSync(files, { level: 6, mtime: `${this.#what.today}T12:00:00` })
    this.#progress(1)
    return zipped
  }

  get #escaped(): string {
    return escapeText(this.#title)
  }

  /** The language of what Recto says itself: that of the texts where it is known, for a page has to have one. */
  get #tongue(): string {
    return this.#language === 'und' ? 'en' : this.#language
  }

  #pages(): readonly { readonly path: string; readonly xhtml: string }[] {
    const [only] = this.#texts
    const head = this.#texts.length === 1 && only ? only.text.head : null
    const cover = settingValue(title, this.#values)
      ? [
          {
            path: 'title.xhtml',
            xhtml: xhtmlPage(this.#escaped, this.#tongue, xhtmlOf(titlePage(this.#title, head, terms)), 'titlepage'),
          },
        ]
      : []
    return [
      ...cover,
      ...this.#chapters.files,
      ...this.#index.map((page) => ({ path: page.path, xhtml: this.#indexPage(page) })),
    ]
  }

  #entryHref(): (id: string) => string | null {
    const entries = new Map(this.#what.entries.map((entry) => [entry.id, entry]))
    const hrefs = new Map<string, string>()
    for (const { path, lines } of this.#index)
      for (const line of lines) {
        const entry = entries.get(line.entry)
        if (entry !== undefined) hrefs.set(entry.id, `${path}#${encodeURIComponent(entryId(entry))}`)
      }
    return (id) => hrefs.get(id) ?? null
  }

  #indexPage({ lines, more }: IndexPage): string {
    const html = partOfIndexHtml(
      {
        lines,
        entries: new Map(this.#what.entries.map((entry) => [entry.id, entry])),
        texts: this.#texts.map(({ text }) => text),
        titles: new Map(this.#texts.map(({ text, title: called }) => [text.id, called])),
        terms,
        hrefOf: ({ text, pos }: IndexPlace) => this.#chapters.hrefOf(text, `at-${String(pos)}`),
      },
      1,
      more,
    )
    return xhtmlPage(escapeText(terms.index + more), this.#tongue, xhtmlOf(html), 'backmatter')
  }

  #nav(): string {
    const [first, ...others] = this.#index.map(({ path, more: title }) => ({
      title: title.replace(', ', ''),
      href: path,
    }))
    const more = first
      ? [{ title: terms.index, href: first.href, lines: others.length > 0 ? [first, ...others] : [] }]
      : []
    const numbers = this.#texts.flatMap(({ text }) =>
      text.pages.flatMap((label, at) =>
        label === '' ? [] : [{ title: label, href: this.#chapters.hrefOf(text.id, `page-${String(at + 1)}`) }],
      ),
    )
    return navBody([...this.#chapters.lines, ...more], numbers, this.#texts[0]?.path ?? 'title.xhtml', terms)
  }

  #facts() {
    const heads = this.#texts.map(({ text }) => text.head)
    const [only] = heads
    const one = heads.length === 1 && only ? only : null
    const distinct = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))]
    return {
      identifier: uuidOf('epub', this.#title, ...this.#texts.map(({ text }) => text.id)),
      ...{ title: this.#title, language: this.#language, today: this.#what.today },
      authors: one ? distinct([one.author]) : [],
      editors: distinct(heads.flatMap(({ editors }) => editors.map(({ name }) => name))),
      licence: distinct(heads.map(({ licence }) => licence)).join('; '),
      source: one?.source ?? '',
      date: one && /^\d{4}(-\d\d(-\d\d)?)?$/.test(one.when) ? one.when : '',
      hasPages: this.#texts.some(({ text }) => text.pages.some((label) => label !== '')),
      hasIndex: this.#lines.length > 0,
    }
  }
}
