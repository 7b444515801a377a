import { legal } from '../../xml/escape'

const empty = /^(?:br|hr|img|col|wbr|meta|link)$/
/** What `epub:type` calls what DPUB-ARIA has as a role (EPUB 3 Structural Semantics Vocabulary 1.1). */
const types: Readonly<Record<string, string>> = {
  'doc-noteref': 'noteref',
  'doc-pagebreak': 'pagebreak',
  'doc-endnotes': 'endnotes',
  'doc-footnote': 'footnote',
  'doc-backlink': 'backlink',
  'doc-index': 'index',
}

/** HTML as our own writer has it, as XHTML: every element closed, every attribute with a value, and roles said as `epub:type` too. */
export function xhtmlOf(html: string): string {
  const tagged = html.replace(/<([a-zA-Z][\w-]*)([^<>]*)>/g, (_, name: string, attributes: string) => {
    const said = attributes.replace(/\s([\w:-]+)(?:="([^"]*)")?/g, (_whole, key: string, value?: string) => {
      const type = key === 'role' && value !== undefined ? types[value] : undefined
      return ` ${key}="${value ?? key}"${type === undefined || type === 'backlink' ? '' : ` epub:type="${type}"`}`
    })
    return `<${name}${said}${empty.test(name) ? '/' : ''}>`
  })
  return legal(tagged.replaceAll('&nbsp;', '&#160;'))
}

/** A page of a publication (EPUB 3.3, 6.1 “XHTML content documents”). */
export function xhtmlPage(title: string, language: string, body: string, type = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head>
<meta charset="utf-8"/>
<title>${title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body${type === '' ? '' : ` epub:type="${type}"`}>
${body}</body>
</html>
`
}
