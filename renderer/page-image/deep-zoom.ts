import OpenSeadragon from 'openseadragon'
import type { LineBand } from '../../shared/proofing/line-guide'

/** An image to be shown: its address, its size in pixels, and by how much it is turned, clockwise in degrees. */
export interface ShownImage {
  readonly url: string
  readonly width: number
  readonly height: number
  readonly turned: number
}

/** How much of an image is in sight; `free` where the person moved it. */
export type Fit = 'page' | 'width' | 'free'

/** What keys and buttons do with the image that is shown. */
export interface ImageControl {
  readonly zoom: (by: number) => void
  /** By shares of what is in sight. */
  readonly pan: (right: number, down: number) => void
  readonly fit: (fit: Exclude<Fit, 'free'>) => void
}

/** How far the band of the line lies beyond the sides of the page, so that it is seen where the page is white. */
const bandWidth = { left: 0, width: 1 } as const

/**
 * OpenSeadragon adds a style element for touch screens where there is none, which the policy of the program forbids. What it looks for
 * is found, and styles nothing, for it is no element of HTML.
 */
function standInForStyle(): void {
  const name = 'data-openseadragon-mobile-css'
  if (document.querySelector(`style[${name}]`) !== null) return
  const style = document.createElementNS('urn:recto', 'style')
  style.setAttribute(name, 'true')
  document.head.append(style)
}

/** One image with deep zoom (OpenSeadragon), without any of its controls: its keys and buttons are the program's own. */
export class DeepZoom implements ImageControl {
  readonly #viewer: OpenSeadragon.Viewer
  readonly #band: HTMLElement
  #fit: Fit = 'width'
  #shown: ShownImage | null = null
  #guide: LineBand | null = null

  /** `failed` is told where an image cannot be drawn. `band` becomes the guide of the line. */
  constructor(element: HTMLElement, band: HTMLElement, failed: () => void) {
    this.#band = band
    standInForStyle()
    this.#viewer = OpenSeadragon({
      element,
      drawer: 'canvas',
      showNavigationControl: false,
      keyboardNavEnabled: false,
      tabIndex: -1,
      animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.25,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      visibilityRatio: 0.3,
      minZoomImageRatio: 0.5,
      maxZoomPixelRatio: 4,
    })
    this.#viewer.addHandler('open', () => {
      this.#place(true)
    })
    this.#viewer.addHandler('open-failed', failed)
    this.#viewer.addHandler('tile-load-failed', failed)
    const freed = () => {
      this.#fit = 'free'
    }
    this.#viewer.addHandler('canvas-drag', freed)
    this.#viewer.addHandler('canvas-scroll', freed)
    this.#viewer.addHandler('canvas-pinch', freed)
    this.#viewer.addHandler('resize', () => {
      requestAnimationFrame(() => {
        if (this.#shown !== null && this.#fit !== 'free') this.#place(true)
      })
    })
  }

  /** Shows another image, as much of it as of the one before; `null` shows none. */
  show(image: ShownImage | null): void {
    const before = this.#shown
    this.#shown = image
    if (image === null) {
      this.#viewer.close()
      return
    }
    if (before?.url === image.url) {
      this.#viewer.viewport.setRotation(image.turned, true)
      if (this.#fit !== 'free') this.#place(true)
      return
    }
    const kept = before !== null && this.#fit === 'free' ? this.#viewer.viewport.getBounds(true) : null
    this.#viewer.open({ tileSource: new OpenSeadragon.ImageTileSource({ url: image.url, buildPyramid: true }) })
    if (kept === null) return
    this.#viewer.addOnceHandler('open', () => {
      this.#viewer.viewport.fitBounds(kept, true)
    })
  }

  readonly zoom = (by: number): void => {
    this.#fit = 'free'
    this.#viewer.viewport.zoomBy(by).applyConstraints()
  }

  readonly pan = (right: number, down: number): void => {
    this.#fit = 'free'
    const { width, height } = this.#viewer.viewport.getBounds()
    this.#viewer.viewport.panBy(new OpenSeadragon.Point(right * width, down * height)).applyConstraints()
  }

  readonly fit = (fit: Exclude<Fit, 'free'>): void => {
    this.#fit = fit
    this.#place(false)
  }

  /** Lays the band over a line, or takes it away; where that line is out of sight, it is brought there. */
  guide(band: LineBand | null): void {
    this.#guide = band
    const element = this.#band
    const shown = this.#shown
    if (band === null || shown === null || !this.#viewer.isOpen()) {
      element.hidden = true
      return
    }
    const ratio = shown.height / shown.width
    const place = new OpenSeadragon.Rect(
      bandWidth.left,
      band.top * ratio,
      bandWidth.width,
      (band.bottom - band.top) * ratio,
    )
    element.hidden = false
    if (this.#viewer.getOverlayById(element) === null) this.#viewer.addOverlay({ element, location: place })
    else this.#viewer.updateOverlay(element, place)
    this.#bringInSight(place)
  }

  stop(): void {
    this.#viewer.destroy()
  }

  #place(immediately: boolean): void {
    const [shown, { viewport }] = [this.#shown, this.#viewer]
    if (shown === null || !this.#viewer.isOpen()) return
    viewport.setRotation(shown.turned, true)
    if (this.#fit === 'page') viewport.goHome(immediately)
    else if (this.#fit === 'width') this.#fitWidth(shown, immediately)
    this.guide(this.#guide)
  }

  /** The whole width, from the upper edge on. */
  #fitWidth(shown: ShownImage, immediately: boolean): void {
    const { viewport } = this.#viewer
    const isSideways = shown.turned % 180 !== 0
    const ratio = shown.height / shown.width
    const [width, height] = isSideways ? [ratio, 1] : [1, ratio]
    // Turned images turn about their middle.
    const [left, top] = [(1 - width) / 2, (ratio - height) / 2]
    const margin = width * 0.02
    const seen = (width + 2 * margin) / viewport.getAspectRatio()
    const bounds = new OpenSeadragon.Rect(left - margin, top - margin, width + 2 * margin, seen)
    const turned =
      isSideways || shown.turned !== 0 ? bounds.rotate(-shown.turned, new OpenSeadragon.Point(0.5, ratio / 2)) : bounds
    viewport.fitBounds(turned, immediately)
  }

  #bringInSight(line: OpenSeadragon.Rect): void {
    const { viewport } = this.#viewer
    const bounds = viewport.getBounds()
    const above = line.y < bounds.y
    const below = line.y + line.height > bounds.y + bounds.height
    if (viewport.getRotation() !== 0 || !(above || below)) return
    const to = new OpenSeadragon.Point(bounds.getCenter().x, line.getCenter().y + bounds.height * 0.2)
    viewport.panTo(to).applyConstraints()
  }
}
