import { createEditorState } from '../editor/state'
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

// What else is needed wherever a text is open.
export { besideText } from './beside-text'
export { keepCopy } from './library-actions'
export { LiveText } from './live-text'
export { actsOf } from './register/edition-acts'
export { rescuedText } from './recovery/rescued-text'

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
  const source = async () => (original?.format === 'tei' ? (await original.row()).file.text : null)
  const mirror = new Mirror(text, source, mirrors)
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
