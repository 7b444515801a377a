import { ImageOff, Images } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lineBand, type LineBand } from '../../../shared/proofing/line-guide'
import { pageTrackOf } from '../../editor/plugins/page-track'
import { useRestedText, useText } from '../../editor/use-text'
import type { ImageControl, ShownImage } from '../../page-image/deep-zoom'
import { PageImage } from '../../page-image/PageImage'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import type { MenuEntry } from '../../ui/menu-entry'
import { useSource } from '../../ui/use-source'
import type { Actions } from '../actions'
import { besideText } from '../beside-text'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { followPage, pageIndexAt, placeInPage } from './page-in-sight'
import { imageOf } from './page-images'
import { useImageUrl } from './use-image-url'

/** The image of the page that is looked at in the text, in step with it both ways. */
export function ImagePane({ session, text, actions }: PaneProps) {
  const { t } = useTranslation('page-images')
  const { settings } = session
  const { images } = besideText(session)
  const page = useSource(images.page)
  const now = useSource(images.now)
  const { imageLook, imageGuide, imageStacked } = useSource(settings)
  const tracked = useText(text, (state) => pageTrackOf(state).pages)
  const view = useMemo(() => imageOf(now, tracked, page), [now, tracked, page])
  const row = view?.row ?? null
  const turned = view?.turned ?? 0
  const read = useImageUrl(session, row)
  const url = read === null || read === 'gone' ? null : read.url
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(
    () =>
      followPage(text, (index) => {
        images.look(index)
      }),
    [text, images],
  )
  const isBroken = read === 'gone' || (url !== null && failed === url)
  const image = useMemo<ShownImage | null>(
    () => (row === null || url === null || isBroken ? null : { url, width: row.width, height: row.height, turned }),
    [row, url, turned, isBroken],
  )
  const guide = useGuide(session, text, imageGuide, page)
  const n = tracked[Math.max(0, page)]?.n ?? ''
  const named = n === '' ? t('unnumbered', { index: Math.max(0, page) + 1 }) : t('page', { n })
  const title = page < 0 ? t('before', { page: named }) : named
  const onControl = useCallback(
    (control: ImageControl | null) => {
      images.control.set(control)
    },
    [images],
  )
  const onFailed = useCallback(() => {
    setFailed(url)
  }, [url])
  return (
    <PageImage
      title={title}
      image={image}
      instead={
        now.ready &&
        (row === null || isBroken) && (
          <NoImage {...{ title, actions }} file={row?.name ?? null} any={now.rows.length > 0} />
        )
      }
      look={imageLook}
      guide={guide}
      guided={imageGuide}
      tools={actions}
      more={() =>
        moreEntries(actions, (key) => t(key), {
          any: now.rows.length > 0,
          shown: image !== null,
          stacked: imageStacked,
        })
      }
      onControl={onControl}
      onFailed={onFailed}
    />
  )
}

/** What the pane of an image takes. */
export interface PaneProps {
  readonly session: Session
  readonly text: OpenText
  readonly actions: Actions
}

/** The band over the line of the caret, where the caret is on the page that is looked at; follows when typing rests. */
function useGuide(session: Session, text: OpenText, wanted: boolean, page: number): LineBand | null {
  const nudge = useSource(besideText(session).images.nudge)
  const place = useRestedText(text, placeOfCaret)
  return useMemo(
    () => (wanted && place.page === page ? lineBand(place.offset, place.length, null, nudge) : null),
    [wanted, place, page, nudge],
  )
}

const placeOfCaret = (state: OpenText['state']) => ({
  ...placeInPage(state),
  page: pageIndexAt(state, state.selection.head),
})

/** What to do about a page that has no image, or one that cannot be shown. */
function NoImage(props: {
  readonly title: string
  readonly actions: Actions
  readonly file: string | null
  readonly any: boolean
}): ReactNode {
  const { t } = useTranslation('page-images')
  const { title, actions, file, any } = props
  const action = (name: 'image/add' | 'image/match') => (
    <Button
      onClick={() => {
        actions.run(name)
      }}
    >
      {t(`command.${name}`)}
    </Button>
  )
  if (file !== null)
    return (
      <EmptyState icon={ImageOff} title={t('broken.title', { file })} action={action('image/add')}>
        {t('broken.about')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Images}
      title={t('missing.title', { page: title })}
      action={
        <>
          {any && action('image/match')}
          {action('image/add')}
        </>
      }
    >
      {t(any ? 'missing.others' : 'missing.none')}
    </EmptyState>
  )
}

/** The commands of the menu beside the tools. */
type MoreCommand = 'image/add' | 'image/match' | 'image/turn-left' | 'image/toggle' | 'image/stack'

function moreEntries(
  actions: Actions,
  word: (key: `command.${MoreCommand}`) => string,
  now: { readonly any: boolean; readonly shown: boolean; readonly stacked: boolean },
): readonly MenuEntry[] {
  const entry = (
    name: MoreCommand,
    more: { readonly disabled?: boolean; readonly checked?: boolean } = {},
  ): MenuEntry => ({
    kind: 'item',
    label: word(`command.${name}`),
    shortcut: actions.keyOf(name),
    ...more,
    onSelect: () => {
      actions.run(name)
    },
  })
  return [
    entry('image/add'),
    entry('image/match', { disabled: !now.any }),
    { kind: 'separator' },
    entry('image/turn-left', { disabled: !now.shown }),
    entry('image/stack', { checked: now.stacked }),
    entry('image/toggle'),
  ]
}
