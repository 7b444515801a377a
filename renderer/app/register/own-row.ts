import type { Transaction } from 'prosemirror-state'
import { Mapping, StepMap, type Step } from 'prosemirror-transform'
import { ActStep } from '../../../shared/commands/act-step'
import type { Mirror } from '../mirror/mirror'
import type { OpenTranscription } from '../screen'

/** What a row of the open text is, of which the rest of an act is stored with it. */
export interface OwnRow {
  readonly body: string
  readonly steps: readonly unknown[]
  readonly inverse: readonly unknown[]
  /** The revision of the text's mirror after it. */
  readonly revision: number
}

/** What transactions of the open text do to it beside naming the act, and what undoes that. */
export function ownRow(transactions: readonly Transaction[], open: OpenTranscription): OwnRow {
  const forth: Step[] = []
  const back: Step[] = []
  for (const { steps, docs } of transactions)
    for (const [index, step] of steps.entries()) {
      const doc = docs[index]
      if (step instanceof ActStep || doc === undefined) continue
      forth.push(step)
      back.unshift(step.invert(doc))
    }
  const json = (all: readonly Step[]) => all.map((step) => step.toJSON() as unknown)
  const { body } = open.stored.transcription
  return { body, steps: json(forth), inverse: json(back), revision: open.mirror.revision }
}

/** What was done to positions of a text since a revision of its mirror; what is too long ago has no place any more. */
export function sinceRevision(mirror: Mirror, revision: number): Mapping {
  return new Mapping(mirror.since(revision) ?? [new StepMap([0, Number.MAX_SAFE_INTEGER, 0])])
}
