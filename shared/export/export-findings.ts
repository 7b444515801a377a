import type { Finding } from '../finding'

/**
 * What an export leaves out or says otherwise, each once with its count; what does not occur is not told. The interface
 * translates by `export-<what>` and `count`.
 */
export function exportFindings(
  found: readonly (readonly [what: string, count: number, message: string])[],
): readonly Finding[] {
  return found.flatMap(([what, count, message]): Finding[] =>
    count === 0 ? [] : [{ severity: 'info', code: `export-${what}`, message, values: { count } }],
  )
}
