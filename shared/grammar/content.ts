import { withoutAttributes } from './after-attribute'
import { afterName } from './after-element'
import { afterAnyText } from './after-text'
import { partsOf, type ElementPattern, type Pattern } from './pattern'
import { startsOf } from './starts'
import { elementsNamed, type Grammar } from './grammar'
import { nameKey, spelledNames, type Name } from './name-class'
import { notAllowed } from './constructors'

/** What stands in an element, as far as its place matters: an element by its name, or text that is not white space alone. */
export type Sibling = Name | 'text'

/** A place between the children of an element. */
export interface Place {
  readonly parent: Name
  readonly before: readonly Sibling[]
  readonly after: readonly Sibling[]
  /** What a new element is to be put around: its children, between `before` and `after`. */
  readonly within?: readonly Sibling[]
}

/**
 * The names of the elements that may stand in `place` and leave its parent valid; with `within`, those that may be put around
 * that. Where the parent is not complete yet, those after which it can still become so; where it cannot, all that it
 * can hold anywhere. In the order of the grammar; names that it only describes (any name of a namespace) are not among them.
 *
 * The siblings are read once, not once for each name.
 */
export function allowedElements(grammar: Grammar, place: Place): readonly Name[] {
  const { parent, before, after, within = null } = place
  const contents = elementsNamed(grammar, parent).map(contentOf)
  const fits = (element: ElementPattern) =>
    within === null || afterSiblings(grammar, contentOf(element), within).nullable
  const now = [...before, ...(within ?? []), ...after]
  const valid = contents.some((content) => afterSiblings(grammar, content, now).nullable)
  const good = valid ? (rest: Pattern) => rest.nullable : (rest: Pattern) => rest !== notAllowed
  const found = contents.flatMap((content) => {
    const here = afterSiblings(grammar, content, before)
    const goesOn = remembering((rest) => good(afterSiblings(grammar, rest, after)))
    return namesOf(startsOf(here).elements.filter(fits)).filter((name) => goesOn(afterName(here, name)))
  })
  if (valid || found.length > 0) return distinct(found)
  return distinct(contents.flatMap((content) => namesOf(elementsIn(content).filter(fits))))
}

/** Whether `children` may be all that stands in an element called `parent`, its attributes aside. */
export function allows(grammar: Grammar, parent: Name, children: readonly Sibling[]): boolean {
  return elementsNamed(grammar, parent).some((element) => afterSiblings(grammar, contentOf(element), children).nullable)
}

/** The elements that `pattern` holds, those within them aside. */
export function elementsIn(pattern: Pattern): readonly ElementPattern[] {
  const found = new Set<ElementPattern>()
  const seen = new Set<Pattern>()
  const visit = (part: Pattern): void => {
    if (seen.has(part)) return
    seen.add(part)
    if (part.kind === 'element') found.add(part)
    else partsOf(part).forEach(visit)
  }
  visit(pattern)
  return [...found]
}

function contentOf(element: ElementPattern): Pattern {
  return withoutAttributes(element.content())
}

function afterSiblings(grammar: Grammar, pattern: Pattern, siblings: readonly Sibling[]): Pattern {
  let rest = pattern
  for (const sibling of siblings) {
    if (rest === notAllowed) return rest
    rest = sibling === 'text' ? afterAnyText(rest) : takeOrPass(grammar, rest, sibling)
  }
  return rest
}

function takeOrPass(grammar: Grammar, pattern: Pattern, name: Name): Pattern {
  const rest = afterName(pattern, name)
  return rest === notAllowed && grammar.passes(name) ? pattern : rest
}

function namesOf(elements: readonly ElementPattern[]): Name[] {
  return elements.flatMap(({ names }) => spelledNames(names))
}

function distinct(names: readonly Name[]): readonly Name[] {
  return [...new Map(names.map((name) => [nameKey(name), name])).values()]
}

function remembering(verdictOf: (pattern: Pattern) => boolean): (pattern: Pattern) => boolean {
  const known = new Map<Pattern, boolean>()
  return (pattern) => {
    let verdict = known.get(pattern)
    if (verdict === undefined) known.set(pattern, (verdict = verdictOf(pattern)))
    return verdict
  }
}
