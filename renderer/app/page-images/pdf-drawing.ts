import { getDocument, PDFWorker, type PDFDocumentLoadingTask, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** At which resolution pages are drawn, in pixels for an inch: small print can be read at it. */
const resolution = 200
/** The length of the longer side of a page, in pixels, at least and at most. */
const [least, most] = [1400, 3200]
/** How an image of a page is kept: WebP of this quality makes about 200 kB of a printed page. */
const format = { type: 'image/webp', quality: 0.8 } as const

/** pdf.js without a page around it: what it would draw on elements is drawn on canvases of the Worker. */
class CanvasFactory {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }

  reset(held: { canvas: OffscreenCanvas | null }, width: number, height: number) {
    if (held.canvas === null) return
    held.canvas.width = Math.max(1, width)
    held.canvas.height = Math.max(1, height)
  }

  destroy(held: { canvas: OffscreenCanvas | null; context: unknown }) {
    if (held.canvas !== null) held.canvas.width = held.canvas.height = 0
    held.canvas = null
    held.context = null
  }
}

/** Filters of SVG need a document: what asks for one is drawn without. */
class FilterFactory {
  readonly #none = () => 'none'
  readonly addFilter = this.#none
  readonly addHCMFilter = this.#none
  readonly addAlphaFilter = this.#none
  readonly addLuminosityFilter = this.#none
  readonly addHighlightHCMFilter = this.#none
  readonly destroy = () => undefined
}

/** A PDF that is being read. */
export interface OpenPdf {
  readonly task: PDFDocumentLoadingTask
  /** Lets go of it, and ends the Worker that reads it, which pdf.js leaves to whoever started it. */
  readonly end: () => Promise<void>
}

/** Begins to read a PDF. The files of pdf.js stand beside the program (`renderer/pdf-files.ts`). */
export function openPdf(bytes: Uint8Array): OpenPdf {
  const parser = new Worker(new URL('./pdf-parser-worker.ts', import.meta.url), { type: 'module' })
  const files = new URL('/pdf/', location.href).href
  const task = getDocument({
    data: bytes,
    worker: PDFWorker.create({ port: parser }),
    // Glyphs are drawn as paths: a Worker has no fonts of a page.
    disableFontFace: true,
    useSystemFonts: false,
    // The policy of the program allows neither.
    isEvalSupported: false,
    useWasm: false,
    cMapUrl: `${files}cmaps/`,
    standardFontDataUrl: `${files}standard_fonts/`,
    wasmUrl: `${files}wasm/`,
    useWorkerFetch: true,
    CanvasFactory,
    FilterFactory,
    verbosity: 0,
  })
  const end = async () => {
    await task.destroy()
    parser.terminate()
  }
  return { task, end }
}

/** Draws a page at a resolution at which it can be read. */
export async function drawPage(
  page: PDFPageProxy,
): Promise<{ readonly width: number; readonly height: number; readonly blob: Blob }> {
  const { width: points, height: lines } = page.getViewport({ scale: 1 })
  const longer = Math.max(points, lines)
  const scale = Math.min(most / longer, Math.max(least / longer, resolution / 72))
  const viewport = page.getViewport({ scale })
  const [width, height] = [Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height))]
  const canvas = new OffscreenCanvas(width, height)
  const canvasContext = canvas.getContext('2d', { alpha: false })
  if (canvasContext === null) throw new RangeError('A page is too large to be drawn')
  // The types of pdf.js know only canvases of a page.
  const target = { canvas: canvas as never, canvasContext: canvasContext as never }
  await page.render({ ...target, viewport, background: 'white' }).promise
  const blob = await canvas.convertToBlob(format)
  canvas.width = canvas.height = 0
  page.cleanup()
  return { width, height, blob }
}
