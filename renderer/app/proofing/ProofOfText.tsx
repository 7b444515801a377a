import { useMemo, type ReactNode } from 'react'
import { ProofPanel, type ProofActions } from '../../panels/ProofPanel'
import { useSource } from '../../ui/use-source'
import { besideText } from '../beside-text'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { settleGuess } from '../../../shared/commands/guesses'
import { settle } from '../../editor/commands/findings'
import type { Stop } from '../../editor/commands/finding-walk'
import { perform } from '../../editor/perform'
import { guessesOf } from '../../editor/state'
import { goToStop } from './doubt-walk'
import { chooseFix, findGood, takeFix, takeFixEverywhere, takeVerdictsBack } from './settle-doubt'

/** The panel of proofreading for the open text. */
export function ProofOfText(props: {
  readonly session: Session
  readonly open: OpenTranscription
  readonly keyOf: (command: string) => string | undefined
  /** By what the TEI is checked. */
  readonly checks: ReactNode
}) {
  const { session, open, keyOf } = props
  const { proofing } = besideText(session)
  const { rows } = useSource(proofing.verdicts.now)
  const actions = useMemo(() => actionsOf(session, open, keyOf), [session, open, keyOf])
  return (
    <ProofPanel
      text={open.text}
      state={proofing.state}
      fixes={proofing.fixes.now}
      verdicts={rows}
      actions={actions}
      checks={props.checks}
    />
  )
}

function actionsOf(session: Session, open: OpenTranscription, keyOf: ProofActions['keyOf']): ProofActions {
  const { proofing } = besideText(session)
  return {
    turn: (on) => {
      proofing.turn(on)
    },
    look: () => void proofing.looked(),
    cancel: () => {
      proofing.cancel()
    },
    filter: (filter) => {
      proofing.filter(filter)
    },
    go: (stop) => {
      goToStop(session, open, asItIs(open, stop), '', 'stay')
    },
    settle: (guess, action) => {
      settle({ text: open.text, show: session.show, say: session.say }, guess, action)
    },
    reopen: (guess) => {
      perform(open.text, 'finding/reopen', settleGuess(guess.id, false))
    },
    take: (index) => {
      if (index !== undefined) chooseFix(session, index)
      void takeFix(session)
    },
    takeEverywhere: () => {
      takeFixEverywhere(session)
    },
    good: (reach) => void findGood(session, reach),
    takeBack: (verdicts) => void takeVerdictsBack(session, verdicts),
    leave: () => {
      open.text.view?.focus()
    },
    keyOf,
  }
}

/** A stop of a list that follows the text at rest, with its guess where it is now. */
function asItIs({ text }: OpenTranscription, stop: Stop): Stop {
  if (stop.kind !== 'guess') return stop
  return { ...stop, guess: guessesOf(text.state).find(({ id }) => id === stop.guess.id) ?? stop.guess }
}
