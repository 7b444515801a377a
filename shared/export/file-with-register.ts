import { decodeTextFile, encodeTextFile, type Decode } from '../text-file'
import { withRegister, type RegisterToWrite } from './register-lists'

/**
 * The bytes of a TEI file with the entries that it points at and does not hold, in its encoding; the same array where nothing is
 * to be written or it cannot be read.
 */
export function fileWithRegister(bytes: Uint8Array, decode: Decode, register: RegisterToWrite): Uint8Array {
  const file = register.register.entries.length === 0 ? null : decodeTextFile(bytes, decode).value
  if (file === null) return bytes
  const text = withRegister(file.text, register)
  return text === file.text ? bytes : encodeTextFile({ ...file, text })
}
