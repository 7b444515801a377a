import { applySource } from '../../../shared/amend/apply-source'
import type { Problem } from '../../../shared/host'
import { editBetween, ShownLines } from '../../../shared/xml/shown-lines'
import { newId } from '../../editor/new-id'
import type { MirroredText, WrittenText } from './mirrored-text'
import type { Mirrored, Questions, ShownXml } from './questions'

/** What an editor shows of the TEI of a text, to tell what changed since. */
export interface ShownText {
  readonly revision: number
  readonly lines: ShownLines
}

/** The TEI for an editor that shows `shown`, if it shows that of the revision `known`: then only what changed. */
export function showXml(
  { source }: WrittenText,
  shown: ShownText | null,
  known: number | null,
): { readonly lines: ShownLines; readonly change: ShownXml['change'] } {
  const before = shown !== null && shown.revision === known ? shown.lines : null
  const lines = before?.text === source ? before : new ShownLines(source)
  if (before === null) return { lines, change: { kind: 'whole', text: lines.shown } }
  return { lines, change: { kind: 'edit', edit: editBetween(before.shown, lines.shown) } }
}

const stale: Problem = {
  code: 'xml-stale',
  message: 'The text was changed while its XML was. Nothing was applied; what you typed in the XML is still there.',
}

/** Works out what typed edits of what is shown come to: steps, or why they cannot be applied. */
export function amend(
  text: MirroredText,
  shown: ShownText | null,
  { revision, edits }: Questions['amend']['options'],
): Mirrored<'amend'> {
  if (shown?.revision !== revision || text.revision !== revision) return { ok: false, problem: stale }
  const { value, findings } = applySource(text.amended(), shown.lines.edited(edits), newId)
  if (value === null) return { ok: true, revision, value: { kind: 'refused', findings } }
  text.keepReading(value.reading)
  return { ok: true, revision, value: { kind: 'applied', steps: value.steps.map((step) => step.toJSON() as unknown) } }
}
