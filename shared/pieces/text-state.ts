import type { Node } from 'prosemirror-model'
import type { Guess } from '../edition'

/** A text at one moment: all that a checkpoint or a version keeps of it. */
export interface TextState {
  readonly doc: Node
  readonly guesses: readonly Guess[]
}
