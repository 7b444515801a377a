import type { Pattern } from '../grammar/pattern'

/**
 * Named patterns that refer to each other, as `define` and `ref` of RELAX NG: returns `ref`, which makes each at its first
 * use. Throws where one stands in itself without an element between, or has no definition: both are mistakes in a program.
 */
export function definitions<K extends string>(
  defined: Readonly<Record<K, (ref: (name: K) => Pattern) => Pattern>>,
): (name: K) => Pattern {
  const known = new Map<K, Pattern | null>()
  const ref = (name: K): Pattern => {
    const found = known.get(name)
    if (found === null) throw new Error(`The definition “${name}” stands in itself, with no element between`)
    if (found !== undefined) return found
    known.set(name, null)
    const pattern = defined[name](ref)
    known.set(name, pattern)
    return pattern
  }
  return ref
}
