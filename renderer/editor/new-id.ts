const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** An id that no span has: twelve letters and digits by chance, which is more than an edition can use up. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => letters[byte % letters.length]).join('')
}
