import { decodeTextFile, encodeTextFile, type Decode } from '../text-file'
import { withCalendars } from './calendars'
import { withRegister, type RegisterToWrite } from './register-lists'

/** What a TEI file is completed with. */
export interface Completion extends RegisterToWrite {
  /** Whether the header may describe calendars; asked only where one would be written. */
  readonly calendars: () => boolean
}

/**
 * The bytes of a TEI file with the entries and the calendars that it points at and does not hold, in its encoding; the same array
 * where nothing is to be written or it cannot be read.
 */
export function fileWithRegister(
  bytes: Uint8Array,
  decode: Decode,
  { calendars, ...register }: Completion,
): Uint8Array {
  const file = decodeTextFile(bytes, decode).value
  if (file === null) return bytes
  const text = withCalendars(withRegister(file.text, register), register.source, calendars)
  return text === file.text ? bytes : encodeTextFile({ ...file, text })
}
