import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { useSource } from '../ui/use-source'
import type { Command, CommandContext } from './command'
import { partUnread, readDialogs, readFirstDialog } from './later-parts'
import { problemText } from './i18n'
import { isAtFirst } from './screen'
import type { Session } from './session'
import { useHeldKeys } from './use-held-keys'

interface DialogsProps {
  readonly session: Session
  /** What can be done now; `null` until that is read. */
  readonly commands: readonly Command[] | null
  /** Every command; `null` until they are read. */
  readonly all: readonly Command[] | null
  readonly context: CommandContext
  /** Called once the first dialogs are read. */
  readonly onReady: () => void
}

/**
 * The dialog that is asked for, once what shows it is read; keys that are pressed meanwhile are its. Those that the library needs
 * are read at once, the others when one of them is asked for, or with {@link DialogsProps.all all commands}.
 */
export function DialogsWhenRead({ session, commands, all, context, onReady }: DialogsProps) {
  const dialog = useSource(session.dialog)
  const isFirst = dialog !== null && isAtFirst(dialog)
  const unread = () => {
    if (session.dialog.get() === null) return
    session.dialog.set(null)
    session.toast(problemText(partUnread))
  }
  const first = usePart(readFirstDialog, true, unread)
  const others = usePart(readDialogs, all !== null || (dialog !== null && !isFirst), unread)
  const giveKeys = useHeldKeys(session)
  useEffect(() => {
    if (first !== null) onReady()
  }, [first, onReady])
  if (dialog === null) return null
  if (isFirst)
    return (
      first !== null &&
      commands !== null && (
        <Shown key={dialog.kind} onShown={giveKeys} of={dialog}>
          <first.FirstDialog {...{ session, commands, context, dialog }} />
        </Shown>
      )
    )
  return (
    others !== null &&
    all !== null && (
      <Shown key={dialog.kind} onShown={giveKeys} of={dialog}>
        <others.Dialogs {...{ session, context }} commands={all} />
      </Shown>
    )
  )
}

/** Tells when its children are there; their effects, which take the focus, come first. */
function Shown({ children, onShown, of }: { children: ReactNode; onShown: () => void; of: object }) {
  const shown = useEffectEvent(onShown)
  useEffect(() => {
    shown()
  }, [of])
  return children
}

/** A part of the program, once it is wanted and read; `null` before. */
function usePart<T extends object>(read: () => Promise<T>, wanted: boolean, failed: () => void): T | null {
  const [part, setPart] = useState<T | null>(null)
  const tell = useEffectEvent(failed)
  const missing = wanted && part === null
  useEffect(() => {
    if (!missing) return
    let current = true
    read().then(
      (done) => {
        if (current) setPart(done)
      },
      () => {
        if (current) tell()
      },
    )
    return () => {
      current = false
    }
  }, [missing, read])
  return part
}
