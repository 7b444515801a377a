import { useMemo } from 'react'
import { CollationPanel, type CollationActions } from '../../panels/CollationPanel'
import { hideKinds, openDifferences } from '../../editor/plugins/collation'
import { besideText } from '../beside-text'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { goToDifference, keepDifference, noteDifference, takeAllOf, takeDifference } from './settle-differences'

/** The panel of the comparison of the open text with another transcription. */
export function CollationOfText(props: {
  readonly session: Session
  readonly open: OpenTranscription
  readonly keyOf: (command: string) => string | undefined
}) {
  const { session, open, keyOf } = props
  const actions = useMemo(() => actionsOf(session, open, keyOf), [session, open, keyOf])
  return <CollationPanel text={open.text} state={besideText(session).collating.state} actions={actions} />
}

function actionsOf(session: Session, { text }: OpenTranscription, keyOf: CollationActions['keyOf']): CollationActions {
  const { collating } = besideText(session)
  return {
    start: () => {
      session.dialog.set({ kind: 'collate-with' })
    },
    cancel: () => {
      collating.cancel()
    },
    again: () => void collating.again(),
    end: () => void collating.end(),
    go: ({ id }) => {
      // Where it stands now: the list may be drawn from a moment ago.
      const one = openDifferences(text.state).find((other) => other.id === id)
      if (one) goToDifference(session, one, 'stay')
    },
    take: () => {
      takeDifference(session, 'stay')
    },
    keep: () => {
      keepDifference(session, 'stay')
    },
    note: () => {
      noteDifference(session, 'stay')
    },
    takeAll: (kind) => {
      takeAllOf(session, kind)
    },
    hide: (hidden) => {
      text.dispatch(hideKinds(text.state.tr, hidden))
    },
    leave: () => {
      text.view?.focus()
    },
    keyOf,
  }
}
