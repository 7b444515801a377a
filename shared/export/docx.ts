import type { Node } from 'prosemirror-model'
import { stretchOf } from '../progress'
import { isQuery } from '../queries/note-kinds'
import { readTexts } from '../reading-text/read-text'
import { registerIndex } from '../register/links'
import { choicesOf, settings } from './docx/choices'
import { bracketsSetting, withBrackets } from './with-brackets'
import type { ExportFormat } from './format'
import { fileNameOf } from './text-files'

/**
 * Word: one file with real footnotes, headings, lists and tables, in named styles that editors can restyle. What a Word file
 * cannot hold is said. The writer itself is loaded when it is asked for.
 */
export const docxFormat: ExportFormat = {
  id: 'docx',
  ending: '.docx',
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  holds: 'either',
  settings: [...Object.values(settings), bracketsSetting],
  write: async (asked, values, progress) => {
    const what = withBrackets(asked, values)
    const { texts, title, entries, reading } = what
    const choices = choicesOf(values)
    const { writeWord } = await import('./docx/write')
    const queries = choices.comments ? 'kept' : 'left-out'
    const read = readTexts(texts, {
      reading,
      queries,
      register: registerIndex(entries),
      progress: stretchOf(progress, 0, 0.3),
    })
    const left = choices.comments ? 0 : texts.reduce((sum, { doc }) => sum + queriesIn(doc), 0)
    return writeWord(
      { name: fileNameOf(title, '.docx'), texts: read, queriesLeft: left },
      what,
      choices,
      stretchOf(progress, 0.3, 1),
    )
  },
}

function queriesIn(doc: Node): number {
  let count = 0
  doc.descendants((node) => {
    if (isQuery(node)) count += 1
  })
  return count
}
