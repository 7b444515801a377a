import { useEffect, useMemo } from 'react'
import { groupKey, type SuggestionGroup } from '../../../panels/suggestion-groups'
import { SuggestionsPanel, type SuggestionActions } from '../../../panels/SuggestionsPanel'
import { currentSuggestion, firstAt, offeredSuggestions } from '../../../editor/plugins/suggestions'
import { useSource } from '../../../ui/use-source'
import { besideText } from '../../beside-text'
import { takeRefusalsBack } from '../../register/refusal-acts'
import type { CommandContext } from '../../command'
import type { OpenTranscription } from '../../screen'
import type { Session } from '../../session'
import { EditionSuggestions } from './EditionSuggestions'
import { goToSuggestion } from './suggestion-walk'
import { refuseSuggestion, takeSuggestion } from './take-suggestion'

/** The panel of suggestions for the open text. */
export function SuggestionsOfText(props: {
  readonly session: Session
  readonly open: OpenTranscription
  readonly edition: string
  readonly context: CommandContext
  readonly keyOf: (command: string) => string | undefined
}) {
  const { session, open, edition, context, keyOf } = props
  const { index, refusals } = useSource(session.register.now)
  useEffect(() => {
    besideText(session).suggestions.offer()
  }, [session])
  const actions = useMemo(() => actionsOf(session, open, context, keyOf), [session, open, context, keyOf])
  return (
    <SuggestionsPanel
      text={open.text}
      state={besideText(session).suggestions.state}
      entries={index.byId}
      refusals={refusals}
      actions={actions}
      edition={<EditionSuggestions {...{ session, edition }} text={open.text} />}
    />
  )
}

function actionsOf(
  session: Session,
  open: OpenTranscription,
  context: CommandContext,
  keyOf: SuggestionActions['keyOf'],
): SuggestionActions {
  const { suggestions } = besideText(session)
  return {
    turn: (on) => {
      suggestions.turn(on)
    },
    look: () => void suggestions.looked(),
    cancel: () => {
      suggestions.cancel()
    },
    filter: (filter) => {
      suggestions.filter(filter)
    },
    go: (group) => {
      goToGroup(session, open, group)
    },
    take: () => void takeSuggestion(session, context),
    refuse: () => void refuseSuggestion(session, 'everywhere'),
    takeSure: () => {
      session.dialog.set({ kind: 'sure-suggestions' })
    },
    takeBack: (refusals) => void takeRefusalsBack(session, refusals),
    keyOf,
  }
}

/** Goes to the next place of a group after the caret, round the end of the text; the focus stays. */
function goToGroup(session: Session, open: OpenTranscription, { key }: SuggestionGroup): void {
  const { state } = open.text
  const all = offeredSuggestions(state).filter((one) => groupKey(one) === key)
  const { from, to } = state.selection
  const one = all[firstAt(all, currentSuggestion(state) ? to : from)] ?? all[0]
  if (one) goToSuggestion(session, open, one, '', 'stay')
}
