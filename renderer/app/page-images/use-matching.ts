import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setLink, shiftLinks, swapLinks, unlinkPage, type PageLinks } from '../../../shared/proofing/match-images'
import { pageTrackOf } from '../../editor/plugins/page-track'
import type { ImageRow } from '../../store/rows'
import { useSource } from '../../ui/use-source'
import { besideText } from '../beside-text'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { pageIndexAt } from './page-in-sight'

/** Images and pages of a text while they are put together by hand; nothing of it is stored until the person says so. */
export interface Matching {
  readonly links: PageLinks
  /** The page that the person is at, counted from 0. */
  readonly current: number
  readonly choose: (index: number) => void
  readonly images: readonly ImageRow[]
  readonly byId: ReadonlyMap<string, ImageRow>
  /** Those that no page has. */
  readonly left: readonly ImageRow[]
  /** The ids of those that are to be taken out of the text. */
  readonly removed: readonly string[]
  readonly titleOf: (index: number) => string
  readonly nameOf: (id: string) => string
  /** What is done at the current page, each said to screen readers. */
  readonly shift: (by: 1 | -1) => void
  readonly swap: () => void
  readonly unlink: () => void
  /** `''` for no image. */
  readonly set: (image: string) => void
  readonly removeLeft: () => void
}

/** Begins with what is stored, at the page of the caret. */
export function useMatching(session: Session, text: OpenText): Matching {
  const { t } = useTranslation('page-images')
  const now = useSource(besideText(session).images.now)
  const pages = useMemo(() => pageTrackOf(text.state).pages, [text])
  const [changed, setChanged] = useState<PageLinks | null>(null)
  const [removed, setRemoved] = useState<readonly string[]>([])
  // The page of the caret: which page is in sight is followed only while its image is shown.
  const [current, choose] = useState(() => {
    const { state } = text
    return Math.max(0, Math.min(pageIndexAt(state, state.selection.head), pages.length - 1))
  })
  const images = now.rows.filter(({ id }) => !removed.includes(id))
  const links = changed ?? pages.map(({ id }) => now.byPage.get(id)?.image ?? null)
  const left = images.filter(({ id }) => !links.includes(id))
  const titleOf = (index: number) => {
    const n = pages[index]?.n ?? ''
    return n === '' ? t('unnumbered', { index: index + 1 }) : t('page', { n })
  }
  const nameOf = (id: string) => {
    const row = now.byId.get(id)
    if (row === undefined) return ''
    return row.sheet === null ? row.name : t('match.sheet', { name: row.name, sheet: row.sheet })
  }
  const page = titleOf(current)
  const change = (next: PageLinks, said: string) => {
    setChanged(next)
    session.say(said)
  }
  const ids = images.map(({ id }) => id)
  const unlink = () => {
    change(unlinkPage(links, current), t('match.saidUnlinked', { page }))
  }
  return {
    ...{ links, current, choose, images, left, removed, titleOf, nameOf, unlink },
    byId: now.byId,
    shift: (by) => {
      change(shiftLinks(links, current, by, ids), t('match.saidShifted', { page }))
    },
    swap: () => {
      if (current + 1 < pages.length) change(swapLinks(links, current, current + 1), t('match.saidSwapped', { page }))
    },
    set: (image) => {
      if (image === '') unlink()
      else change(setLink(links, current, image), t('match.saidSet', { page, image: nameOf(image) }))
    },
    removeLeft: () => {
      setChanged(links)
      setRemoved([...removed, ...left.map(({ id }) => id)])
    },
  }
}

/** What a key does while the pages have the focus; `null` for other keys. */
export function actOfKey(matching: Matching, key: string): (() => void) | null {
  const { links, current, choose, shift, swap, unlink } = matching
  const last = links.length - 1
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      choose(Math.min(last, current + 1))
    },
    ArrowUp: () => {
      choose(Math.max(0, current - 1))
    },
    Home: () => {
      choose(0)
    },
    End: () => {
      choose(last)
    },
    '+': () => {
      shift(1)
    },
    '-': () => {
      shift(-1)
    },
    s: swap,
    Delete: unlink,
  }
  return acts[key] ?? null
}
