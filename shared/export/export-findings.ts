import type { Finding } from '../finding'

/** All that an export can leave out or say otherwise. */
export const exportLosses = [
  'queries-left-out',
  'notes-left-out',
  'pages-left-out',
  'images-left-out',
  'objects-left-out',
  'unlinked-left-out',
  'pointers-unlinked',
  'tags-lost',
  'tables-flattened',
  'tables-as-html',
  'small-capitals-as-html',
  'outside-corpus',
  'headers',
  'note-in-note',
  'query-in-note',
  'block-note',
  'list-too-deep',
  'picture-kind',
  'object',
  'pointer-unknown',
] as const

/** One of {@link exportLosses}. */
export type ExportLoss = (typeof exportLosses)[number]

/**
 * What an export leaves out or says otherwise, each once with its count; what does not occur is not told. The interface
 * translates by `export-<what>` and `count`.
 */
export function exportFindings(
  found: readonly (readonly [what: ExportLoss, count: number, message: string])[],
): readonly Finding[] {
  return found.flatMap(([what, count, message]): Finding[] =>
    count === 0 ? [] : [{ severity: 'info', code: `export-${what}`, message, values: { count } }],
  )
}
