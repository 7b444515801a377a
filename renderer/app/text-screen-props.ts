import type { ReactNode } from 'react'
import type { Actions } from './actions'
import type { CommandContext } from './command'
import type { OpenTranscription } from './screen'
import type { Session } from './session'

/** What the screen of a text takes, and every part of it that stands beside the text. */
export interface TextScreenProps {
  readonly session: Session
  readonly actions: Actions
  readonly context: CommandContext
  readonly appMenu: ReactNode
  readonly edition: string
  readonly open: OpenTranscription
}
