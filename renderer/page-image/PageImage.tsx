import {
  ChevronLeft,
  ChevronRight,
  Contrast,
  Ellipsis,
  Maximize,
  MoveHorizontal,
  RotateCw,
  Rows3,
  ZoomIn,
  ZoomOut,
  type LucideIcon,
} from 'lucide-react'
import { Toolbar as Radix } from 'radix-ui'
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineBand } from '../../shared/proofing/line-guide'
import { IconButton } from '../ui/IconButton'
import { Menu } from '../ui/Menu'
import type { MenuEntry } from '../ui/menu-entry'
import { ToggleButton } from '../ui/ToggleButton'
import { DeepZoom, type ImageControl, type ShownImage } from './deep-zoom'
import { filterOf, type ImageLook } from './image-look'
import { keyInImage } from './image-keys'
import styles from './PageImage.module.css'

/** What the buttons and keys of an image can have done, by the names of their commands. */
export interface ImageTools {
  readonly run: (command: string) => void
  readonly keyOf: (command: string) => string | undefined
}

/** The image of a page with its tools: deep zoom, turning, contrast, and a band over the line that is being read. */
export function PageImage(props: {
  /** What the page is called. */
  readonly title: string
  /** `null` where the page has none: then `instead` says what to do. */
  readonly image: ShownImage | null
  readonly instead: ReactNode
  readonly look: ImageLook
  readonly guide: LineBand | null
  readonly guided: boolean
  readonly tools: ImageTools
  /** What else can be done with images. */
  readonly more: () => readonly MenuEntry[]
  /** Told of what moves the image while it is shown, and of `null` when it goes. */
  readonly onControl: (control: ImageControl | null) => void
  readonly onFailed: () => void
}) {
  const { t } = useTranslation('page-images')
  const { image, tools } = props
  const onKeyDown = (event: KeyboardEvent) => {
    const command = keyInImage(event)
    if (command === null) return
    event.preventDefault()
    tools.run(command)
  }
  return (
    <section className={styles.room} aria-label={t('region')} data-page-image={image === null ? 'none' : 'shown'}>
      <ImageToolbar {...props} />
      <div
        className={styles.place}
        role="group"
        tabIndex={0}
        aria-label={image === null ? t('noImageOf', { page: props.title }) : t('imageOf', { page: props.title })}
        aria-describedby="page-image-keys"
        onKeyDown={onKeyDown}
      >
        {image === null ? props.instead : <Zoomed {...props} image={image} />}
        <p id="page-image-keys" className={styles.unseen}>
          {t('keys')}
        </p>
      </div>
    </section>
  )
}

function Zoomed(props: {
  readonly image: ShownImage
  readonly look: ImageLook
  readonly guide: LineBand | null
  readonly onControl: (control: ImageControl | null) => void
  readonly onFailed: () => void
}) {
  const { image, look, guide, onControl, onFailed } = props
  const place = useRef<HTMLDivElement>(null)
  const zoom = useZoom(place, onControl, onFailed)
  useEffect(() => {
    zoom.current?.show(image)
  }, [zoom, image])
  useEffect(() => {
    zoom.current?.guide(guide)
  }, [zoom, guide])
  return <div ref={place} className={styles.canvas} style={{ '--look': filterOf(look) } as React.CSSProperties} />
}

function useZoom(
  place: RefObject<HTMLDivElement | null>,
  onControl: (control: ImageControl | null) => void,
  onFailed: () => void,
): RefObject<DeepZoom | null> {
  const zoom = useRef<DeepZoom | null>(null)
  useEffect(() => {
    const { current } = place
    if (current === null) return
    const band = document.createElement('div')
    band.className = styles.band ?? ''
    band.hidden = true
    const made = new DeepZoom(current, band, onFailed)
    zoom.current = made
    onControl(made)
    return () => {
      zoom.current = null
      onControl(null)
      made.stop()
    }
  }, [place, onControl, onFailed])
  return zoom
}

function ImageToolbar(props: {
  readonly title: string
  readonly image: ShownImage | null
  readonly look: ImageLook
  readonly guided: boolean
  readonly tools: ImageTools
  readonly more: () => readonly MenuEntry[]
}) {
  const { t } = useTranslation('page-images')
  const { tools, look } = props
  const none = props.image === null
  const tool = (name: string, icon: LucideIcon, needsImage = true) => (
    <Radix.Button asChild key={name}>
      <IconButton
        label={t(`command.image/${name}` as 'command.image/next')}
        icon={icon}
        shortcut={tools.keyOf(`image/${name}`)}
        disabled={needsImage && none}
        onClick={() => {
          tools.run(`image/${name}`)
        }}
      />
    </Radix.Button>
  )
  return (
    <Radix.Root className={styles.tools} aria-label={t('tools')}>
      {tool('previous', ChevronLeft, false)}
      <span className={styles.title}>{props.title}</span>
      {tool('next', ChevronRight, false)}
      <span className={styles.gap} />
      {tool('zoom-out', ZoomOut)}
      {tool('zoom-in', ZoomIn)}
      {tool('fit-width', MoveHorizontal)}
      {tool('fit-page', Maximize)}
      {tool('turn-right', RotateCw)}
      <Menu
        align="end"
        trigger={
          <Radix.Button asChild>
            <IconButton label={t('look')} icon={Contrast} disabled={none} />
          </Radix.Button>
        }
        entries={() => lookEntries(look, tools, (key) => t(key))}
      />
      <Radix.Button asChild>
        <ToggleButton
          label={t('command.image/guide')}
          pressed={props.guided}
          icon={Rows3}
          onClick={() => {
            tools.run('image/guide')
          }}
        />
      </Radix.Button>
      <Menu
        align="end"
        trigger={
          <Radix.Button asChild>
            <IconButton label={t('more')} icon={Ellipsis} />
          </Radix.Button>
        }
        entries={props.more}
      />
    </Radix.Root>
  )
}

const lookNames = ['contrast-more', 'contrast-less', 'brighter', 'darker', 'invert', 'plain'] as const

function lookEntries(
  look: ImageLook,
  tools: ImageTools,
  word: (key: `command.image/${(typeof lookNames)[number]}`) => string,
): readonly MenuEntry[] {
  return lookNames.map((name) => ({
    kind: 'item',
    label: word(`command.image/${name}`),
    shortcut: tools.keyOf(`image/${name}`),
    checked: name === 'invert' && look.inverted ? true : undefined,
    onSelect: () => {
      tools.run(`image/${name}`)
    },
  }))
}
