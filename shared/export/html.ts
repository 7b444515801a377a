import { bracketsSetting, withBrackets } from './with-brackets'
import { stretchOf } from '../progress'
import { isQuery } from '../queries/note-kinds'
import { presetReadings } from '../queries/readings'
import { indexOfNames } from '../reading-text/index-of-names'
import { readTexts } from '../reading-text/read-text'
import type { ReadingText } from '../reading-text/reading-text'
import { registerIndex } from '../register/links'
import { textName } from '../part-names'
import { exportFindings } from './export-findings'
import { settingValue, type Exported, type ExportFormat, type SettingValues, type ToExport } from './format'
import type { ChoiceSetting, SwitchSetting } from './setting-kinds'
import { fileNameOf, withoutEnding } from './text-files'
import { editionPages, type HtmlChoices } from './html/edition-pages'

const notes: ChoiceSetting = { kind: 'choice', name: 'notes', values: ['beside', 'below', 'end'], usual: 'beside' }
const pages: ChoiceSetting = { kind: 'choice', name: 'pages', values: ['one-file', 'folder'], usual: 'one-file' }
const readings: ChoiceSetting = { kind: 'choice', name: 'readings', values: ['switch', 'one'], usual: 'switch' }
const theme: ChoiceSetting = { kind: 'choice', name: 'theme', values: ['system', 'light', 'dark'], usual: 'system' }
const index: SwitchSetting = { kind: 'switch', name: 'index', usual: true }
const names: SwitchSetting = { kind: 'switch', name: 'names', usual: false }
const title: SwitchSetting = { kind: 'switch', name: 'title-page', usual: true }

/**
 * Pages that any browser shows, without a network: one file that holds all, or a folder with a page for each text, one for
 * the contents and one for the index (HTML Living Standard; DPUB-ARIA 1.1).
 */
export const htmlFormat: ExportFormat = {
  id: 'html',
  ending: '.html',
  type: 'text/html',
  holds: 'either',
  settings: [notes, pages, index, readings, names, theme, title, bracketsSetting],
  write: (what, values, progress) =>
    Promise.resolve(writeHtml(withBrackets(what, values), choicesOf(values), { progress })),
}

/** Writes the pages of texts. `printed` are the style rules of paper, for pages that are printed and shown nowhere. */
export function writeHtml(
  what: ToExport,
  choices: HtmlChoices,
  { progress, printed }: { readonly progress: (part: number) => void; readonly printed?: string },
): Exported {
  // A page that can be switched holds all that any reading has.
  const reading = choices.readings === 'switch' ? presetReadings.all : what.reading
  const register = registerIndex(what.entries)
  const texts = readTexts(what.texts, { reading, queries: 'left-out', register, progress: stretchOf(progress, 0, 0.4) })
  const lines = choices.index ? indexOfNames(texts, what.entries) : []
  const { files, lost } = editionPages(
    {
      ...what,
      title: withoutEnding(what.title),
      file: fileNameOf(what.title, '.html'),
      texts: titled(texts, what),
      lines,
      choices,
      ...(printed !== undefined && { printed }),
    },
    stretchOf(progress, 0.4, 1),
  )
  return {
    files,
    findings: exportFindings([
      ['queries-left-out', queriesIn(what), 'Notes to oneself were left out.'],
      [
        'images-left-out',
        lost.images,
        'Images that the text names are not among those of the library; their address stands there.',
      ],
      ['objects-left-out', lost.objects, 'Parts that cannot be shown as text stand as their name.'],
      ['pointers-unlinked', lost.unknown, 'Pointers that lead to nothing in the edition are text without a link.'],
    ]),
  }
}

function queriesIn({ texts }: ToExport): number {
  let count = 0
  for (const { doc } of texts)
    doc.descendants((node) => {
      if (isQuery(node)) count += 1
    })
  return count
}

function choicesOf(values: SettingValues): HtmlChoices {
  return {
    notes: settingValue(notes, values) as HtmlChoices['notes'],
    pages: settingValue(pages, values) as HtmlChoices['pages'],
    readings: settingValue(readings, values) as HtmlChoices['readings'],
    theme: settingValue(theme, values) as HtmlChoices['theme'],
    index: settingValue(index, values),
    names: settingValue(names, values),
    titlePage: settingValue(title, values),
  }
}

/** The texts with what they are called, and the names of their files. */
function titled(texts: readonly ReadingText[], { texts: given, title: all }: ToExport) {
  return texts.map((text, place) => {
    const title = text.head.title || withoutEnding(given[place]?.title ?? all)
    return { text, title, file: textName(place, title, '.html') }
  })
}
