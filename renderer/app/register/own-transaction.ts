import { closeHistory } from 'prosemirror-history'
import type { Transaction } from 'prosemirror-state'
import { ActStep } from '../../../shared/commands/act-step'
import { mapWordChanges, wordSteps, type WordChange } from '../../../shared/commands/apply-fix'
import { headerSteps } from '../../../shared/commands/header'
import { mapChanges } from '../../../shared/commands/mention-changes'
import { numberSteps } from '../../../shared/commands/number-notes'
import { validMentionSteps } from '../../../shared/commands/valid-mentions'
import { grammarOf } from '../../../shared/queries/edition-grammar'
import { newId } from '../../editor/new-id'
import type { Mirror } from '../mirror/mirror'
import type { OpenTranscription } from '../screen'
import type { EditionAct } from './edition-act'
import { sinceRevision } from './own-row'

/** What an act does to the open text: the transaction, how many changes it makes, and how many cannot be made any more. */
export interface OwnTransaction {
  readonly tr: Transaction
  readonly done: number
  readonly left: number
}

/** What the act of this id does to the open text, as it is now. */
export function ownTransaction(
  { texts = [] }: EditionAct,
  { text, mirror }: OpenTranscription,
  id: string,
): OwnTransaction {
  const { tr, doc } = text.state
  const wanted = texts
    .filter(({ transcription }) => transcription === text.id)
    .flatMap(({ at, changes }) => {
      if (at.kind === 'stored') return changes
      return mapChanges(changes, sinceRevision(mirror, at.revision))
    })
  const { step, done, left } = validMentionSteps(doc, wanted, newId, grammarOf(text.state))
  if (step !== null) tr.step(step)
  // Tags move no words, so that words are where they were.
  const words = wordSteps(tr.doc, wordsFor(texts, text.id, mirror), newId, grammarOf(text.state))
  for (const one of words.steps) tr.step(one)
  const { numbers, fields } = texts.find(({ transcription }) => transcription === text.id) ?? {}
  const numbered = numbers ? numberSteps(tr.doc, numbers.numbering, numbers.first).steps : []
  for (const one of numbered) tr.step(one)
  const headed = fields ? headerSteps(tr.doc, fields).steps : []
  for (const one of headed) tr.step(one)
  return {
    tr: closeHistory(tr.step(new ActStep(id, true))),
    done: done + words.done + numbered.length + headed.length,
    left: left + words.left,
  }
}

/** The words of the open text that an act changes, where they are now. */
function wordsFor(texts: NonNullable<EditionAct['texts']>, id: string, mirror: Mirror): readonly WordChange[] {
  return texts.flatMap(({ transcription, at, words = [] }) => {
    if (transcription !== id) return []
    return at.kind === 'stored' ? words : mapWordChanges(words, sinceRevision(mirror, at.revision))
  })
}
