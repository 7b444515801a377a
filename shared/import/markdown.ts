import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { Reading } from '../finding'
import type { TextFile } from '../text-file'
import { importHtml } from './html'
import type { Imported } from './imported'

/**
 * Reads Markdown (CommonMark 0.31 with the tables, footnotes and struck-out words of GitHub) by way of the page that it
 * describes; HTML in it is read as HTML. What stands before it between `---` is no text and is left out, but for the title.
 */
export function importMarkdown(name: string, file: TextFile): Reading<Imported> {
  const { text, title } = withoutFrontMatter(file.text)
  const html = micromark(shallow(text), { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  const head =
    title === '' ? '' : `<title>${title.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))}</title>`
  return importHtml(name, { ...file, text: `<!DOCTYPE html><html><head>${head}</head><body>${html}</body></html>` })
}

/** How deep quotations may stand in one another, and how far a line may be set in. */
const DEEPEST = 50

/** A text in which no line is a quotation in quotations without end, whose reading would take as long as that is deep, for each line. */
function shallow(text: string): string {
  return text.replace(/^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){51,}/gm, (start) => {
    const marks = start.match(/>|[-+*]|\d{1,9}[.)]/g) ?? []
    return `${marks.slice(0, DEEPEST).join(' ')} `
  })
}

function withoutFrontMatter(text: string): { readonly text: string; readonly title: string } {
  const [whole, matter = ''] =
    /^---[ \t]*\r?\n((?:(?!---).*\r?\n){0,500}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  if (whole === undefined) return { text, title: '' }
  const [, title = ''] = /^title:[ \t]*(.*?)[ \t]*$/m.exec(matter) ?? []
  return { text: text.slice(whole.length), title: title.replace(/^(["'])(.*)\1$/, '$2') }
}
