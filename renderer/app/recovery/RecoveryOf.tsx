import type { ReactNode } from 'react'
import type { Actions } from '../actions'
import type { RecoveryWhy } from '../screen'
import type { Session } from '../session'

/** The Recovery screen of a session. */
export function RecoveryOf(props: {
  readonly session: Session
  readonly actions: Actions
  readonly appMenu: ReactNode
  readonly why: RecoveryWhy
}) {
  return <main data-region="recovery">{props.why.kind}</main>
}
