import { useEffect, useState } from 'react'
import type { Round } from '../../../shared/proofing/page-record'
import { roundsOf } from '../../../shared/proofing/rounds'
import { donePages } from '../../store/page-progress'
import type { Session } from '../session'
import { changeRounds } from './change-rounds'
import { RoundsDialog } from './RoundsDialog'

/** The dialog of an edition's rounds, with what the library knows of them. */
export function RoundsOfEdition(props: {
  readonly session: Session
  readonly edition: string
  readonly onClose: () => void
}) {
  const { session, edition, onClose } = props
  const [known, setKnown] = useState<{
    readonly rounds: readonly Round[]
    readonly done: ReadonlyMap<string, number>
  } | null>(null)
  useEffect(() => {
    let current = true
    const { store } = session
    void Promise.all([store.edition(edition), donePages(store.db, edition)]).then(([row, texts]) => {
      const done = new Map<string, number>()
      for (const text of texts.values())
        for (const [round, count] of text) done.set(round, (done.get(round) ?? 0) + count)
      if (current) setKnown({ rounds: roundsOf(row), done })
    })
    return () => {
      current = false
    }
  }, [session, edition])
  if (known === null) return null
  return (
    <RoundsDialog
      rounds={known.rounds}
      doneIn={(round) => known.done.get(round) ?? 0}
      onClose={onClose}
      onSave={(rounds) => {
        onClose()
        void changeRounds(session, edition, rounds)
      }}
    />
  )
}
