import { Inflate } from 'fflate'

/** How much is handed to the inflater at once: at most 1,032 times as much comes out (RFC 1951) before it is looked at. */
const portion = 16 * 1024

/**
 * What raw DEFLATE data (RFC 1951) hold; `null` where they are damaged or hold another count of bytes than `size`. What
 * is really inflated is counted, so that a lying `size` costs neither memory nor time.
 */
export function inflate(data: Uint8Array, size: number): Uint8Array | null {
  const chunks: Uint8Array[] = []
  let length = 0
  let ended = false
  const inflater = new Inflate((chunk, final) => {
    length += chunk.length
    ended = final
    if (length <= size) chunks.push(chunk)
  })
  try {
    for (let start = 0; start < data.length && length <= size; start += portion)
      inflater.push(data.subarray(start, start + portion), start + portion >= data.length)
  } catch {
    return null
  }
  return ended && length === size ? joined(chunks, size) : null
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks
  if (only?.length === size) return only
  const whole = new Uint8Array(size)
  let end = 0
  for (const chunk of chunks) {
    whole.set(chunk, end)
    end += chunk.length
  }
  return whole
}
