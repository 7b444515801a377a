import type { Node } from 'prosemirror-model'
import { balanced } from './balance'
import type { Difference, Stretch } from './difference'
import { joined, type Differing } from './differing'
import { kindOf } from './difference-kind'
import { matchContents, type Match } from './matches'
import { Numbers, shellOf } from './said'
import { settled } from './settle'

/** The most letters of equal words with other spans that are told in one with words beside them that differ. */
const SHORT = 60

/**
 * Compares two docs: what differs, in order, apart from each other in both. Taking the stretch of `old` for that of `now`
 * in every difference gives what `old` says; see `restore-difference.ts`. A stretch of the opening edge of a block alone
 * stands for its name and attributes; empty stretches at 0 in both for those of the root. Ids of spans, keys and layout are
 * not said, nor whether a span goes on in the next block: a doc that was read again from its own file has no differences.
 * Walks both docs; about a second for megabytes, so the interface asks a Worker (`renderer/app/compare`).
 */
export function compareDocs(old: Node, now: Node): readonly Difference[] {
  const root: readonly Differing[] = shellOf(old) === shellOf(now) ? [] : [{ old: NOWHERE, new: NOWHERE }]
  if (old.content === now.content || old.content.eq(now.content)) return root.map(told(old, now))
  const matches = matchContents(old, now, { old: 0, new: 0 }, new Numbers())
  const differing = differingIn(matches, { old: old.content.size, new: now.content.size })
  const apart = balanced(old, now, differing).flatMap((one) => settled(old, now, one))
  return [...root, ...apart].map(told(old, now))
}

const NOWHERE: Stretch = { from: 0, to: 0 }

function told(old: Node, now: Node): (differing: Differing) => Difference {
  return (differing) => ({ kind: kindOf(old, now, differing), old: differing.old, new: differing.new })
}

/** What lies between matches, and matches that differ all the same; spans together with words beside them, where they are short. */
function differingIn(
  matches: readonly Match[],
  sizes: { readonly old: number; readonly new: number },
): readonly Differing[] {
  const found: { readonly differing: Differing; readonly joins: boolean }[] = []
  const add = (differing: Differing, joins: boolean) => {
    const last = found.at(-1)
    const touches = last?.differing.old.to === differing.old.from && last.differing.new.to === differing.new.from
    if (last && touches && joins && last.joins)
      found[found.length - 1] = { differing: joined(last.differing, differing), joins }
    else found.push({ differing, joins })
  }
  let at = { old: 0, new: 0 }
  const end: Match = { old: point(sizes.old), new: point(sizes.new), differs: null }
  for (const match of [...matches, end]) {
    const gap = { old: { from: at.old, to: match.old.from }, new: { from: at.new, to: match.new.from } }
    if (gap.old.from < gap.old.to || gap.new.from < gap.new.to) add(gap, true)
    const { differs } = match
    if (differs !== null)
      add({ old: match.old, new: match.new }, differs === 'spans' && match.new.to - match.new.from <= SHORT)
    at = { old: match.old.to, new: match.new.to }
  }
  return found.map(({ differing }) => differing)
}

function point(at: number): Stretch {
  return { from: at, to: at }
}
