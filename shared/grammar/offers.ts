import type { NamespaceScope } from '../xml/namespaces'
import type { XmlElement, XmlTree } from '../xml/tree'
import type { Name } from './name-class'
import type { Offer } from './violations'

/** Longest list that is told in full, and how many of a longer one are told. */
const IN_FULL = 8
const OF_MANY = 6

/** Picks, of the elements that may stand somewhere, those worth telling: the ones that the text uses most. */
export class Offers {
  private readonly tree: XmlTree
  private counts: ReadonlyMap<string, number> | null = null

  constructor(tree: XmlTree) {
    this.tree = tree
  }

  /** An offer of `names`, written as they are written in `scope`. */
  of(names: readonly Name[], scope: NamespaceScope, most = IN_FULL): Offer {
    const written = [...new Set(names.map((name) => writtenName(name, scope)))]
    if (written.length <= most) return { names: written, more: 0 }
    const counts = (this.counts ??= countNames(this.tree.root))
    const countOf = (name: string) => counts.get(name) ?? 0
    const used = written.filter((name) => countOf(name) > 0).sort((a, b) => countOf(b) - countOf(a))
    const others = written.filter((name) => countOf(name) === 0)
    const chosen = [...used, ...(used.length < 3 ? others : [])].slice(0, Math.min(most, OF_MANY))
    return { names: chosen, more: written.length - chosen.length }
  }
}

/** `name` with the prefix that its namespace has in `scope`. */
export function writtenName({ uri, local }: Name, scope: NamespaceScope): string {
  const prefix = uri === '' ? '' : scope.prefixOf(uri)
  return prefix === null || prefix === '' ? local : `${prefix}:${local}`
}

function countNames(root: XmlElement): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const waiting = [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    counts.set(next.name, (counts.get(next.name) ?? 0) + 1)
    for (const child of next.children) if (child.kind === 'element') waiting.push(child)
  }
  return counts
}
