import { redo, undo } from 'prosemirror-history'
import { Step } from 'prosemirror-transform'
import { ActStep } from '../../../shared/commands/act-step'
import { goingBack } from '../../../shared/commands/going-back'
import { schema } from '../../../shared/schema'
import type { OpenTranscription } from '../screen'
import { sinceRevision, type OwnRow } from './own-row'
import { readCaret } from '../../editor/read-caret'

/** Takes back what was done of acts in the open text where the rest of them could not be stored. */
export class TakingBack {
  /** Acts whose steps just now take back what could not be stored: nothing is done with them. */
  readonly #silent = new Set<string>()

  /** Whether steps of an act that come just now only take it back. */
  concerns(act: string): boolean {
    return this.#silent.has(act)
  }

  /** Takes back what a row of the open text did of an act; where it was not `done`, what it undid of it. */
  takeBack(id: string, own: OwnRow, done: boolean, { text, mirror }: OpenTranscription): void {
    this.#silent.add(id)
    readCaret(text.view)
    // Where nothing was done since, the history itself goes back, so that the act stays where it was in it.
    const turned = mirror.revision === own.revision && (done ? undo : redo)(text.state, text.dispatch)
    if (!turned) {
      const { tr } = text.state
      for (const json of own.inverse) {
        const step = Step.fromJSON(schema, json).map(sinceRevision(mirror, own.revision))
        if (step !== null) tr.maybeStep(step)
      }
      text.dispatch(goingBack(tr.step(new ActStep(id, !done)).setMeta('addToHistory', false)))
    }
    this.#silent.delete(id)
  }
}
