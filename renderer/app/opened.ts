import type { Answer } from '../../shared/host'
import { createEditorState } from '../editor/state'
import { readProblem } from '../store/problems'
import type { Store } from '../store/store'
import type { StoredText } from '../store/texts'
import { Checks } from './checks'
import { Mirror } from './mirror/mirror'
import type { MirrorHome } from './mirror/mirror-home'
import { offerBy } from './offer-by'
import { OpenText } from './open-text'
import type { OpenTranscription } from './screen'
import { TextGrammar } from './text-grammar'
import { VersionKeeper } from './versions/version-keeper'

/** Reads a text that is to be opened. A library that cannot be read is an answer too, for somebody waits with a hold on it. */
export async function readToOpen(store: Store, id: string, isMine: boolean): Promise<Answer<StoredText>> {
  try {
    return await store.openText(id, isMine)
  } catch {
    return { ok: false, problem: readProblem }
  }
}

/**
 * Makes of a stored text one that is open, with all that works beside it; `failed` is called where the library cannot be read.
 * `isEntry` answers whether a pointer in it leads to the register.
 */
export function opened(
  stored: StoredText,
  store: Store,
  mirrors: MirrorHome,
  failed: () => void,
  isEntry: (pointer: string) => boolean = () => false,
): OpenTranscription {
  const { transcription, doc, guesses, readOnly, original, pages } = stored
  const text = new OpenText(
    transcription.id,
    createEditorState({ doc, guesses, editable: readOnly === null, ...(pages && { pages }) }),
  )
  const mirror = new Mirror(text, original?.format === 'tei' ? original.file.text : null, mirrors)
  const checks = new Checks(text, mirror, () => performance.now(), isEntry)
  const grammar = new TextGrammar(store, transcription.id, failed)
  const versions = new VersionKeeper(
    text,
    (version) => store.keepVersion(version),
    () => performance.now(),
  )
  offerBy(text, grammar.row)
  return { text, stored, mirror, checks, grammar, versions, elsewhere: null }
}

/** Stops all that works beside an open text. */
export function closed({ mirror, checks, grammar, versions }: OpenTranscription): void {
  versions.stop()
  checks.stop()
  grammar.stop()
  mirror.stop()
}
