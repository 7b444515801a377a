import { useMemo, type ReactNode } from 'react'
import { ProofPanel, type ProofActions } from '../../panels/ProofPanel'
import { useSource } from '../../ui/use-source'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { goToStop } from './doubt-walk'
import { chooseFix, findGood, takeFix, takeFixEverywhere, takeVerdictsBack } from './settle-doubt'

/** The panel of proofreading for the open text. */
export function ProofOfText(props: {
  readonly session: Session
  readonly open: OpenTranscription
  readonly keyOf: (command: string) => string | undefined
  readonly findings: ReactNode
}) {
  const { session, open, keyOf } = props
  const { proofing } = session
  const { rows } = useSource(proofing.verdicts.now)
  const actions = useMemo(() => actionsOf(session, open, keyOf), [session, open, keyOf])
  return (
    <ProofPanel
      text={open.text}
      state={proofing.state}
      fixes={proofing.fixes.now}
      verdicts={rows}
      actions={actions}
      findings={props.findings}
    />
  )
}

function actionsOf(session: Session, open: OpenTranscription, keyOf: ProofActions['keyOf']): ProofActions {
  const { proofing } = session
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
    go: (one) => {
      goToStop(session, open, { kind: 'doubt', doubt: one, from: one.from }, '', 'stay')
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
