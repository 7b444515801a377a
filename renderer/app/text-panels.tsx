import type { ReactNode } from 'react'
import { CheckLine, type CheckControl } from '../panels/CheckLine'
import { ElementPanel } from '../panels/ElementPanel'
import { HeaderPanel } from '../panels/HeaderPanel'
import { NotesPanel } from '../panels/NotesPanel'
import { useSource } from '../ui/use-source'
import { checkNow } from './check-commands'
import { CollationOfText } from './collate/CollationOfText'
import type { Panel } from './command'
import { chooseGrammar, nameOf, removeGrammar } from './grammars'
import { ProofOfText } from './proofing/ProofOfText'
import { RegisterSide } from './register/RegisterSide'
import { PageDoneFoot } from './rounds/PageDoneFoot'
import type { OpenTranscription } from './screen'
import type { Session } from './session'
import { SuggestionsOfText } from './tagging/suggestions/SuggestionsOfText'
import type { TextScreenProps } from './text-screen-props'
import { Versions } from './versions/Versions'

/** What each panel of the right column beside an open text shows. */
export function panelsOf({
  session,
  actions,
  context,
  edition,
  open,
}: TextScreenProps): Readonly<Record<Panel, ReactNode>> {
  const { text } = open
  return {
    register: <RegisterSide {...{ session, actions, text }} edition={edition} />,
    notes: <NotesPanel text={text} />,
    findings: (
      <PageDoneFoot {...{ session, text }} keyOf={actions.keyOf}>
        <ProofOfText {...{ session, open }} keyOf={actions.keyOf} checks={<Checks {...{ session, open }} />} />
      </PageDoneFoot>
    ),
    header: <HeaderPanel text={text} entries={() => session.register.now.get().entries} say={session.say} />,
    element: (
      <ElementPanel
        {...{ text, context }}
        others={session.uses.of(edition, text.id)}
        run={actions.run}
        keyOf={actions.keyOf}
      />
    ),
    versions: <Versions {...{ session, actions, open }} />,
    collation: <CollationOfText {...{ session, open }} keyOf={actions.keyOf} />,
    suggestions: <SuggestionsOfText {...{ session, open, context }} edition={edition} keyOf={actions.keyOf} />,
  }
}

/** The panels before they are drawn: none has anything in it. */
export const noPanels: Readonly<Record<Panel, ReactNode>> = {
  register: null,
  notes: null,
  findings: null,
  header: null,
  element: null,
  versions: null,
  collation: null,
  suggestions: null,
}

function Checks({ session, open }: { readonly session: Session; readonly open: OpenTranscription }) {
  const grammar = useSource(open.grammar.row)
  const control: CheckControl = {
    state: open.checks.state,
    grammar: grammar === null ? null : nameOf(grammar),
    check: () => void checkNow(session),
    chooseGrammar: () => void chooseGrammar(session),
    removeGrammar: () => void removeGrammar(session),
  }
  return <CheckLine text={open.text} control={control} />
}
