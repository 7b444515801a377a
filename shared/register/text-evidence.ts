import type { Node } from 'prosemirror-model'
import type { BlockNames } from './block-names'
import { entriesLinked, type RegisterIndex } from './links'
import type { BlockPlace } from './text-blocks-of'

/** What one division says of names, by the whole of it. */
export interface DivisionEvidence {
  /** Where each entry is first named without doubt, as the index of its block, and how often; by id. */
  readonly first: Map<string, number>
  readonly sure: Map<string, number>
  /** How often each entry is named with a title or forename; by id. */
  readonly named: Map<string, number>
  /** How often each entry is named by its surname alone amid small words; by id. */
  readonly plain: Map<string, number>
  /** Whether people call each other by their forenames: somebody is greeted or signs so. */
  familiar: boolean
  /** Surnames that stand behind a title, forename or initials, and are in no register. */
  readonly surnames: Set<string>
  /** Its date, of W3C. */
  date: string | null
}

/** What a whole text says of names. */
export interface TextEvidence {
  readonly divisions: ReadonlyMap<Node, DivisionEvidence>
  /** How often each entry is named without doubt, or linked already; by id. */
  readonly sure: Map<string, number>
  /** How often each surname that is in no register stands behind a title, forename or initials; folded. */
  readonly surnames: ReadonlyMap<string, number>
  /** How often each word is written small; folded. */
  readonly small: ReadonlyMap<string, number>
}

/** Gathers what the blocks of a text say together. Linear in their names and words. */
export function gatherEvidence(
  blocks: readonly BlockPlace[],
  namesOf: (block: Node) => BlockNames,
  register: RegisterIndex,
  text: string,
): TextEvidence {
  const divisions = new Map<Node, DivisionEvidence>()
  const sure = new Map<string, number>()
  const surnames = new Map<string, number>()
  const small = new Map<string, number>()
  for (const [index, { node, division }] of blocks.entries()) {
    const names = namesOf(node)
    const here = divisions.get(division) ?? noEvidence()
    divisions.set(division, here)
    here.date ??= names.date
    for (const word of names.small) add(small, word, 1)
    const say = (entry: string, weight: number) => {
      add(sure, entry, weight)
      add(here.sure, entry, weight)
      if (!here.first.has(entry)) here.first.set(entry, index)
    }
    for (const { span } of names.tagged) for (const { id } of entriesLinked(register, text, span.attributes)) say(id, 2)
    for (const name of names.known) {
      const [only] = name.meanings
      if (!only || only.form.part === 'letters') here.familiar = true
      for (const { entry, form } of name.meanings) {
        const alone = name.given.length === 0 && name.titles.length === 0 && form.part === 'surname'
        if (!alone) add(here.named, entry.id, 1)
        else if (!name.begins) add(here.plain, entry.id, 1)
      }
      if (only && name.meanings.length === 1) say(only.entry.id, only.form.part === 'surname' ? 0.5 : 1)
    }
    for (const { sign, surname } of names.like)
      if (sign === 'title' || sign === 'forename' || sign === 'initials') {
        add(surnames, surname, 1)
        here.surnames.add(surname)
      }
  }
  return { divisions, sure, surnames, small }
}

/** A division of which nothing is known. */
export function noEvidence(): DivisionEvidence {
  return {
    first: new Map(),
    sure: new Map(),
    named: new Map(),
    plain: new Map(),
    familiar: false,
    surnames: new Set(),
    date: null,
  }
}

/** Adds to a count. */
export function add(counts: Map<string, number>, key: string, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight)
}
