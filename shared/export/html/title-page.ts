import type { ReadingHead } from '../../reading-text/reading-text'
import type { EditionTerms } from './edition-terms'
import { element, escapeHtml } from './markup'

/** The title of a page and what the header says of its text, where a head is given. */
export function titlePage(title: string, head: ReadingHead | null, terms: EditionTerms): string {
  return `${element('header', { class: 'title-page' }, `\n<h1>${escapeHtml(title)}</h1>\n${head ? factsHtml(head, terms) : ''}`)}\n`
}

/** What the header says of a text, as a list of terms. */
export function factsHtml(head: ReadingHead, { facts }: EditionTerms): string {
  const editors = head.editors.map(({ name, share }) => (share === '' ? name : `${name} (${share})`)).join(', ')
  const said: readonly (readonly [string, string])[] = [
    [facts.author, head.author],
    [facts.recipient, head.recipient],
    [facts.date, head.date === '' ? head.when : head.date],
    [facts.place, head.place],
    [facts.source, head.source],
    [facts.editors, editors],
    [facts.licence, head.licence],
    [facts.status, head.status],
  ]
  const rows = said.filter(([, value]) => value !== '')
  if (rows.length === 0) return ''
  const html = rows.map(([term, value]) => `<div><dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd></div>`)
  return `${element('dl', { class: 'facts' }, `\n${html.join('\n')}\n`)}\n`
}
