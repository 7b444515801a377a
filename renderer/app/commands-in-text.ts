import { bracketCommands } from './brackets/bracket-commands'
import { differenceKeys } from './collate/collate-commands'
import type { Command } from './command'
import { findReplaceCommands } from './find-replace/find-replace-commands'
import { interventionCommands } from './interventions/intervention-commands'
import { doubtKeys } from './proofing/doubt-commands'
import { noteAppCommands } from './notes/note-commands'
import { readingCommands } from './readings/reading-commands'
import { pageKeys, turnElsewhere } from './rounds/round-commands'
import type { Session } from './session'
import { occurrenceCommands } from './tagging/occurrences/occurrence-commands'
import { suggestionKeys } from './tagging/suggestions/suggestion-commands'

/** The commands of the program whose keys work in the text too, before those of the editor: a field of text keeps the keys of editing for itself. */
export function commandsInText(session: Session): readonly Command[] {
  return [
    ...doubtKeys(session),
    ...suggestionKeys(session),
    ...occurrenceCommands(session),
    ...pageKeys(session),
    ...turnElsewhere(session),
    ...differenceKeys(session),
    ...findReplaceCommands(session),
    ...readingCommands(session),
    ...noteAppCommands(session),
    ...interventionCommands(session),
    ...bracketCommands(session),
  ]
}
