import type { EditionFile } from '../../../shared/edition-file/edition-file'
import { readEditionFile } from '../../../shared/edition-file/read'
import type { Reading } from '../../../shared/finding'
import { decode } from '../decode'

/** What the Worker answers with the bytes of an edition file. */
export type CopyReading = Reading<EditionFile | null>

addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  postMessage(readEditionFile(data, decode) satisfies CopyReading)
})
