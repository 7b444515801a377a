import { matchImages, type PageLinks } from '../../../shared/proofing/match-images'
import type { PageImage } from '../../../shared/proofing/page-record'
import { pageTrackOf } from '../../editor/plugins/page-track'
import type { PageChange, PageOrder } from '../../store/page-records'
import type { Change, ImageRow } from '../../store/rows'
import { besideText } from '../beside-text'
import type { OpenText } from '../open-text'
import { actsOf } from '../register/edition-acts'
import type { Session } from '../session'
import type { TakenImage } from './image-reading'

/** Which page of a text is which, for the acts that speak of them. */
function orderOf(text: OpenText): PageOrder {
  const { pages, gone } = pageTrackOf(text.state)
  return { transcription: text.id, pages, gone: gone.map(({ id }) => id) }
}

const linkChange = (page: string, before: PageImage | null, after: PageImage | null): PageChange => ({
  what: 'image',
  page,
  before,
  after,
})

const imageChange = (id: string, before: ImageRow | null, after: ImageRow | null): Change & { kind: 'image' } => ({
  kind: 'image',
  id,
  before,
  after,
})

/** Adds images to a text, and puts them to the pages that have none; one act. Answers whether it was done. */
export async function keepImages(session: Session, text: OpenText, taken: readonly TakenImage[]): Promise<boolean> {
  const { rows, byPage } = besideText(session).images.now.get()
  const start = (rows.at(-1)?.position ?? -1) + 1
  const made = taken.map((image, index): ImageRow => {
    const { name, sheet, type, width, height, bytes, size } = image
    const place = { id: crypto.randomUUID(), transcription: text.id, position: start + index }
    return { ...place, name, sheet, type, width, height, bytes, size }
  })
  const free = pageTrackOf(text.state).pages.filter(({ id }) => !byPage.has(id))
  const images = made.map(({ id, name }, index) => ({ id, name, label: taken[index]?.label ?? null }))
  const { links } = matchImages(
    images,
    free.map(({ n }) => n),
  )
  const changes = links.flatMap((image, index) => {
    const page = free[index]
    return image === null || page === undefined ? [] : [linkChange(page.id, null, { image, turned: 0 })]
  })
  return actsOf(session).do({
    label: { code: 'add-images', values: { count: made.length } },
    rows: [...made.map((row) => imageChange(row.id, null, row)), { kind: 'pages', transcription: text.id, changes }],
    pageOrders: [orderOf(text)],
  })
}

/** Puts images to the pages of a text as `links` say, and takes the images `removed` out of it; one act. */
export async function putImages(
  session: Session,
  text: OpenText,
  links: PageLinks,
  removed: readonly string[],
): Promise<boolean> {
  const { byId, byPage } = besideText(session).images.now.get()
  const gone = new Set(removed)
  const turned = new Map([...byPage.values()].map((link) => [link.image, link.turned]))
  const changes = pageTrackOf(text.state).pages.flatMap(({ id }, index) => {
    const before = byPage.get(id) ?? null
    const image = links[index] ?? null
    if (image === (before?.image ?? null)) return []
    const after = image === null || gone.has(image) ? null : { image, turned: turned.get(image) ?? 0 }
    return [linkChange(id, before, after)]
  })
  const rows = removed.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [imageChange(id, row, null)]
  })
  if (changes.length === 0 && rows.length === 0) return true
  const label =
    rows.length === 0
      ? ({ code: 'match-images', values: {} } as const)
      : ({ code: 'remove-images', values: { count: rows.length } } as const)
  const pages = { kind: 'pages', transcription: text.id, changes } as const
  return actsOf(session).do({ label, rows: [...rows, pages], pageOrders: [orderOf(text)] })
}

/** Turns the image of a page by so many degrees, clockwise. */
export async function turnImage(session: Session, text: OpenText, index: number, by: 90 | -90): Promise<void> {
  const page = pageTrackOf(text.state).pages[index]
  const before = page && besideText(session).images.now.get().byPage.get(page.id)
  if (page === undefined || before === undefined) return
  const after: PageImage = { ...before, turned: ((before.turned + by + 360) % 360) as PageImage['turned'] }
  const changes = [linkChange(page.id, before, after)]
  await actsOf(session).do({
    label: { code: 'turn-image', values: {} },
    rows: [{ kind: 'pages', transcription: text.id, changes }],
    pageOrders: [orderOf(text)],
    quiet: true,
  })
}
