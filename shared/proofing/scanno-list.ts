import type { Scanno } from './check'

/** A list of misreadings as the person wrote it, and the lines of it that say nothing. */
export interface ScannoList {
  readonly scannos: readonly Scanno[]
  /** Counted from 1. */
  readonly wrongLines: readonly number[]
}

/** Reads misreadings, one on each line: what is read, an equals sign or a tab, and what is printed. Empty lines and lines that begin with # are passed over. */
export function readScannos(text: string): ScannoList {
  const scannos = new Map<string, Scanno>()
  const wrongLines: number[] = []
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue
    const [, wrong = '', right = ''] = /^\s*([^=\t]+?)\s*[=\t]\s*([^=\t]+?)\s*$/.exec(line) ?? []
    if (wrong === '' || wrong === right || /\s/.test(wrong)) wrongLines.push(index + 1)
    else scannos.set(wrong, { wrong, right })
  }
  return { scannos: [...scannos.values()], wrongLines }
}

/** Writes misreadings as {@link readScannos} reads them. */
export function writeScannos(scannos: readonly Scanno[]): string {
  return scannos.map(({ wrong, right }) => `${wrong} = ${right}`).join('\n')
}
