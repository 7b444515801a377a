import type { Finding, Reading } from '../finding'
import { newHeader } from '../tei/header'
import { readTei } from '../tei/read'
import { TEI_NAMESPACE } from '../namespaces'
import type { TextFile } from '../text-file'
import { htmlToTei } from './html/to-tei'
import { languageTag } from './html/inline-elements'
import { textOfPage } from './html/text-of-page'
import { readHtmlPage, type HtmlPage } from './html/tree'
import type { Imported } from './imported'

/**
 * Reads a web page as TEI: headings become divisions, and emphasis, lists, tables, quotations, links, images by their addresses,
 * page breaks and footnotes (as Word, LibreOffice, pandoc, GitHub, Wikipedia and EPUB write them) become what TEI has for
 * them. Scripts, styles, forms and what a page does not show are left out, which is told.
 *
 * `file` of what was read is the TEI that the page became.
 */
export function importHtml(name: string, file: TextFile): Reading<Imported> {
  const page = readHtmlPage(file.text)
  if (page === null) return { value: null, findings: [tangled(name)] }
  const { root, leftAround } = textOfPage(page.root)
  const { lang, class: classes = '' } = root.attributes
  // A page of Recto's own speaks for itself, its text for the text.
  const language = lang ?? (classes.includes('recto-text') ? '' : page.language)
  const { body, images, heading } = htmlToTei(root, languageTag(language))
  const title = [page.head.get('title'), heading, name].find((words) => words) ?? name
  const source = teiOf({ ...page, language }, title, body)
  const { value, findings } = readTei(source)
  if (!value) return { value: null, findings }
  const imported: Imported = {
    ...{ title, format: 'tei', doc: value.doc, guesses: [], reading: value },
    file: { text: source, encoding: 'utf-8', bom: false },
  }
  return { value: imported, findings: [...told(page.leftOut, images), ...(leftAround ? [around] : [])] }
}

function teiOf({ language, head }: HtmlPage, title: string, body: string): string {
  const tag = languageTag(language)
  const licence = head.get('dcterms.license') ?? head.get('dc.rights') ?? ''
  const header = newHeader({ title, licence, source: head.get('dcterms.source') ?? head.get('dc.source') ?? '' })
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="${TEI_NAMESPACE}">
  ${header}
  <text${tag === '' ? '' : ` xml:lang="${tag}"`}>
<body>
${body}
</body>
  </text>
</TEI>
`
}

function told(leftOut: number, images: number): readonly Finding[] {
  const found: Finding[] = []
  const tell = (code: string, message: string, count: number) => {
    if (count > 0) found.push({ severity: 'warning', code, message, values: { count } })
  }
  tell('html-left-out', 'Scripts, forms, frames and other parts that are no text were left out.', leftOut)
  tell('html-images', 'Images are named by their addresses; the pictures themselves were not taken in.', images)
  return found
}

const around: Finding = {
  severity: 'warning',
  code: 'html-around-left-out',
  message: 'What the page has around its text (its menus, its header and footer) was left out.',
}

function tangled(name: string): Finding {
  return {
    severity: 'error',
    code: 'html-tangled',
    message: `The page “${name}” is nested deeper than any text would be, so it was not read. Nothing was changed.`,
    values: { name },
  }
}
