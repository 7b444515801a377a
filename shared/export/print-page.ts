import { settingValue, type ExportFormat, type SettingValues } from './format'
import { writeHtml } from './html'
import type { NotePlace } from './html/writing'
import type { ChoiceSetting, SwitchSetting } from './setting-kinds'
import { bracketsSetting, withBrackets } from './with-brackets'

const paper: ChoiceSetting = { kind: 'choice', name: 'paper', values: ['a4', 'letter'], usual: 'a4' }
const notes: ChoiceSetting = { kind: 'choice', name: 'notes', values: ['below', 'end'], usual: 'below' }
const pages: ChoiceSetting = { kind: 'choice', name: 'pages', values: ['margin', 'none'], usual: 'margin' }
const heads: SwitchSetting = { kind: 'switch', name: 'heads', usual: true }
const index: SwitchSetting = { kind: 'switch', name: 'index', usual: true }
const title: SwitchSetting = { kind: 'switch', name: 'title-page', usual: true }

/** The sizes of paper that can be printed on, as ISO 216 and ANSI have them. */
export type Paper = 'a4' | 'letter'

/**
 * The page that a print engine makes a PDF of: one file of HTML without script, always light, laid out for paper. The engine adds
 * what {@link printSettings} says, running heads and page numbers, for no style sheet can.
 */
export const printFormat: ExportFormat = {
  id: 'pdf',
  ending: '.html',
  type: 'text/html',
  holds: 'either',
  settings: [paper, notes, pages, index, heads, title, bracketsSetting],
  write: (what, values, progress) => {
    const choices = {
      notes: settingValue(notes, values) as NotePlace,
      pages: 'one-file',
      readings: 'one',
      theme: 'light',
      index: settingValue(index, values),
      names: false,
      titlePage: settingValue(title, values),
    } as const
    const numbers = settingValue(pages, values) === 'margin'
    return Promise.resolve(
      writeHtml(withBrackets(what, values), choices, { progress, printed: paperRules(paperOf(values), numbers) }),
    )
  },
}

/** What of the settings of {@link printFormat} is the engine's: the paper, and whether there are running heads. */
export function printSettings(values: SettingValues): { readonly paper: Paper; readonly heads: boolean } {
  return { paper: paperOf(values), heads: settingValue(heads, values) }
}

const paperOf = (values: SettingValues): Paper => (settingValue(paper, values) === 'letter' ? 'letter' : 'a4')

/**
 * Style rules for a sheet. The gutter on the left holds the numbers of the original's pages; where there are none, the text has
 * the same room on both sides. Glyphs that a font puts for others (ligatures, table figures) have no characters in a PDF, so that
 * nobody could search or copy them: the plain ones are printed.
 */
function paperRules(size: Paper, numbers: boolean): string {
  const [left, gutter] = numbers ? ['14mm', '14mm'] : ['26mm', '0mm']
  return `
@page { size: ${size}; margin: 25mm 26mm 24mm ${left}; }
@media print {
  :root, :root[data-theme] { --gutter: 14mm; }
  main, .page-foot { max-width: none; padding: 0 0 0 ${gutter}; }
  body * { font-variant-ligatures: none !important; font-variant-numeric: normal !important; }
  html .recto-text a { text-decoration: none !important; }
  .facts, .about-text { break-inside: avoid; } .about-text { break-before: avoid; }
  .contents summary { list-style: none; } .contents + .text { break-before: page; }
  .index h2 + h3 { margin-top: 0; } .index h3 { break-after: avoid; }
  ${numbers ? '' : '.page-n, span.page { display: none; }'}
}
`
}
