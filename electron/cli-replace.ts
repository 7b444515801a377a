import { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { expandReplacement, replaceMatches } from '../shared/commands/replace-text'
import { formats } from '../shared/export'
import { hasError, type Finding, type SourcePlace } from '../shared/finding'
import type { Imported } from '../shared/import'
import { searchText, type SearchMatch } from '../shared/queries/search-text'
import { placesOf, sourceRange } from '../shared/tei/places'
import { encodeTextFile } from '../shared/text-file'
import { Lines } from '../shared/xml/lines'
import { visible } from '../shared/xml/repair-words'
import { within } from './bounded'
import type { ReplaceTask } from './cli-arguments'
import { cannot, findingLine, print, type ExitCode } from './cli-output'
import { readInput } from './cli-read'
import { writeWhole } from './files'
import type { Terminal } from './terminal'

/**
 * Replaces words in the text of a file, with the search, the command and the preserving writer of the window. Where there
 * is nothing to replace, nothing is written and the exit code is 1.
 */
export async function replace(task: ReplaceTask, terminal: Terminal): Promise<ExitCode> {
  const { input, out } = task
  const read = await readInput(input, terminal)
  if (!read) return 2
  const { imported, findings } = read
  if (!imported || hasError(findings)) {
    for (const finding of findings) if (finding.severity === 'error') terminal.say(findingLine(input, finding))
    return 1
  }
  const matches = find(imported.doc, task, terminal)
  if ('message' in matches) return cannot(terminal, matches.message)
  if (matches.length === 0) {
    terminal.say(`${input}: “${task.find}” is not in the text; nothing was written.`)
    return 1
  }
  const by = (match: SearchMatch) => (task.regex ? expandReplacement(task.by, match) : task.by)
  if (out === null) return print(terminal, listed(imported, matches, by, input))
  const text = written(imported, replaced(imported.doc, matches, by))
  const bytes = encodeTextFile({ ...imported.file, text })
  const done = out === '-' ? null : await writeWhole(out, bytes, terminal.files)
  if (done?.ok === false) return cannot(terminal, done.problem.message)
  const code = done === null ? await print(terminal, bytes) : 0
  if (code === 0) terminal.say(`${input}: ${summary(imported, matches)}`)
  return code
}

function find(doc: Node, task: ReplaceTask, { patience }: Terminal): readonly SearchMatch[] | Pick<Finding, 'message'> {
  const query = {
    text: task.find,
    regex: task.regex,
    caseSensitive: !task.ignoreCase,
    wholeWord: task.word,
    notes: 'included',
  } as const
  const found = within(patience, () => searchText(doc, query))
  if (found !== null) return found.value.value ?? found.value.findings[0] ?? []
  const seconds = Math.round(patience / 1000)
  const message = `The regular expression was not through the text after ${String(seconds)} seconds, as happens where a repetition stands in a repetition. Nothing was written. Make it simpler.`
  return { message }
}

function replaced(doc: Node, matches: readonly SearchMatch[], by: (match: SearchMatch) => string): Node {
  let state = EditorState.create({ doc })
  replaceMatches(matches, by)(state, (transaction) => {
    state = state.apply(transaction)
  })
  return state.doc
}

/** The doc in the format that it was read from. */
function written({ format, file, reading }: Imported, doc: Node): string {
  if (format === 'plain-text') return formats.txt.write({ doc, source: null })
  return formats.tei.write({ doc, source: file.text }, reading ? { reading } : {})
}

/** How many lines are named at most. */
const NAMED = 40

function summary(imported: Imported, matches: readonly SearchMatch[]): string {
  const lines = [...new Set(placesOfMatches(imported, matches).map(({ line }) => line))].sort((a, b) => a - b)
  const named =
    lines.slice(0, NAMED).join(', ') + (lines.length > NAMED ? ` and ${String(lines.length - NAMED)} more` : '')
  const places = matches.length === 1 ? '1 place was replaced' : `${String(matches.length)} places were replaced`
  return `${places}, in ${lines.length === 1 ? 'line' : 'lines'} ${named}.`
}

function listed(
  imported: Imported,
  matches: readonly SearchMatch[],
  by: (match: SearchMatch) => string,
  path: string,
): string {
  const places = placesOfMatches(imported, matches)
  return matches
    .map((match, index) => {
      const { line, column } = places[index] ?? { line: 1, column: 1 }
      const [old = ''] = match.groups
      return `${path}:${line}:${column} info replace “${visible(old)}” → “${visible(by(match))}”\n`
    })
    .join('')
}

/** Where matches begin in the file. */
function placesOfMatches(imported: Imported, matches: readonly SearchMatch[]): readonly SourcePlace[] {
  const { doc, file, reading } = imported
  if (!reading) return placesInPlainText(written(imported, replaced(doc, matches, marked(matches))))
  const lines = new Lines(file.text)
  const places = placesOf(reading)
  return matches.map((match) => lines.placeOf(sourceRange(places, match).from))
}

/** A match with its number before it, between two codes that are no characters and so stand in no text. */
function marked(matches: readonly SearchMatch[]): (match: SearchMatch) => string {
  const numbers = new Map(matches.map((match, index) => [match, index]))
  return (match) => `\uFDD0${String(numbers.get(match) ?? 0)}\uFDD1${match.groups[0] ?? ''}`
}

function placesInPlainText(text: string): readonly SourcePlace[] {
  const places: SourcePlace[] = []
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    let marks = 0
    for (const mark of line.matchAll(/\uFDD0(\d+)\uFDD1/g)) {
      places[Number(mark[1])] = { line: index + 1, column: mark.index - marks + 1 }
      marks += mark[0].length
    }
  }
  return places
}
