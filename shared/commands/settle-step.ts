import { type Node } from 'prosemirror-model'
import { Step, StepResult } from 'prosemirror-transform'

/** A step that changes no doc and says that a guess is settled or open again. JSON id `settle`. */
export declare class SettleStep extends Step {
  readonly guess: number
  readonly settled: boolean
  constructor(guess: number, settled: boolean)
  override apply(doc: Node): StepResult
  override invert(): SettleStep
  override map(): SettleStep
  override toJSON(): object
}
