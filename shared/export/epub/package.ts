import { escapeText, escapeAttribute } from '../../xml/escape'

/** What a publication says of itself. */
export interface EpubFacts {
  /** A URN. */
  readonly identifier: string
  readonly title: string
  /** Of BCP 47. */
  readonly language: string
  readonly authors: readonly string[]
  readonly editors: readonly string[]
  readonly licence: string
  readonly source: string
  /** A W3C date, or `''`. */
  readonly date: string
  /** The day of the export. */
  readonly today: string
  readonly hasPages: boolean
  readonly hasIndex: boolean
}

/** A file of a publication, beside the package document; `page` stands in the reading order. */
export interface EpubPart {
  readonly path: string
  readonly kind: 'page' | 'nav' | 'style' | 'picture'
  /** The media type of a picture. */
  readonly type?: string
}

/** Where a reading system finds the package document (EPUB 3.3, 4.2.6.3.1). */
export const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

/** The package document (EPUB 3.3, chapter 5), with what EPUB Accessibility 1.1 asks for. */
export function packageDocument(facts: EpubFacts, parts: readonly EpubPart[]): string {
  const items = parts.map(({ path, kind, type: own }, index) => {
    const type = own ?? (kind === 'style' ? 'text/css' : 'application/xhtml+xml')
    const nav = kind === 'nav' ? ' properties="nav"' : ''
    return `<item id="i${String(index)}" href="${escapeAttribute(encodeURI(path))}" media-type="${type}"${nav}/>`
  })
  const spine = parts.flatMap(({ kind }, index) =>
    kind === 'page' || kind === 'nav' ? [`<itemref idref="i${String(index)}"/>`] : [],
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${facts.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata(facts, parts).join('\n')}
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine>
${spine.join('\n')}
</spine>
</package>
`
}

function metadata(facts: EpubFacts, parts: readonly EpubPart[]): readonly string[] {
  const { identifier, title, language, authors, editors, licence, source, date, today } = facts
  const said = (name: string, value: string) => (value === '' ? [] : [`<dc:${name}>${escapeText(value)}</dc:${name}>`])
  const meta = (property: string, value: string) => `<meta property="${property}">${escapeText(value)}</meta>`
  const people = (name: string, role: string, all: readonly string[]) =>
    all.flatMap((person, index) => {
      const id = `${role}${String(index)}`
      return [
        `<dc:${name} id="${id}">${escapeText(person)}</dc:${name}>`,
        `<meta refines="#${id}" property="role" scheme="marc:relators">${role}</meta>`,
      ]
    })
  return [
    `<dc:identifier id="id">${escapeText(identifier)}</dc:identifier>`,
    ...said('title', title === '' ? 'Untitled' : title),
    ...said('language', language),
    ...people('creator', 'aut', authors),
    ...people(authors.length === 0 ? 'creator' : 'contributor', 'edt', editors),
    ...said('rights', licence),
    ...(source === '' ? [] : [`<dc:source id="source">${escapeText(source)}</dc:source>`]),
    ...(source === '' || !facts.hasPages ? [] : ['<meta refines="#source" property="source-of">pagination</meta>']),
    ...said('date', date),
    meta('dcterms:modified', `${today}T00:00:00Z`),
    meta('schema:accessMode', 'textual'),
    ...(parts.some(({ kind }) => kind === 'picture') ? [meta('schema:accessMode', 'visual')] : []),
    meta('schema:accessModeSufficient', 'textual'),
    ...['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability', 'ARIA']
      .concat(facts.hasPages ? ['pageBreakMarkers', 'pageNavigation'] : [], facts.hasIndex ? ['index'] : [])
      .map((feature) => meta('schema:accessibilityFeature', feature)),
    meta('schema:accessibilityHazard', 'none'),
    meta(
      'schema:accessibilitySummary',
      'Text with headings, linked notes and a table of contents; pictures are named by words.',
    ),
  ]
}
