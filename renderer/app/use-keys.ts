import { useEffect, useEffectEvent, useRef } from 'react'
import { matchesKey } from '../ui/keys'
import type { Command, CommandContext } from './command'
import type { Session } from './session'

/** Keys that belong to whatever field of text has the focus. */
const fields = 'input, textarea, select, [contenteditable="true"]'

/**
 * The one listener for the keys of commands. What the focused part has dealt with is left alone; so are the keys that
 * a field of text needs for itself, and everything while a dialog is open. While there are no commands yet, keys wait for them.
 */
export function useKeys(session: Session, commands: readonly Command[], context: CommandContext): void {
  const waiting = useRef<KeyboardEvent[]>([])
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if (commands.length > 0) obey(event)
    else if (event.ctrlKey || event.metaKey || event.altKey) {
      event.preventDefault()
      waiting.current.push(event)
    }
  })
  const obey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || session.dialog.get() !== null) return
    const field = event.target instanceof Element ? event.target.closest(fields) : null
    const named = commands.filter(
      (one) => one.keys.some((key) => matchesKey(event, key)) && !(field !== null && belongsToField(one, field)),
    )
    const command = named.find((one) => one.enabled?.(context) !== false)
    const refuse = named.find((one) => one.refuse)?.refuse
    if (command === undefined && refuse === undefined) return
    event.preventDefault()
    if (command) command.run(context)
    else refuse?.(context)
  })
  useEffect(() => {
    if (commands.length > 0) for (const event of waiting.current.splice(0)) obey(event)
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

/** Whether a field means something of its own by the keys of this command; a list of choices knows letters alone. */
function belongsToField({ group, keys }: Command, field: Element): boolean {
  const isText = !(field instanceof HTMLSelectElement)
  return (isText && ['edit', 'text', 'tag'].includes(group)) || keys.every((key) => key.length === 1)
}
