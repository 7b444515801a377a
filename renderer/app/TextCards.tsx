import { DoubtCard } from './proofing/DoubtCard'
import { ProofWait } from './proofing/ProofWait'
import { DateList } from './tagging/DateList'
import { LinkList } from './tagging/LinkList'
import { SuggestionCard } from './tagging/suggestions/SuggestionCard'
import { SuggestionWait } from './tagging/suggestions/SuggestionWait'
import type { TextScreenProps } from './text-screen-props'

/** What appears over the text where its caret or its doubts ask for it. */
export function TextCards({ session, actions, context, open }: TextScreenProps) {
  const { text } = open
  return (
    <>
      <SuggestionCard {...{ session, text, context }} keyOf={actions.keyOf} />
      <DoubtCard {...{ session, text }} keyOf={actions.keyOf} />
      <ProofWait session={session} keyOf={actions.keyOf} />
      <SuggestionWait session={session} keyOf={actions.keyOf} />
      <LinkList text={text} context={context} />
      <DateList text={text} context={context} />
    </>
  )
}
