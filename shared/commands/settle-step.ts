import type { Node, Schema } from 'prosemirror-model'
import { Step, StepResult } from 'prosemirror-transform'

/**
 * Changes no doc and says that a guess is settled, or open again. Being a step, it is undone and stored with the
 * changes it came with.
 */
export class SettleStep extends Step {
  /** The id of the guess. */
  readonly guess: number
  readonly settled: boolean

  constructor(guess: number, settled: boolean) {
    super()
    this.guess = guess
    this.settled = settled
  }

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc)
  }

  override invert(): SettleStep {
    return new SettleStep(this.guess, !this.settled)
  }

  override map(): this {
    return this
  }

  override toJSON(): object {
    return { stepType: 'settle', guess: this.guess, settled: this.settled }
  }

  /** Throws a RangeError for what {@link toJSON} did not write. */
  static override fromJSON(_schema: Schema, json: unknown): SettleStep {
    const { guess, settled } = json as { readonly guess?: unknown; readonly settled?: unknown }
    if (typeof guess !== 'number' || typeof settled !== 'boolean')
      throw new RangeError('Invalid input for SettleStep.fromJSON')
    return new SettleStep(guess, settled)
  }
}

Step.jsonID('settle', SettleStep)
