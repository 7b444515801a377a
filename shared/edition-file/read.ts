import type { Reading } from '../finding'
import type { Decode } from '../text-file'
import type { EditionFile } from './edition-file'

/**
 * Reads an edition file. Everything in it is checked; of a damaged file what is sound is given, so a value may stand
 * beside errors, each of which names a part that is left out. Never throws, and never inflates more than the file says.
 *
 * `value` is `null` where nothing could be read. Findings: see `findings.ts`; a file of a newer format is read as far as
 * it is understood, with `edition-file-newer`, and must not be written over.
 */
export function readEditionFile(bytes: Uint8Array, decode: Decode): Reading<EditionFile> {
  void bytes
  void decode
  return {
    value: null,
    findings: [{ severity: 'error', code: 'edition-file', message: 'Edition files cannot be read yet.' }],
  }
}
