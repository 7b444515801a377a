import { encodeUtf8 } from '../encodings'
import { stretchOf } from '../progress'
import { writeCsv, type Separator } from '../register/csv'
import { joinCell, joinPairs } from '../register/cell-list'
import { entryCells, registerColumns } from '../register/register-table'
import { identifierUri } from '../register/identifier-uri'
import type { Entry } from '../register/entry'
import { settingValue, type ExportFormat, type SettingValues, type ToExport } from './format'
import { textsWithMentions, type TextWithMentions } from './mention-rows'
import type { ChoiceSetting, SwitchSetting } from './setting-kinds'
import { fileNameOf } from './text-files'

const tables: ChoiceSetting = {
  kind: 'choice',
  name: 'tables',
  values: ['both', 'register', 'mentions'],
  usual: 'both',
}
const separator: ChoiceSetting = {
  kind: 'choice',
  name: 'separator',
  values: ['comma', 'semicolon', 'tab'],
  usual: 'comma',
}
/** A byte order mark, by which some spreadsheets know UTF-8. */
const bom: SwitchSetting = { kind: 'switch', name: 'bom', usual: true }
/** Whether cells that a spreadsheet would take for formulas begin with an apostrophe (OWASP, CSV Injection). */
const safe: SwitchSetting = { kind: 'switch', name: 'safe', usual: true }

const signs: Readonly<Record<string, Separator>> = { comma: ',', semicolon: ';', tab: '\t' }

/** The columns of the register: without the editor's own remarks, and without what points at entries only within Recto. */
const columns = registerColumns.filter((column) => column !== 'notes' && column !== 'pointers')

const mentionColumns = [
  ...['text_id', 'text', 'file', 'page', 'in_note', 'element', 'kind', 'mention'],
  ...['entry', 'entry_name', 'identifiers', 'pointers', 'before', 'after', 'start', 'end'],
] as const

/**
 * The register and the mentions as tables (RFC 4180, UTF-8): one line for each entry, with the number of its mentions, and one
 * for each mention, with its page, its context, and its offsets in code points of the text that the format `txt` writes.
 * A mention that means several entries has a line for each.
 */
export const csvFormat: ExportFormat = {
  id: 'csv',
  ending: '.csv',
  type: 'text/csv',
  holds: 'edition',
  settings: [tables, separator, bom, safe],
  write: (what, values, progress) => {
    const texts = textsWithMentions(what, stretchOf(progress, 0, 0.9))
    const wanted = settingValue(tables, values)
    const table = (name: string, rows: readonly (readonly string[])[]) => ({
      path: wanted === 'both' ? `${name}.csv` : fileNameOf(`${what.title}.${name}`, '.csv'),
      bytes: encodeUtf8(written(rows, values)),
    })
    const files = [
      ...(wanted === 'mentions' ? [] : [table('register', registerRows(what, texts))]),
      ...(wanted === 'register' ? [] : [table('mentions', mentionRows(texts))]),
    ]
    progress(1)
    return Promise.resolve({ files, findings: [] })
  },
}

function written(rows: readonly (readonly string[])[], values: SettingValues): string {
  const cells = settingValue(safe, values) ? rows.map((row) => row.map(safeCell)) : rows
  const text = writeCsv(cells, signs[settingValue(separator, values)])
  return settingValue(bom, values) ? `\ufeff${text}` : text
}

/** A cell that no spreadsheet takes for a formula; numbers stay numbers. */
function safeCell(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[-+]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell
}

function registerRows({ entries }: ToExport, texts: readonly TextWithMentions[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>()
  for (const { mentions } of texts)
    for (const mention of mentions) for (const { id } of mention.entries) counts.set(id, (counts.get(id) ?? 0) + 1)
  const rows = entries.map((entry) => [...entryCells(entry, columns), String(counts.get(entry.id) ?? 0)])
  return [[...columns, 'mentions'], ...rows]
}

function mentionRows(texts: readonly TextWithMentions[]): readonly (readonly string[])[] {
  const rows = texts.flatMap(({ text, file, mentions }) =>
    mentions.flatMap(({ entries, ...mention }) =>
      (entries.length === 0 ? [null] : entries).map((entry) => [
        ...[text.id, text.title, file, mention.page ?? '', mention.inNote ? 'yes' : 'no'],
        ...[mention.element, mention.kind ?? '', mention.exact.replace(/\s+/g, ' ')],
        ...entryFacts(entry),
        ...[joinCell(mention.pointers), mention.before, mention.after, String(mention.start), String(mention.end)],
      ]),
    ),
  )
  return [mentionColumns, ...rows]
}

function entryFacts(entry: Entry | null): readonly string[] {
  if (entry === null) return ['', '', '']
  const identifiers = entry.identifiers.map((one) => [one.type, identifierUri(one) ?? one.value] as const)
  return [entry.xmlId, entry.name, joinPairs(identifiers)]
}
