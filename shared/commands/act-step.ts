import type { Node, Schema } from 'prosemirror-model'
import { Step, StepResult } from 'prosemirror-transform'

/**
 * Changes no doc and says that an act over register and texts is done, or undone. Being a step, it is undone and stored
 * with what the act changes in this text, so that undo in the text can take back the rest of the act.
 */
export class ActStep extends Step {
  /** The id of the act. */
  readonly act: string
  readonly done: boolean

  constructor(act: string, done: boolean) {
    super()
    this.act = act
    this.done = done
  }

  override apply(doc: Node): StepResult {
    return StepResult.ok(doc)
  }

  override invert(): ActStep {
    return new ActStep(this.act, !this.done)
  }

  override map(): this {
    return this
  }

  override toJSON(): object {
    return { stepType: 'act', act: this.act, done: this.done }
  }

  /** Throws a RangeError for what {@link toJSON} did not write. */
  static override fromJSON(_schema: Schema, json: unknown): ActStep {
    const { act, done } = json as { readonly act?: unknown; readonly done?: unknown }
    if (typeof act !== 'string' || typeof done !== 'boolean') throw new RangeError('Invalid input for ActStep.fromJSON')
    return new ActStep(act, done)
  }
}

Step.jsonID('act', ActStep)
