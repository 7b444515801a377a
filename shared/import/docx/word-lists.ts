import { childOf, elementsOf, valueOf, type WordNode } from './word-tree'

/** Whether the items of each level of a list are counted, by the list's id (ECMA-376, part 1, 17.9). */
export class WordLists {
  readonly #formats = new Map<string, readonly string[]>()

  constructor(part: WordNode | null) {
    const all = part === null ? [] : elementsOf(part)
    const abstract = new Map(
      all
        .filter(({ name }) => name === 'abstractNum')
        .map((list) => [list.attributes['abstractNumId'] ?? '', formatsOf(list)] as const),
    )
    for (const list of all) {
      if (list.name !== 'num') continue
      const formats = [...(abstract.get(valueOf(list, 'abstractNumId') ?? '') ?? [])]
      for (const override of elementsOf(list)) {
        const level = childOf(override, 'lvl')
        if (level !== undefined) formats[Number(level.attributes['ilvl'] ?? 0)] = valueOf(level, 'numFmt') ?? 'decimal'
      }
      this.#formats.set(list.attributes['numId'] ?? '', formats)
    }
  }

  /** How a level is marked; `null` where the list is not there, or marks nothing. */
  marked({ id, level }: { readonly id: string; readonly level: number }): 'numbers' | 'bullets' | null {
    const formats = this.#formats.get(id)
    if (formats === undefined || id === '0') return null
    const format = formats[level] ?? 'decimal'
    if (format === 'none') return null
    return format === 'bullet' ? 'bullets' : 'numbers'
  }
}

function formatsOf(list: WordNode): readonly string[] {
  const formats: string[] = []
  for (const level of elementsOf(list))
    if (level.name === 'lvl') {
      const at = Number(level.attributes['ilvl'])
      if (Number.isInteger(at) && at >= 0 && at < 9) formats[at] = valueOf(level, 'numFmt') ?? 'decimal'
    }
  return formats
}
