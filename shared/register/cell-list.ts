/**
 * Several values in one cell of a table, separated by `; `. Within a value `;`, `=` and `\` stand after a `\`; an empty
 * value is `\e`. So any values come back exactly.
 */
export function joinCell(values: readonly string[]): string {
  return values.map((value) => (value === '' ? '\\e' : escaped(value))).join('; ')
}

/** Pairs in one cell, `first=second; …`: see {@link joinCell}. */
export function joinPairs(pairs: readonly (readonly [string | null, string])[]): string {
  return pairs
    .map(([first, second]) => (first === null ? '' : `${escaped(first)}=`) + (escaped(second) || '\\e'))
    .join('; ')
}

const escaped = (value: string): string => value.replace(/[\\;=]/g, '\\$&')

/** The values of such a cell. An `=` that no `\` escapes is one of a value. */
export function splitCell(cell: string): readonly string[] {
  return itemsOf(cell).map(unescaped)
}

/** The pairs of such a cell; `null` for the first of a value that has none. */
export function splitPairs(cell: string): readonly (readonly [string | null, string])[] {
  return itemsOf(cell).map((item) => {
    const [first] = /^(?:[^\\=]|\\[^])*(?==)/.exec(item) ?? []
    return first === undefined ? [null, unescaped(item)] : [unescaped(first), unescaped(item.slice(first.length + 1))]
  })
}

function itemsOf(cell: string): readonly string[] {
  if (cell === '') return []
  const items: string[] = []
  let from = 0
  for (const { index, 0: found } of cell.matchAll(/\\[^]|; ?/g)) {
    if (found.startsWith('\\')) continue
    items.push(cell.slice(from, index))
    from = index + found.length
  }
  return [...items, cell.slice(from)]
}

const unescaped = (item: string): string =>
  item.replace(/\\([^])/g, (_, character: string) => (character === 'e' ? '' : character))
