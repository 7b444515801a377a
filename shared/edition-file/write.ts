import type { Answer } from '../host'
import type { EditionFile } from './edition-file'

/**
 * The bytes of an edition file: the same for the same value. Nothing is known of what was `packed` before; handing in
 * the same one again spares compressing parts (the same `Uint8Array`s) that were written before.
 *
 * Problem: `too-large`, for more than a zip can hold (4 GiB).
 */
export function writeEditionFile(file: EditionFile, packed: Packed = new WeakMap()): Answer<Uint8Array> {
  void file
  void packed
  return { ok: false, problem: { code: 'edition-file', message: 'Edition files cannot be written yet.' } }
}

/** Parts as they were compressed, by the bytes that they hold. */
export type Packed = WeakMap<Uint8Array, PackedPart>

/** A part as a zip holds it. */
export interface PackedPart {
  readonly bytes: Uint8Array
}
