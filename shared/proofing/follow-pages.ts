import type { Node } from 'prosemirror-model'
import type { LandmarkList, PageLandmark } from '../queries/landmarks'
import { alignPages, pageNumbersOf } from './align-pages'
import type { PageRecord } from './page-record'

/** A page of a text that is open: the id of its record, and its number. */
export interface TrackedPage {
  readonly id: string
  readonly n: string
}

/** Which page of an open text is which. */
export interface PageTrack {
  /** One for each page break in order; one where there is none. */
  readonly pages: readonly TrackedPage[]
  /** Those whose breaks are gone, the last one that went last. */
  readonly gone: readonly TrackedPage[]
  /** Of which page each node of a break was, as far as it was met: where the very node comes back, the page does. It only grows. */
  readonly met: WeakMap<Node, string>
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
  doc: Node,
  breaks: LandmarkList<PageLandmark>,
  newId: () => string,
): PageTrack {
  const { pages, gone } = alignPages(stored.pages, stored.gone, pageNumbersOf(breaks.values), newId)
  const idAndNumber = ({ id, n }: PageRecord) => ({ id, n })
  const track = { pages: pages.map(idAndNumber), gone: gone.map(idAndNumber), met: new WeakMap<Node, string>() }
  meet(track, doc, breaks)
  return track
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
    return meet(
      { ...track, pages: numbers.map((n, index) => ({ id: track.pages[index]?.id ?? newId(), n })) },
      after,
      is,
    )
  meet(track, change.before, was)
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
  const wasOf = is.positions.map((pos) => track.met.get(after.nodeAt(pos) ?? after))
  const hasNumber = ({ n }: TrackedPage, index: number) => n === numbers[index]
  give([...track.gone, ...went], ({ id }, index) => id === wasOf[index])
  give(went, hasNumber)
  give(went, ({ place }, index) => place === is.positions[index])
  give(track.gone, (page, index) => page.n !== '' && hasNumber(page, index))
  const pages = numbers.map((n, index) => ({ id: ids[index] ?? newId(), n }))
  const gone = [...track.gone, ...went].filter(({ id }) => !used.has(id)).map(({ id, n }) => ({ id, n }))
  return meet({ ...track, pages, gone: gone.slice(-remembered) }, after, is)
}

function meet(track: PageTrack, doc: Node, { positions }: LandmarkList<PageLandmark>): PageTrack {
  for (const [index, pos] of positions.entries()) {
    const [node, page] = [doc.nodeAt(pos), track.pages[index]]
    if (node !== null && page !== undefined) track.met.set(node, page.id)
  }
  return track
}

/** A page that went just now, and where its break would stand. */
interface WentPage extends TrackedPage {
  readonly place: number
}

/** The pages whose breaks are still there, by where they stand now, and those whose breaks are not. */
function parted(
  track: PageTrack,
  { was, is, placeOf }: PagesChange,
): { readonly stayed: ReadonlyMap<number, string>; readonly went: readonly WentPage[] } {
  const there = new Set(is.positions)
  const stayed = new Map<number, string>()
  const went: WentPage[] = []
  for (const [index, page] of track.pages.entries()) {
    const from = was.positions[index]
    const { pos, deleted } = from === undefined ? { pos: -1, deleted: true } : placeOf(from)
    if (!deleted && there.has(pos) && !stayed.has(pos)) stayed.set(pos, page.id)
    else went.push({ ...page, place: pos })
  }
  return { stayed, went }
}
