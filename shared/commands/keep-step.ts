import type { Node, Schema } from 'prosemirror-model'
import { Step, StepResult } from 'prosemirror-transform'

/**
 * Changes no doc and says that a difference from another transcription is to stay as it is in ours, or not any more.
 * Being a step, it is undone in its order with what is taken from there.
 */
export class KeepStep extends Step {
  /** The key of the difference. */
  readonly difference: string
  readonly kept: boolean

  constructor(difference: string, kept: boolean) {
    super()
    this.difference = difference
    this.kept = kept
  }

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc)
  }

  override invert(): KeepStep {
    return new KeepStep(this.difference, !this.kept)
  }

  override map(): this {
    return this
  }

  override toJSON(): object {
    return { stepType: 'keep', difference: this.difference, kept: this.kept }
  }

  /** Throws a RangeError for what {@link toJSON} did not write. */
  static override fromJSON(_schema: Schema, json: unknown): KeepStep {
    const { difference, kept } = json as { readonly difference?: unknown; readonly kept?: unknown }
    if (typeof difference !== 'string' || typeof kept !== 'boolean')
      throw new RangeError('Invalid input for KeepStep.fromJSON')
    return new KeepStep(difference, kept)
  }
}

Step.jsonID('keep', KeepStep)
