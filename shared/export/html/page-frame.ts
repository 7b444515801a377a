import type { EditionTerms } from './edition-terms'
import { displayControls, type Look } from './display-controls'
import { element, escapeHtml } from './markup'
import type { NotePlace } from './writing'

/** A page of an edition, but for what it says. */
export interface PageFrame {
  readonly title: string
  /** What the bar at the top says, and where that leads. */
  readonly edition: { readonly title: string; readonly href: string }
  /** Other parts of the edition, beside the title. */
  readonly links: readonly { readonly label: string; readonly href: string }[]
  readonly notes: NotePlace
  readonly look: Look
  readonly terms: EditionTerms
  readonly today: string
  /** The style sheet and the script: in the page itself, or the names of their files; what is printed needs no script. */
  readonly assets:
    | { readonly kind: 'printed'; readonly style: string }
    | { readonly kind: 'within'; readonly style: string; readonly script: string }
    | { readonly kind: 'beside'; readonly style: string; readonly script: string }
}

/** A whole page around what it says, which is HTML already. */
export function pageFrame(frame: PageFrame, main: string, after = ''): string {
  const { look, terms } = frame
  const theme = look.theme === 'system' ? '' : ` data-theme="${look.theme}"`
  const reading = look.readings[0]?.id ?? 'all'
  const root = ['reading-' + reading, `notes-${frame.notes}`, look.names ? 'names' : ''].filter(Boolean).join(' ')
  const links = frame.links.map(({ label, href }) => element('a', { href }, escapeHtml(label))).join('')
  const nav = links === '' ? '' : `${element('nav', { 'aria-label': terms.parts }, links)}\n`
  const title = element('a', { href: frame.edition.href }, escapeHtml(frame.edition.title))
  return `<!DOCTYPE html>
<html lang="en" class="${root}"${theme}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head(frame)}
</head>
<body>
<a class="skip" href="#text">${escapeHtml(terms.skip)}</a>
<header class="bar">
<div class="bar-title">${title}</div>
${nav}${displayControls(look, terms)}</header>
<main id="text" tabindex="-1">
${main}</main>
${after}<footer class="page-foot">${escapeHtml(terms.made(frame.today))}</footer>
${script(frame)}
</body>
</html>
`
}

function head({ title, assets }: PageFrame): string {
  const named = element('title', {}, escapeHtml(title))
  if (assets.kind === 'beside') return `${named}\n<link rel="stylesheet" href="${assets.style}">`
  // A file that is all in one asks for nothing else; one that is printed may be given fonts by whoever prints it.
  const more = assets.kind === 'printed' ? "font-src 'self'" : "script-src 'unsafe-inline'"
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; ${more}; base-uri 'none'; form-action 'none'`
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">\n${named}\n<style>${assets.style}</style>`
}

function script({ assets }: PageFrame): string {
  if (assets.kind === 'printed') return ''
  return assets.kind === 'beside' ? `<script src="${assets.script}"></script>` : `<script>\n${assets.script}</script>`
}
