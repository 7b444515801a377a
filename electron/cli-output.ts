import type { Finding } from '../shared/finding'
import type { Terminal } from './terminal'

/** How a command ended: done, with errors found in a file, or not possible. */
export type ExitCode = 0 | 1 | 2

/** The gravest of several. */
export const worstOf = (...codes: readonly ExitCode[]): ExitCode => (codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0)

/** `file:line:column severity code message`; a finding that has no place in the file stands at its start. */
export function findingLine(path: string, { at, severity, code, message }: Finding): string {
  return `${path}:${at?.line ?? 1}:${at?.column ?? 1} ${severity} ${code} ${inOneLine(message)}`
}

/** The order in which findings are listed. */
export function byPlace({ at: one }: Finding, { at: other }: Finding): number {
  return (one?.line ?? 1) - (other?.line ?? 1) || (one?.column ?? 1) - (other?.column ?? 1)
}

/** Writes to standard output. */
export async function print(terminal: Terminal, output: string | Uint8Array): Promise<ExitCode> {
  const failed = await terminal.print(typeof output === 'string' ? new TextEncoder().encode(output) : output)
  return failed === null ? 0 : cannot(terminal, `Standard output could not be written: the system says ${failed}.`)
}

/** Says why something could not be done. */
export function cannot(terminal: Terminal, message: string): ExitCode {
  terminal.say(`recto: ${inOneLine(message)}`)
  return 2
}

const inOneLine = (message: string): string => message.replaceAll(/\s+/g, ' ')
