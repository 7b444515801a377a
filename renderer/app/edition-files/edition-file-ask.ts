import type { Finding } from '../../../shared/finding'
import type { FileHolder } from '../../../shared/host'
import type { Choices, Intake } from '../../store/intake'
import type { EditionRow } from '../../store/rows'
import type { Session } from '../session'
import type { Contents, HeldFile } from './edition-files'

/** What the person is asked about edition files; each is answered once, `null` where the dialog is left. */
export type EditionFileAsk =
  /** The library has the edition: what becomes of what differs. */
  | {
      readonly kind: 'intake'
      readonly name: string
      readonly held: HeldFile
      readonly intake: Intake
      readonly answer: (answer: IntakeAnswer | null) => void
    }
  /** Another program holds the file that is to be saved to. */
  | {
      readonly kind: 'held'
      readonly name: string
      readonly holder: FileHolder | null
      readonly answer: (answer: 'take' | 'elsewhere' | null) => void
    }
  /** Another program has written the file since. `theirs` is what it holds, `null` where it is not this edition. */
  | {
      readonly kind: 'changed'
      readonly name: string
      readonly edition: string
      readonly theirs: Intake | null
      readonly answer: (answer: 'theirs' | 'overwrite' | 'elsewhere' | null) => void
    }
  /** What goes into a copy that is given away. */
  | {
      readonly kind: 'share'
      readonly edition: EditionRow
      readonly answer: (answer: Pick<Contents, 'history' | 'originals' | 'images'> | null) => void
    }
  /** Parts of a file that was taken in were damaged. */
  | {
      readonly kind: 'damage'
      readonly name: string
      readonly findings: readonly Finding[]
      readonly unreadable: readonly string[]
      readonly fromTei: readonly string[]
      readonly answer: (answer: null) => void
    }

/** How an edition file is to be taken in. */
export interface IntakeAnswer {
  readonly way: 'merge' | 'copy'
  readonly choices: Choices
}

/** An ask without its answer. */
type Question<A> = A extends { readonly answer: unknown } ? Omit<A, 'answer'> : never
type AnswerTo<K extends EditionFileAsk['kind']> = Parameters<Extract<EditionFileAsk, { readonly kind: K }>['answer']>[0]

/** Shows a dialog about an edition file and waits for what the person says. */
export function ask<K extends EditionFileAsk['kind']>(
  session: Session,
  question: Question<Extract<EditionFileAsk, { readonly kind: K }>> & { readonly kind: K },
): Promise<AnswerTo<K>> {
  return new Promise((resolve) => {
    const answer = (value: AnswerTo<K>) => {
      session.dialog.set(null)
      resolve(value)
    }
    session.dialog.set({ kind: 'edition-file', ask: { ...question, answer } as unknown as EditionFileAsk })
  })
}
