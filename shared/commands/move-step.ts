import { Slice, type Node, type Schema } from 'prosemirror-model'
import { Step, StepMap, StepResult, type Mappable } from 'prosemirror-transform'

/**
 * Moves whole blocks to another place between blocks. It says where from and where to and not what, so the journal stays
 * small, its inverse is a move back, and what keeps places in the blocks (guesses) can follow: see {@link MoveStep.moved}.
 */
export class MoveStep extends Step {
  readonly from: number
  readonly to: number
  /** Where the blocks go, in the doc before the step; not between `from` and `to`. */
  readonly target: number

  /** Throws a RangeError where the target lies in what is moved. */
  constructor(from: number, to: number, target: number) {
    super()
    if (from >= to) throw new RangeError('A move step must move something')
    if (target > from && target < to) throw new RangeError('Blocks cannot be moved into themselves')
    this.from = from
    this.to = to
    this.target = target
  }

  override apply(doc: Node): StepResult {
    const { from, to, target } = this
    if (to > doc.content.size || target > doc.content.size) return StepResult.fail('A move reaches beyond the doc')
    const slice = doc.slice(from, to)
    if (slice.openStart > 0 || slice.openEnd > 0) return StepResult.fail('Only whole blocks can be moved')
    const taken = StepResult.fromReplace(doc, from, to, Slice.empty)
    if (!taken.doc) return taken
    const place = this.start
    return StepResult.fromReplace(taken.doc, place, place, slice)
  }

  override getMap(): StepMap {
    const { from, to, target } = this
    const size = to - from
    return target <= from
      ? new StepMap([target, 0, size, from, size, 0])
      : new StepMap([from, size, 0, target, 0, size])
  }

  override invert(): MoveStep {
    const { from, to, target, start } = this
    return new MoveStep(start, start + to - from, target <= from ? to : from)
  }

  override map(mapping: Mappable): MoveStep | null {
    const from = mapping.map(this.from, 1)
    const to = mapping.map(this.to, -1)
    const target = mapping.map(this.target)
    return from >= to || (target > from && target < to) ? null : new MoveStep(from, to, target)
  }

  /** Where the blocks begin after the step. */
  get start(): number {
    return this.target <= this.from ? this.target : this.target - (this.to - this.from)
  }

  /** Where a position goes: with the blocks where it is in them, else as the other text moves. */
  moved(pos: number, assoc: -1 | 1): number {
    const inside = assoc > 0 ? pos >= this.from && pos < this.to : pos > this.from && pos <= this.to
    return inside ? pos - this.from + this.start : this.getMap().map(pos, assoc)
  }

  override toJSON(): object {
    return { stepType: 'move', from: this.from, to: this.to, target: this.target }
  }

  /** Throws a RangeError for what {@link toJSON} did not write. */
  static override fromJSON(_schema: Schema, json: unknown): MoveStep {
    const { from, to, target } = json as { readonly from?: unknown; readonly to?: unknown; readonly target?: unknown }
    if (typeof from !== 'number' || typeof to !== 'number' || typeof target !== 'number')
      throw new RangeError('Invalid input for MoveStep.fromJSON')
    return new MoveStep(from, to, target)
  }
}

Step.jsonID('move', MoveStep)
