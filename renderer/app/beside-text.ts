import type { Linker } from '../editor/linker'
import { Collating } from './collate/collating'
import { followNumbering } from './notes/follow-numbering'
import { PageImages } from './page-images/page-images'
import { Proofing } from './proofing/proofing'
import { ReadAloud } from './read-aloud/read-aloud'
import { followReadings } from './readings/follow-readings'
import type { Session } from './session'
import { linkerOf } from './tagging/edition-linker'
import { Suggestions } from './tagging/suggestions/suggestions'

/**
 * What works beside the open text, and goes on with the next one. It knows the editor, so the session does not hold it: it is read
 * with the first part of the program that asks for it, and there from the first text on.
 */
export class BesideText {
  /** Reads the open text aloud. */
  readonly readAloud: ReadAloud
  /** What is suggested in the open text. */
  readonly suggestions: Suggestions
  /** What the open text is compared with. */
  readonly collating: Collating
  /** The images of the open text's pages. */
  readonly images: PageImages
  /** What is doubtful in the open text. */
  readonly proofing: Proofing
  /** The register, as tagging asks for it. */
  readonly linker: Linker
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
    this.suggestions = new Suggestions(session)
    this.readAloud = new ReadAloud(session)
    this.collating = new Collating(session)
    this.images = new PageImages(session)
    this.proofing = new Proofing(session)
    this.linker = linkerOf(session)
  }

  /** Has the readings and the numbers of notes follow what is chosen and done; returns what stops that. */
  follow(): () => void {
    const stops = [followReadings(this.#session), followNumbering(this.#session)]
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Ends all of it, for good. */
  stop(): void {
    this.suggestions.stop()
    this.collating.stop()
    this.images.stop()
    this.proofing.stop()
  }
}

/** What works beside the open text of a session; made when it is first asked for. */
export function besideText(session: Session): BesideText {
  const known = session.beside.get()
  if (known !== null) return known
  const made = new BesideText(session)
  session.beside.set(made)
  return made
}
