import type { Reading } from '../finding'
import type { TextFile } from '../text-file'
import type { Imported } from './imported'
import { importPlainText } from './plain-text'
import { importTei } from './tei'

export type { Imported } from './imported'

/**
 * Reads one file, whatever it is: what begins with `<` is TEI, all else is plain text; the name decides nothing but
 * the title of a text that has none of its own.
 *
 * An empty file, or one without a letter in it, is an error finding.
 */
export function importFile(name: string, file: TextFile): Reading<Imported> {
  if (!/\p{L}/u.test(file.text))
    return { value: null, findings: [{ severity: 'error', ...nothingIn(name, file.text) }] }
  return /^\s*</.test(file.text) ? importTei(name, file) : importPlainText(name, file)
}

function nothingIn(name: string, text: string) {
  if (text.trim() === '')
    return { code: 'file-empty', message: `The file “${name}” is empty; nothing was taken in.`, values: { name } }
  return {
    code: 'file-without-text',
    message: `The file “${name}” holds no letters, so there is no text in it to take in.`,
    values: { name },
  }
}
