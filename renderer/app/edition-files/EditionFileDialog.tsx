import { assertNever } from '../../../shared/finding'
import type { Session } from '../session'
import { ChangedFileDialog } from './ChangedFileDialog'
import { DamageDialog } from './DamageDialog'
import type { EditionFileAsk } from './edition-file-ask'
import { HeldFileDialog } from './HeldFileDialog'
import { IntakeDialog } from './IntakeDialog'
import { ShareDialog } from './ShareDialog'

/** What is asked about an edition file. */
export function EditionFileDialog({ session, ask }: { readonly session: Session; readonly ask: EditionFileAsk }) {
  switch (ask.kind) {
    case 'intake':
      return <IntakeDialog session={session} ask={ask} />
    case 'held':
      return <HeldFileDialog ask={ask} />
    case 'changed':
      return <ChangedFileDialog ask={ask} />
    case 'share':
      return <ShareDialog ask={ask} />
    case 'damage':
      return <DamageDialog ask={ask} />
    default:
      return assertNever(ask)
  }
}
