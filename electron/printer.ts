import { BrowserWindow, session, type PrintToPDFOptions, type Session } from 'electron'
import type { Answer, PageToPrint, Problem } from '../shared/host'
import { scheme } from './scheme'
import { securityHeaders, siteAnswer } from './site.mjs'

/** How long a page may take until it is printed, in milliseconds: a volume of thousands of sheets takes a minute. */
const patience = 5 * 60_000

/** Where the page that is printed lies, in a session that knows nothing else. */
const origin = `${scheme}://print`

/** Scripts are not run and nothing is fetched but fonts; the rest is as everywhere. */
const pageHeaders = {
  ...securityHeaders,
  'Content-Security-Policy':
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'",
  'Content-Type': 'text/html; charset=utf-8',
}

const cancelled: Problem = { code: 'cancelled', message: 'The export was stopped. No file was written.' }

const failed: Problem = {
  code: 'print-failed',
  message:
    'The print engine could not make a PDF of these texts. No file was written, and your work is safe in the library.',
}

const late: Problem = {
  code: 'print-late',
  message:
    'The print engine did not get through these texts within five minutes, so it was stopped. No file was written. Export fewer of them, or a web page, and print that in a browser.',
}

/** A page being printed: whoever ends it says why. */
interface Printing {
  readonly end: (problem: Problem) => void
}

/** Makes PDFs of pages by the print engine, in windows that nobody sees. */
export class Printer {
  readonly #interfaceFolder: string
  /** What each window prints. */
  readonly #printing = new Map<BrowserWindow, Printing>()
  /** The pages being printed, by their paths. */
  readonly #pages = new Map<string, Uint8Array>()
  #session: Session | null = null
  #count = 0

  /** `interfaceFolder` is where the fonts lie. */
  constructor(interfaceFolder: string) {
    this.#interfaceFolder = interfaceFolder
  }

  /** Prints a page for a window; what that still prints is stopped first. */
  async print(owner: BrowserWindow, page: PageToPrint): Promise<Answer<Uint8Array>> {
    this.stop(owner)
    const path = `/${String(++this.#count)}`
    this.#pages.set(path, page.html)
    const sheet = this.#sheet()
    const { promise: ended, resolve: end } = withResolvers<Problem>()
    const printing: Printing = { end }
    this.#printing.set(owner, printing)
    const closed = () => end(cancelled)
    owner.once('closed', closed)
    sheet.webContents.once('render-process-gone', () => end(failed))
    const timer = setTimeout(() => end(late), patience)
    try {
      const printed = await Promise.race([pdfOf(sheet, `${origin}${path}`, page), ended])
      return printed instanceof Uint8Array ? { ok: true, value: printed } : { ok: false, problem: printed }
    } catch (error) {
      console.error('A page could not be printed:', error)
      return { ok: false, problem: failed }
    } finally {
      clearTimeout(timer)
      owner.off('closed', closed)
      if (this.#printing.get(owner) === printing) this.#printing.delete(owner)
      this.#pages.delete(path)
      sheet.destroy()
    }
  }

  /** Stops what a window prints. */
  stop(owner: BrowserWindow): void {
    this.#printing.get(owner)?.end(cancelled)
    this.#printing.delete(owner)
  }

  #sheet(): BrowserWindow {
    this.#session ??= this.#opened(session.fromPartition('print'))
    const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false }
    return new BrowserWindow({ show: false, webPreferences: { ...webPreferences, session: this.#session } })
  }

  /** A session that knows the pages, and the files of fonts beside them, and nothing else whatever a page asks for. */
  #opened(pages: Session): Session {
    pages.setPermissionRequestHandler((_, _permission, answer) => answer(false))
    pages.setPermissionCheckHandler(() => false)
    pages.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(`${origin}/`) }))
    pages.protocol.handle(scheme, async ({ url }) => {
      const { pathname } = new URL(url)
      const html = this.#pages.get(pathname)
      if (html !== undefined) return new Response(new Uint8Array(html), { headers: pageHeaders })
      if (!pathname.endsWith('.woff2')) return new Response(null, { status: 404 })
      const { status, headers, body } = await siteAnswer(this.#interfaceFolder, pathname)
      return new Response(body, { status, headers })
    })
    return pages
  }
}

function withResolvers<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

async function pdfOf(sheet: BrowserWindow, url: string, { fonts, head }: PageToPrint): Promise<Uint8Array> {
  const { webContents } = sheet
  await webContents.loadURL(url)
  await webContents.insertCSS(fonts)
  // The page has no script of its own; in a world of its own the shell waits for what is laid out with these fonts.
  await webContents.executeJavaScriptInIsolatedWorld(1, [
    { code: 'document.body.offsetHeight; document.fonts.ready.then(() => true)' },
  ])
  return new Uint8Array(await webContents.printToPDF(options(head)))
}

/** Style sheets cannot write into margins in this engine; the templates are drawn there, on every sheet. */
function options(head: string): PrintToPDFOptions {
  const line = (style: string, content: string) =>
    `<div style="box-sizing: border-box; width: 100%; padding: 0 24mm; text-align: center; color: #555; ${style}">${content}</div>`
  const shortened = 'white-space: nowrap; overflow: hidden; text-overflow: ellipsis'
  return {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: true,
    headerTemplate: line(`font: italic 8.5pt serif; padding-top: 6mm; ${shortened}`, escaped(head)),
    footerTemplate: line('font: 8pt sans-serif; padding-bottom: 5mm', '<span class="pageNumber"></span>'),
  }
}

function escaped(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`)
}
