import type { NoteNumbering } from '../../../shared/queries/note-numbers'
import { firstNumberOf, noteNumberingOf, setNoteNumbering } from '../../editor/plugins/note-look'
import type { TranscriptionRow } from '../../store/rows'
import type { Source } from '../../ui/use-source'
import type { Session } from '../session'
import { dispatchBeside } from '../../editor/read-caret'

/**
 * Has the notes of the open text numbered as the practice of its edition says; returns what stops it. Where numbers go on from
 * text to text, the first one follows what is done to the texts before it, here and in other windows.
 */
export function followNumbering(session: Session): () => void {
  const following = new NumberingFollower(session)
  return () => {
    following.stop()
  }
}

class NumberingFollower {
  readonly #session: Session
  readonly #stops: readonly (() => void)[]
  /** The texts of the edition, listened to while the first number hangs on them. */
  #texts: { readonly edition: string; readonly rows: Source<readonly TranscriptionRow[] | null> } | null = null
  #stopTexts: (() => void) | null = null
  /** The state of the texts before the open one for which the first number was asked last. */
  #known = ''
  #asked = 0

  constructor(session: Session) {
    this.#session = session
    this.#stops = [session.screen.subscribe(this.#follow), session.practice.now.subscribe(this.#follow)]
    this.#follow()
  }

  stop(): void {
    this.#asked++
    this.#stopTexts?.()
    for (const stop of this.#stops) stop()
  }

  readonly #follow = (): void => {
    const { open, edition, practice } = this.#session
    const continuous = open !== null && edition !== null && practice.now.get().notes.series === 'edition'
    this.#listen(continuous ? edition : null)
    void this.#number()
  }

  #listen(edition: string | null): void {
    if (edition === (this.#texts?.edition ?? null)) return
    this.#stopTexts?.()
    this.#stopTexts = null
    this.#texts = edition === null ? null : { edition, rows: this.#session.library.transcriptions(edition) }
    this.#stopTexts = this.#texts?.rows.subscribe(this.#textsChanged) ?? null
  }

  readonly #textsChanged = (): void => {
    if (this.#before() !== this.#known) void this.#number()
  }

  /** What the first number hangs on: the texts before the open one, as they are stored. */
  #before(): string {
    const rows = this.#texts?.rows.get() ?? []
    const own = rows.findIndex(({ id }) => id === this.#session.open?.text.id)
    const states = rows.slice(0, Math.max(0, own)).map(({ id, body, changed }) => [id, body, changed])
    return JSON.stringify(states)
  }

  async #number(): Promise<void> {
    const session = this.#session
    const text = session.open?.text
    const numbering = session.practice.now.get().notes
    if (text === undefined || session.edition === null) return
    const turn = ++this.#asked
    this.#known = this.#before()
    const first = numbering.series === 'edition' ? await numberBefore(session, session.edition, text.id, numbering) : 1
    if (turn !== this.#asked || session.open?.text !== text) return
    const now = noteNumberingOf(text.state)
    const same = now.series === numbering.series && now.letters === numbering.letters
    if (!same || first !== firstNumberOf(text.state))
      dispatchBeside(text, ({ tr }) => setNoteNumbering(tr, numbering, first))
  }
}

/** The number of the first note of a text where numbers go on from the texts before it; texts that cannot be read count for nothing. */
export async function numberBefore(
  session: Session,
  edition: string,
  text: string,
  numbering: NoteNumbering,
): Promise<number> {
  const rows = await session.store.transcriptionsOf(edition)
  const before = rows
    .slice(
      0,
      Math.max(
        0,
        rows.findIndex(({ id }) => id === text),
      ),
    )
    .map(({ id }) => id)
  let first = 1
  if (before.length > 0)
    await session.texts.ask(
      edition,
      { kind: 'note-count', numbering },
      {
        texts: before,
        heard: (_, count) => {
          first += count
        },
      },
    )
  return first
}
