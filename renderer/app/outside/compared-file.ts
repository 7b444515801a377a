import i18next from 'i18next'
import { decodeTextFile } from '../../../shared/text-file'
import type { ComparedText } from '../../compare/CompareText'
import { decode } from '../decode'

/** Two states of a file, to be compared: as it lies on disk, and as Recto would write it. */
export interface ComparedFile {
  readonly name: string
  /** `null` where it is no text that Recto can read. */
  readonly disk: ComparedText | null
  readonly recto: ComparedText
}

/** The two states of a file as texts. */
export function comparedFile(name: string, disk: Uint8Array, recto: Uint8Array): ComparedFile {
  const [there, here] = [decodeTextFile(disk, decode).value, decodeTextFile(recto, decode).value]
  return {
    name,
    disk: there && { title: i18next.t('outside.onDisk'), text: there.text },
    recto: { title: i18next.t('outside.inRecto'), text: here?.text ?? '' },
  }
}
