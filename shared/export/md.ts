import { encodeUtf8 } from '../encodings'
import { inHundredths, stretchOf } from '../progress'
import { readTexts } from '../reading-text/read-text'
import type { ReadingNote, ReadingText } from '../reading-text/reading-text'
import { registerIndex } from '../register/links'
import { exportFindings } from './export-findings'
import { settingValue, type ExportFormat } from './format'
import { beginsWithHeading } from './html/contents-html'
import { blocksMarkdown, setIn } from './markdown/blocks'
import { escapeMarkdown } from './markdown/escape'
import type { MarkdownWriting } from './markdown/inlines'
import type { SwitchSetting } from './setting-kinds'
import { bracketsSetting, withBrackets } from './with-brackets'
import { textFileNames, withoutEnding } from './text-files'

/** Whether the pages of the original are marked: `[Page 202]`. */
const pages: SwitchSetting = { kind: 'switch', name: 'pages', usual: true }

/** Markdown, a file for each text: CommonMark 0.31 with the footnotes and tables of GitHub. */
export const mdFormat: ExportFormat = {
  id: 'md',
  ending: '.md',
  type: 'text/markdown',
  holds: 'text',
  settings: [pages, bracketsSetting],
  write: (asked, values, progress) => {
    const what = withBrackets(asked, values)
    const register = registerIndex(what.entries)
    const texts = readTexts(what.texts, {
      ...{ reading: what.reading, queries: 'left-out', register },
      progress: stretchOf(progress, 0, 0.5),
    })
    const names = textFileNames(what.texts, '.md')
    const lost = { tables: 0, renditions: 0, objects: 0 }
    const files = texts.map((text, place) => {
      const done = 0.5 + (0.5 * (place + 1)) / texts.length
      const own = stretchOf(progress, 0.5 + (0.5 * place) / texts.length, done)
      const heard = inHundredths(own, text.size)
      const title = text.head.title || withoutEnding(what.texts[place]?.title ?? '')
      const markdown = textMarkdown(text, title, { pages: settingValue(pages, values), lost, heard })
      progress(done)
      return { path: names[place] ?? '', bytes: encodeUtf8(markdown) }
    })
    return Promise.resolve({
      files,
      findings: exportFindings([
        [
          'tables-as-html',
          lost.tables,
          'Tables with cells of several columns, rows or paragraphs are written as HTML.',
        ],
        [
          'small-capitals-as-html',
          lost.renditions,
          'Small capitals are written as HTML, for Markdown has no sign for them.',
        ],
        ['objects-left-out', lost.objects, 'Parts that cannot be shown as text stand as their name.'],
      ]),
    })
  },
}

function textMarkdown(
  text: ReadingText,
  title: string,
  options: Pick<MarkdownWriting, 'pages' | 'lost' | 'heard'>,
): string {
  const writing: MarkdownWriting = { ...options, text, names: footnoteNames(text.notes), referred: [] }
  const heading = beginsWithHeading(text.blocks) || title === '' ? [] : [`# ${escapeMarkdown(title)}`]
  const blocks = blocksMarkdown(text.blocks, writing)
  const notes: string[] = []
  const written = new Set<number>()
  // Writing a note may refer to others, which join the row.
  for (let next = writing.referred.shift(); next !== undefined; next = writing.referred.shift()) {
    if (written.has(next)) continue
    written.add(next)
    const within = blocksMarkdown(text.notes[next]?.blocks ?? [], writing)
    const mark = `[^${writing.names[next] ?? ''}]: `
    notes.push(within.length === 0 ? `${mark}<!-- -->` : setIn(within.join('\n\n'), mark, '    '))
  }
  return `${[...heading, ...blocks, ...notes].join('\n\n')}\n`
}

/** What footnotes are called, each once: as the text has it where Markdown can say that. */
function footnoteNames(notes: readonly ReadingNote[]): readonly string[] {
  const taken = new Set<string>()
  return notes.map(({ label }, index) => {
    const plain = /^[\p{L}\p{N}]{1,20}$/u.test(label) ? label : `n${String(index + 1)}`
    let name = plain
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}-${String(number)}`
    taken.add(name.toLowerCase())
    return name
  })
}
