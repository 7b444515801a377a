import type { ExportOutcome } from './export-order'

/** Whether there is anything of an export that the person should hear before it is saved. */
export function hasToTell({ findings, open, validity, unread }: ExportOutcome): boolean {
  const waits = open.queries + open.guesses
  return findings.length + waits + unread.length + (validity?.errors ?? 0) + (validity?.warnings ?? 0) > 0
}
