import { choice, group, interleave, notAllowed, optional } from './constructors'
import type { GroupPattern, InterleavePattern, Pattern } from './pattern'

/*
 * What remains of a pattern after something has matched its beginning: derivatives, after James Clark, “An algorithm for
 * RELAX NG validation”. Two things differ from his. An element is taken whole: what remains is asked for the set of
 * element patterns that it turned out to match, so that no state holds what encloses it, and states are few. Every
 * result stays with the pattern it was computed for.
 */

/** What remains of `pattern` after one thing, where `take` says what remains of a part; a part that has none takes nothing. */
export function takeOne(pattern: Pattern, take: (part: Pattern) => Pattern): Pattern {
  switch (pattern.kind) {
    case 'choice':
      return choice(...pattern.members.map(take))
    case 'group':
      return takeFromGroup(pattern, take)
    case 'interleave':
      return takeFromInterleave(pattern, take)
    case 'oneOrMore':
      return group(take(pattern.each), optional(pattern))
    case 'empty':
    case 'notAllowed':
    case 'text':
    case 'list':
    case 'data':
    case 'value':
    case 'attribute':
    case 'element':
      return notAllowed
  }
}

// A loop, since a group may be as long as somebody cares to write one.
function takeFromGroup(pattern: GroupPattern, take: (part: Pattern) => Pattern): Pattern {
  const alternatives: Pattern[] = []
  let rest: Pattern = pattern
  for (; rest.kind === 'group'; rest = rest.rest) {
    alternatives.push(group(take(rest.first), rest.rest))
    if (!rest.first.nullable) return choice(...alternatives)
  }
  return choice(...alternatives, take(rest))
}

// All parts at once: put together part by part, an interleave of many would be made anew for each of them.
function takeFromInterleave(pattern: InterleavePattern, take: (part: Pattern) => Pattern): Pattern {
  const parts: Pattern[] = []
  let rest: Pattern = pattern
  for (; rest.kind === 'interleave'; rest = rest.rest) parts.push(rest.first)
  parts.push(rest)
  const alternatives = parts.map((part, index) => {
    const taken = take(part)
    return taken === notAllowed ? notAllowed : interleave(taken, ...parts.toSpliced(index, 1))
  })
  return choice(...alternatives)
}
