import type { Node } from 'prosemirror-model'
import type { LandmarkList, PageLandmark } from '../queries/landmarks'
import { alignPages, pageNumbersOf } from './align-pages'
import type { PageRecord } from './page-record'

/** A page of a text that is open: the id of its record, and its number. */
export interface TrackedPage {
  readonly id: string
  readonly n: string
}

/** A page whose break is gone, with the node of the break: where the very node comes back, the page does. */
export interface GonePage extends TrackedPage {
  readonly node: Node | null
}

/** Which page of an open text is which. */
export interface PageTrack {
  /** One for each page break in order; one where there is none. */
  readonly pages: readonly TrackedPage[]
  /** The last one that went stands last. */
  readonly gone: readonly GonePage[]
}

/** What became of a text's page breaks: its docs and breaks before and after. */
export interface PagesChange {
  readonly before: Node
  readonly after: Node
  readonly was: LandmarkList<PageLandmark>
  readonly is: LandmarkList<PageLandmark>
  /** Where what stood at a position stands after: whether it was deleted, and where it is, or would be. */
  readonly placeOf: (pos: number) => { readonly pos: number; readonly deleted: boolean }
}

/** How many pages that are gone are remembered while a text is open. */
const remembered = 5000

/** The pages of a text as it is opened, by what is stored of them. */
export function trackPages(
  stored: { readonly pages: readonly PageRecord[]; readonly gone: readonly PageRecord[] },
  breaks: LandmarkList<PageLandmark>,
  newId: () => string,
): PageTrack {
  const { pages, gone } = alignPages(stored.pages, stored.gone, pageNumbersOf(breaks.values), newId)
  return {
    pages: pages.map(({ id, n }) => ({ id, n })),
    gone: gone.map(({ id, n }) => ({ id, n, node: null })),
  }
}

/**
 * Which page is which after a change. A break that stayed, was renumbered or travelled with its blocks is the page that it was; one
 * that is the very node of one that went (as undo brings it back), that has the number of the one page that went, or that stands
 * where it stood, is that page; all others are new. Looks at all page breaks, so it is asked only where these changed.
 */
export function followPages(track: PageTrack, change: PagesChange, newId: () => string): PageTrack {
  const { after, is, was } = change
  const numbers = pageNumbersOf(is.values)
  // A text without breaks is one page, which its only break begins.
  if (was.positions.length <= 1 && is.positions.length <= 1)
    return { ...track, pages: numbers.map((n, index) => ({ id: track.pages[index]?.id ?? newId(), n })) }
  const { stayed, went } = parted(track, change)
  const ids = numbers.map((_, index) => stayed.get(is.positions[index] ?? -1))
  const used = new Set(ids)
  // Only where neither the page nor the break could be another one.
  const give = <Page extends TrackedPage>(from: readonly Page[], fits: (page: Page, index: number) => boolean) => {
    const open = ids.flatMap((id, index) => (id === undefined ? [index] : []))
    const left = from.filter((page) => !used.has(page.id))
    for (const index of open) {
      const [one, other] = left.filter((page) => fits(page, index))
      if (one === undefined || other !== undefined || open.filter((at) => fits(one, at)).length !== 1) continue
      ids[index] = one.id
      used.add(one.id)
    }
  }
  const nodes = is.positions.map((pos) => after.nodeAt(pos))
  const hasNumber = ({ n }: TrackedPage, index: number) => n === numbers[index]
  const isNode = ({ node }: GonePage, index: number) => node !== null && node === nodes[index]
  give(went, isNode)
  give(track.gone, isNode)
  give(went, hasNumber)
  give(went, ({ place }, index) => place === is.positions[index])
  give(track.gone, (page, index) => page.n !== '' && hasNumber(page, index))
  const pages = numbers.map((n, index) => ({ id: ids[index] ?? newId(), n }))
  const gone = [...track.gone, ...went].filter(({ id }) => !used.has(id)).map(({ id, n, node }) => ({ id, n, node }))
  return { pages, gone: gone.slice(-remembered) }
}

/** A page that went just now, and where its break would stand. */
interface WentPage extends GonePage {
  readonly place: number
}

/** The pages whose breaks are still there, by where they stand now, and those whose breaks are not. */
function parted(
  track: PageTrack,
  { before, was, is, placeOf }: PagesChange,
): { readonly stayed: ReadonlyMap<number, string>; readonly went: readonly WentPage[] } {
  const there = new Set(is.positions)
  const stayed = new Map<number, string>()
  const went: WentPage[] = []
  for (const [index, page] of track.pages.entries()) {
    const from = was.positions[index]
    const { pos, deleted } = from === undefined ? { pos: -1, deleted: true } : placeOf(from)
    if (!deleted && there.has(pos) && !stayed.has(pos)) stayed.set(pos, page.id)
    else went.push({ ...page, node: from === undefined ? null : before.nodeAt(from), place: pos })
  }
  return { stayed, went }
}
