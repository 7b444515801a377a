import { useEffect, useEffectEvent, useRef } from 'react'
import { matchesKey } from '../ui/keys'
import type { Command, CommandContext } from './command'
import type { Session } from './session'

/** Keys that belong to whatever field of text has the focus. */
const fields = 'input, textarea, select, [contenteditable="true"]'

/**
 * The one listener for the keys of commands. What the focused part has dealt with is left alone; so are the keys that
 * a field of text needs for itself, and everything while a dialog is open. Until the commands are read (`null`), keys that could be
 * those of one wait for them.
 */
export function useKeys(session: Session, commands: readonly Command[] | null, context: CommandContext): void {
  const waiting = useRef<KeyboardEvent[]>([])
  const obey = useEffectEvent((among: readonly Command[], event: KeyboardEvent) => {
    if (event.isComposing || session.dialog.get() !== null) return
    const field = event.target instanceof Element ? event.target.closest(fields) : null
    const named = (isPlainLetter(event) ? withPlainKeys(among) : among).filter(
      (one) => one.keys.some((key) => matchesKey(event, key)) && !(field !== null && belongsToField(one, field)),
    )
    const command = named.find((one) => one.enabled?.(context) !== false)
    const refuse = named.find((one) => one.refuse)?.refuse
    if (command === undefined && refuse === undefined) return
    event.preventDefault()
    if (command) command.run(context)
    else refuse?.(context)
  })
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if (commands !== null) obey(commands, event)
    else if (mayBeOfCommand(event)) {
      event.preventDefault()
      waiting.current.push(event)
    }
  })
  useEffect(() => {
    if (commands !== null) for (const event of waiting.current.splice(0)) obey(commands, event)
  }, [commands])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      press(event)
    }
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', listen)
    }
  }, [])
}

const isPlainLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey

const plain = new WeakMap<readonly Command[], readonly Command[]>()

/** The commands with a key that is held alone or with Shift: the few that are asked about a letter that is typed. */
function withPlainKeys(among: readonly Command[]): readonly Command[] {
  const known = plain.get(among) ?? among.filter(({ keys }) => keys.some((key) => !/(Mod|Ctrl|Meta|Alt)-/.test(key)))
  plain.set(among, known)
  return known
}

/** Whether a key may be that of a command: the browser's own for editing, loading, closing and opening are left to it. */
function mayBeOfCommand({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey) return true
  if (ctrlKey || metaKey) return shiftKey || !/^[acnqrtvwxz]$/i.test(key)
  return /^F[246789]$/.test(key)
}

/** Whether a field means something of its own by the keys of this command; a list of choices knows letters alone. */
function belongsToField({ group, keys }: Command, field: Element): boolean {
  const isText = !(field instanceof HTMLSelectElement)
  return (isText && ['edit', 'text', 'tag'].includes(group)) || keys.every((key) => key.length === 1)
}
