import type { PageImage } from '../../../shared/proofing/page-record'
import { pageTrackOf } from '../../editor/plugins/page-track'
import type { ImageControl } from '../../page-image/deep-zoom'
import { imagesOf } from '../../store/images'
import { pageRecordsOf } from '../../store/page-records'
import { readProblem } from '../../store/problems'
import type { ImageRow } from '../../store/rows'
import { Cell } from '../cell'
import type { OpenText } from '../open-text'
import type { Session } from '../session'

/** The images of the open text. */
export interface TextImages {
  /** Whether the library has answered. */
  readonly ready: boolean
  /** In their order. */
  readonly rows: readonly ImageRow[]
  readonly byId: ReadonlyMap<string, ImageRow>
  /** Which image each page has, by the id of its record. */
  readonly byPage: ReadonlyMap<string, PageImage>
}

/** The image of a page, and how it is turned. */
export interface PageView {
  readonly row: ImageRow
  readonly turned: PageImage['turned']
}

/**
 * The image of one of `pages`, the tracked pages of the text, by its index. What stands before the first page break (-1) is shown by the image
 * before that of the first page, if no page has it: a text often begins on a page whose break it lacks.
 */
export function imageOf(
  { rows, byId, byPage }: TextImages,
  pages: readonly { readonly id: string }[],
  index: number,
): PageView | null {
  const link = byPage.get(pages[Math.max(0, index)]?.id ?? '')
  const row = link && byId.get(link.image)
  if (link === undefined || row === undefined) return null
  if (index >= 0) return { row, turned: link.turned }
  const before = rows[rows.indexOf(row) - 1]
  const isFree = before !== undefined && ![...byPage.values()].some(({ image }) => image === before.id)
  return isFree ? { row: before, turned: link.turned } : null
}

const none: TextImages = { ready: false, rows: [], byId: new Map(), byPage: new Map() }

/** The images of the open text's pages, kept up to date, and which of them is looked at. */
export class PageImages {
  readonly now = new Cell<TextImages>(none)
  /** Which page is looked at, counted from 0; -1 for what stands before the first page break. */
  readonly page = new Cell(0)
  /** By how many lines the person moved the band on this page. */
  readonly nudge = new Cell(0)
  /** What moves the image, while one is shown. */
  readonly control = new Cell<ImageControl | null>(null)
  readonly #session: Session
  readonly #stopListening: () => void
  #text: OpenText | null = null
  #stopReading: () => void = () => undefined

  constructor(session: Session) {
    this.#session = session
    this.#stopListening = session.screen.subscribe(this.#follow)
  }

  /** The image of a page of the open text by its index; `null` where it has none. */
  imageAt(index: number): PageView | null {
    return this.#text === null ? null : imageOf(this.now.get(), pageTrackOf(this.#text.state).pages, index)
  }

  /** Looks at a page. */
  look(index: number): void {
    if (this.page.get() !== index) this.nudge.set(0)
    this.page.set(index)
  }

  stop(): void {
    this.#stopListening()
    this.#stopReading()
  }

  readonly #follow = (): void => {
    const text = this.#session.open?.text ?? null
    if (text === this.#text) return
    this.#stopReading()
    this.#text = text
    this.now.set(none)
    this.page.set(0)
    this.nudge.set(0)
    if (text === null) {
      this.#stopReading = () => undefined
      return
    }
    this.#stopReading = this.#session.store.live(
      async (db) => ({ rows: await imagesOf(db, text.id), records: await pageRecordsOf(db, text.id) }),
      ({ rows, records }) => {
        const known = [...records.pages, ...records.gone]
        const byId = new Map(rows.map((row) => [row.id, row]))
        // An image whose adding was undone after it was put to another page is not there: that page has none.
        const linked = known.flatMap(({ id, image }) =>
          image === null || !byId.has(image.image) ? [] : [[id, image] as const],
        )
        this.now.set({ ready: true, rows, byId, byPage: new Map(linked) })
      },
      () => {
        this.#session.tell(readProblem)
      },
    )
  }
}
