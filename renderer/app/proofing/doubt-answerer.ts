import type { Node } from 'prosemirror-model'
import { assertNever } from '../../../shared/finding'
import type { Dictionary } from '../../../shared/proofing/check'
import { settledBy, type Doubt, type Verdict } from '../../../shared/proofing/doubt'
import { proofPlaces } from '../../../shared/proofing/proof-places'
import { Proofer, type BlockDoubts, type ProofAnswer } from '../../../shared/proofing/proofer'
import { equalDoubts } from './equal-doubts'
import type { FoundDoubts, FoundInBlock, ProofAnswers, ProofBasis, ProofQuestion } from './proof-questions'
import { wordFiles } from './word-files'

/** How many blocks one message holds: taking them apart must not keep the window from drawing. */
const lot = 250

interface Answered {
  readonly number: number
  readonly text: string
  /** By block. */
  readonly doubts: ReadonlyMap<Node, readonly Doubt[]>
  readonly changed: readonly FoundInBlock[]
}

/** Finds what is doubtful in texts, and tells of it what changed since it was asked last. */
export class DoubtAnswerer {
  #proofer: { readonly basis: string; readonly proofer: Proofer } | null = null
  #dictionaries: readonly Dictionary[] = []
  #last: Answered | null = null
  /** Begins anywhere: what another Worker answered must not be taken for what this one did. */
  #answers = Math.floor(Math.random() * 2 ** 31)

  /** Fetches the dictionaries that a question needs; to be awaited before it is answered. */
  async prepare(question: ProofQuestion): Promise<void> {
    if (question.kind !== 'proof-rest') this.#dictionaries = await wordFiles(question.basis)
  }

  /** Answers a question about the doc of a transcription; yields how much of it is done, from 0 to 1. Walks the doc. */
  *answer(doc: Node, text: string, question: ProofQuestion): Generator<number, ProofAnswers[ProofQuestion['kind']]> {
    switch (question.kind) {
      case 'proof':
        return this.#found(doc, text, question.known, yield* this.#doubtsIn(doc, question.basis))
      case 'proof-rest': {
        const { answer, from } = question
        return this.#last?.number === answer ? this.#last.changed.slice(from, from + lot) : null
      }
      case 'doubt-count': {
        const { blocks } = yield* this.#doubtsIn(doc, question.basis)
        const { verdicts, checks, severity } = question
        return openIn(blocks, verdicts).filter(
          ({ doubt }) =>
            (checks === 'all' || checks.includes(doubt.check)) && (severity === 'all' || doubt.severity === severity),
        ).length
      }
      case 'equal-doubts': {
        const { blocks } = yield* this.#doubtsIn(doc, question.basis)
        const open = openIn(blocks, question.verdicts)
        const equal = open.filter(({ doubt }) => doubt.check === question.check && doubt.key === question.key)
        return equalDoubts(doc, equal)
      }
      case 'doubt-fixes': {
        const place = proofPlaces(doc).find(({ start }) => start === question.start)
        return this.#prooferFor(question.basis).fixesFor(question.doubt, place?.language ?? null)
      }
      default:
        return assertNever(question)
    }
  }

  *#doubtsIn(doc: Node, basis: ProofBasis): Generator<number, ProofAnswer> {
    return yield* this.#prooferFor(basis).doubtsIn(doc)
  }

  /** Texts of one edition are proofread by the same: what is known of its words serves them all. */
  #prooferFor(basis: ProofBasis): Proofer {
    const key = JSON.stringify([basis, this.#dictionaries.map(({ language }) => language)])
    if (this.#proofer?.basis === key) return this.#proofer.proofer
    const source = { dictionaries: this.#dictionaries, names: basis.names, scannos: basis.scannos }
    const proofer = this.#proofer?.proofer.changed(source) ?? new Proofer(source)
    this.#proofer = { basis: key, proofer }
    return proofer
  }

  #found(doc: Node, text: string, known: number | null, { blocks }: ProofAnswer): FoundDoubts {
    const before = this.#last?.number === known && this.#last.text === text ? this.#last.doubts : null
    const doubts = new Map(blocks.map((block) => [block.node, block.doubts]))
    const changed = before === null ? blocks.map(told) : changedSince(doc, before, blocks, doubts)
    this.#answers += 1
    this.#last = { number: this.#answers, text, doubts, changed }
    return { answer: this.#answers, whole: before === null, blocks: changed.slice(0, lot), total: changed.length }
  }
}

const told = ({ start, doubts }: BlockDoubts): FoundInBlock => ({ start, doubts })

/** The blocks whose doubts are not those that were told before, and those that have none any more. */
function changedSince(
  doc: Node,
  before: ReadonlyMap<Node, readonly Doubt[]>,
  blocks: readonly BlockDoubts[],
  now: ReadonlyMap<Node, readonly Doubt[]>,
): readonly FoundInBlock[] {
  const changed = blocks.filter(({ node, doubts }) => before.get(node) !== doubts).map(told)
  if (![...before.keys()].some((node) => !now.has(node))) return changed
  const without = proofPlaces(doc).filter(({ node }) => before.has(node) && !now.has(node))
  const all = [...changed, ...without.map(({ start }) => ({ start, doubts: [] }))]
  return all.sort((a, b) => a.start - b.start)
}

/** The doubts that are not settled, each with where its block begins. */
function openIn(blocks: readonly BlockDoubts[], verdicts: readonly Verdict[]) {
  const settled = settledBy(verdicts)
  return blocks.flatMap(({ node, start, doubts }) =>
    doubts.flatMap((doubt) => (settled(doubt) ? [] : [{ node, start, doubt }])),
  )
}
