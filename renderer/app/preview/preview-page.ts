import type { PreviewChunk } from '../../../shared/export/html/preview-chunks'
import { languageTag } from '../../../shared/export/html/inlines'
import { readingStyle } from '../../../shared/export/html/reading-styles'
import { editionStyle } from '../../../shared/export/html/text-html'
import type { NotePlace } from '../../../shared/export/html/writing'
import { presetNames, presetReadings } from '../../../shared/queries/readings'
import { pageFonts } from '../export/page-fonts'
import type { KnownChunk, PreviewNews } from './preview-news'

/** How far beyond what is in sight chunks are drawn, and how far from it they are taken away again, in heights of the page. */
const [near, far] = [1, 12]
/** The least height of a line of a chunk that is not drawn, and how much HTML one holds, to guess how high the chunk is. */
const guess = { line: 26, characters: 110 }
/** Which part of the page is read: what stands there is in step with the text. */
const readAt = 0.25

/** Rules that a preview adds to those of an edition's pages. */
const previewStyle = `
main { padding-top: 1.75rem; padding-bottom: 60vh; }
.chunk:first-child > :first-child, .chunk:first-child > :first-child > :first-child, .continued { margin-top: 0 !important; }
.here { box-shadow: -0.6rem 0 0 var(--paper), calc(-0.6rem - 2px) 0 0 var(--rubric); }
.page.here, .note.here { box-shadow: none; }
[data-pos] { cursor: default; }
`

interface Drawn {
  readonly box: HTMLElement
  chunk: PreviewChunk
  filled: boolean
}

/** A place in the preview: a position of the doc, and how far on from it in its block, from 0 to 1. */
export interface PreviewPlace {
  readonly pos: number
  /** The position of the next block. */
  readonly next: number
}

/** The page of a preview, in a frame of its own whose style is that of an edition's pages: only chunks near what is in sight are drawn. */
export class PreviewPage {
  readonly #doc: Document
  readonly #root: HTMLElement
  #chunks: Drawn[] = []
  #here: Element | null = null

  /** Shows the pictures of a part that was drawn. */
  readonly #showPictures: (part: Element) => void

  /** Makes the page in an empty frame of this window; `showPictures` shows those of a part that was drawn. */
  constructor(frame: HTMLIFrameElement, showPictures: (part: Element) => void = () => undefined) {
    this.#showPictures = showPictures
    const { contentDocument: doc, contentWindow } = frame
    if (doc === null || contentWindow === null) throw new Error('The frame of the preview has no document')
    // An empty frame is laid out in quirks mode; only a doctype changes that, and only a parser takes one.
    doc.open()
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- There is no other way to give a document of this origin a doctype.
    doc.write('<!DOCTYPE html><title></title>')
    doc.close()
    this.#doc = doc
    doc.title = frame.title
    doc.documentElement.lang = frame.ownerDocument.documentElement.lang
    // The Content-Security-Policy allows no style element, but a sheet made by script, which is to be of the frame's own window.
    const Sheet = (contentWindow as Window & typeof globalThis).CSSStyleSheet
    const sheet = new Sheet()
    const presets = presetNames.map((id) => ({ id, reading: presetReadings[id] }))
    sheet.replaceSync(`${pageFonts()}\n${editionStyle}\n${readingStyle(presets)}\n${previewStyle}`)
    doc.adoptedStyleSheets = [sheet]
    const main = doc.createElement('main')
    this.#root = doc.createElement('div')
    this.#root.className = 'recto-text'
    main.append(this.#root)
    doc.body.tabIndex = -1
    doc.body.replaceChildren(main)
    doc.addEventListener('scroll', () => {
      this.#draw()
    })
    contentWindow.addEventListener('resize', () => {
      this.#draw()
    })
  }

  get document(): Document {
    return this.#doc
  }

  /** Shows the page as the program looks: the theme, and the size of the text in percent. */
  look(theme: 'light' | 'dark' | 'system', zoom: number): void {
    const { documentElement: root } = this.#doc
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
    root.style.fontSize = `${String(zoom)}%`
    this.#draw()
  }

  /** Shows what is new; what is shown already stays as it is. */
  show({ chunks, language }: PreviewNews, look: { readonly notes: NotePlace; readonly all: boolean }): void {
    this.#doc.documentElement.className = `notes-${look.notes}${look.all ? ' reading-all' : ''}`
    this.#root.lang = languageTag(language) ?? ''
    const before = this.#chunks
    const kept = new Set<Drawn>()
    this.#chunks = chunks.map((chunk, index) => {
      const drawn = this.#drawnAs(chunk, before, before[index], kept)
      kept.add(drawn)
      return drawn
    })
    for (const drawn of before) if (!kept.has(drawn)) drawn.box.remove()
    let last: Element | null = null
    for (const { box } of this.#chunks) {
      const place: Element | null = last === null ? this.#root.firstElementChild : last.nextElementSibling
      if (place !== box) this.#root.insertBefore(box, place)
      last = box
    }
    this.#draw()
  }

  #drawnAs(
    chunk: PreviewChunk | KnownChunk,
    before: readonly Drawn[],
    there: Drawn | undefined,
    kept: ReadonlySet<Drawn>,
  ): Drawn {
    if ('was' in chunk) {
      const known = before[chunk.was]
      if (known !== undefined && !kept.has(known)) {
        known.chunk = { ...known.chunk, pos: chunk.pos }
        return known
      }
      const { html = '', notes = false } = known?.chunk ?? {}
      return this.#box({ html, notes, pos: chunk.pos })
    }
    const drawn = this.#box(chunk)
    // What is in sight is replaced at once: the page keeps its height, and nothing jumps.
    if (there?.filled === true) this.#fill(drawn)
    return drawn
  }

  #box(chunk: PreviewChunk): Drawn {
    const box = this.#doc.createElement('div')
    box.className = 'chunk'
    box.style.height = `${String(Math.ceil(chunk.html.length / guess.characters) * guess.line)}px`
    return { box, chunk, filled: false }
  }

  #fill(drawn: Drawn): void {
    if (drawn.filled) return
    drawn.filled = true
    drawn.box.style.height = ''
    // Written by the export, which lets no markup of the text through.
    drawn.box.innerHTML = drawn.chunk.html
    this.#showPictures(drawn.box)
  }

  /** Draws what is near, and takes away what is far. */
  #draw(): void {
    const height = this.#height
    if (height === 0) return
    // Heights are read before any is changed, so that the page is laid out once.
    const places = this.#chunks.map((drawn) => ({ drawn, place: drawn.box.getBoundingClientRect() }))
    for (const { drawn, place } of places) {
      if (place.bottom > -near * height && place.top < (1 + near) * height) this.#fill(drawn)
      else if (drawn.filled && (place.bottom < -far * height || place.top > far * height)) {
        drawn.filled = false
        drawn.box.style.height = `${String(place.height)}px`
        drawn.box.replaceChildren()
      }
    }
  }

  get #height(): number {
    return this.#doc.documentElement.clientHeight
  }

  /** Scrolls so that a position stands where it is read, and marks its block. With `ifHidden`, only where it is out of sight. */
  reveal(pos: number, ifHidden: boolean): void {
    const drawn = this.#chunks.findLast(({ chunk }) => !chunk.notes && chunk.pos <= pos) ?? this.#chunks[0]
    if (drawn === undefined) return
    this.#fill(drawn)
    const found = this.#blockAt(drawn, pos)
    this.#here?.classList.remove('here')
    this.#here = found?.element ?? null
    this.#here?.classList.add('here')
    const target = found?.element ?? drawn.box
    // What is drawn on the way there moves the place; it settles after a few times.
    for (let time = 0; time < 4; time++) {
      const { top, bottom, height } = target.getBoundingClientRect()
      if (ifHidden && top >= 0 && Math.min(bottom, top + 60) <= this.#height) return
      const part = found === null || found.next <= found.pos ? 0 : (pos - found.pos) / (found.next - found.pos)
      const by = top + height * Math.min(1, Math.max(0, part)) - this.#height * readAt
      if (Math.abs(by) < 2) return
      this.#doc.documentElement.scrollTop += by
      this.#draw()
    }
  }

  /** The position that is read: that at the height where {@link reveal} puts one. `null` where nothing is drawn. */
  placeRead(): number | null {
    const line = this.#height * readAt
    const drawn = this.#chunks.find(({ box, chunk }) => !chunk.notes && box.getBoundingClientRect().bottom > line)
    if (drawn?.filled !== true) return null
    const found = this.#blocksOf(drawn).findLast(({ element }) => element.getBoundingClientRect().top <= line)
    if (found === undefined) return drawn.chunk.pos
    const { top, height } = found.element.getBoundingClientRect()
    const part = height === 0 ? 0 : Math.min(1, (line - top) / height)
    return Math.round(found.pos + part * (found.next - found.pos))
  }

  /** The position of the block, note or page break that an element of the page stands in; `null` outside of the text. */
  positionOf(element: Element): number | null {
    const held = element.closest('[data-pos]')
    const drawn = this.#chunks.find(({ box }) => box.contains(held))
    return held === null || drawn === undefined ? null : drawn.chunk.pos + Number(held.getAttribute('data-pos'))
  }

  #blockAt(drawn: Drawn, pos: number) {
    return this.#blocksOf(drawn).findLast((block) => block.pos <= pos) ?? null
  }

  /** The blocks of a chunk that hold no others, in their order, notes aside. */
  #blocksOf({ box, chunk }: Drawn): readonly (PreviewPlace & { readonly element: Element })[] {
    const elements = [...box.querySelectorAll('[data-pos]')].filter(
      (element) => element.closest('.note, .page') === null && element.querySelector('[data-pos]:not(.page)') === null,
    )
    const positions = elements.map((element) => chunk.pos + Number(element.getAttribute('data-pos')))
    return elements.map((element, index) => {
      const pos = positions[index] ?? 0
      return { element, pos, next: positions[index + 1] ?? pos + element.textContent.length }
    })
  }
}
