import { useMemo } from 'react'
import { VersionsPanel } from '../../panels/VersionsPanel'
import { useSource } from '../../ui/use-source'
import type { Actions } from '../actions'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { compareVersions, nameVersion } from './version-actions'

const clock = () => Date.now()

/** The versions of the open text as the library has them. */
export function Versions(props: {
  readonly session: Session
  readonly actions: Actions
  readonly open: OpenTranscription
}) {
  const { session, actions, open } = props
  const versions = useSource(session.library.versions(open.text.id))
  const problem = useSource(open.versions.problem)
  // Read whenever a version is kept: what is called today follows the clock that far.
  const now = useMemo(() => (versions === null ? 0 : clock()), [versions])
  if (versions === null) return null
  return (
    <VersionsPanel
      versions={versions}
      now={now}
      problem={problem}
      readOnly={open.stored.readOnly}
      keepKey={actions.keyOf('version/name')}
      onKeep={() => {
        actions.run('version/name')
      }}
      onCompare={(old, other) => {
        compareVersions(session, old, other)
      }}
      onName={(row) => {
        session.dialog.set({ kind: 'name-version', row })
      }}
      onUnname={(row) => void nameVersion(session, row, null)}
    />
  )
}
