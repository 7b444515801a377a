import type { Node } from 'prosemirror-model'
import { encodeUtf8 } from '../encodings'
import { exportFindings } from './export-findings'
import { settingValue, type ExportFormat, type SettingValues } from './format'
import type { ChoiceSetting } from './setting-kinds'
import { docAsRead } from './placed-text/doc-as-read'
import { placedText } from './placed-text/placed-text'
import { stretchOf } from '../progress'
import { exportPlainText } from './plain-text'
import { textFileNames } from './text-files'
import { plainBrackets, withBrackets } from './with-brackets'

/** Where the notes of a plain text stand. */
const notes: ChoiceSetting = { kind: 'choice', name: 'notes', values: ['end', 'page', 'none'], usual: 'end' }

/** Plain text in UTF-8, one file for each text: as it came where it came from plain text, see `plain-text.ts`. */
export const txtFormat: ExportFormat = {
  id: 'txt',
  ending: '.txt',
  type: 'text/plain',
  holds: 'text',
  settings: [notes, plainBrackets],
  write: (what, values, progress) => {
    const { texts, reading } = withBrackets(what, values, plainBrackets)
    const names = textFileNames(texts, '.txt')
    const counts = { queries: 0, notes: 0, spans: 0, tables: 0 }
    const files = texts.map(({ doc }, index) => {
      const done = (index + 1) / texts.length
      const walk = stretchOf(progress, index / texts.length, done)
      const read = docAsRead(doc, reading, settingValue(notes, values) !== 'none', stretchOf(walk, 0, 0.9))
      counts.queries += read.queries
      counts.notes += read.notes
      countLost(read.doc, counts)
      const bytes = encodeUtf8(textOf(read.doc, values))
      progress(done)
      return { path: names[index] ?? '', bytes }
    })
    return Promise.resolve({
      files,
      findings: exportFindings([
        ['queries-left-out', counts.queries, 'Notes to oneself were left out.'],
        ['notes-left-out', counts.notes, 'Notes were left out, as was chosen.'],
        ['tags-lost', counts.spans, 'Tags of names, dates and emphasis have no place in plain text.'],
        ['tables-flattened', counts.tables, 'Tables became lines of text, one for each row.'],
      ]),
    })
  },
}

function textOf(doc: Node, values: SettingValues): string {
  return settingValue(notes, values) === 'page' ? placedText(doc, 'page').text : exportPlainText(doc)
}

function countLost(doc: Node, counts: { spans: number; tables: number }): void {
  const seen = new Set<unknown>()
  doc.descendants((node) => {
    if (node.type.name === 'table') counts.tables++
    for (const mark of node.marks) seen.add(mark.attrs['id'])
    return true
  })
  counts.spans += seen.size
}
