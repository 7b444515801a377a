import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'
import { TooltipProvider } from '../../ui/Tooltip'
import '../../ui/base.css'
import '../../ui/tokens.css'
import type { Command, CommandContext } from '../command'
import { allCommands } from '../commands'
import { Dialogs } from '../Dialogs'
import type { Session } from '../session'
import { useKeys } from '../use-keys'

/** What a mounted program knows. */
export interface Mounted {
  readonly session: Session
  readonly commands: readonly Command[]
  readonly context: () => CommandContext
}

/**
 * Shows the program as far as keys and dialogs go, without the text's view, until the test is finished; `Beside` is shown
 * with it, in a box that `style` describes in CSS.
 */
export function mountKeys(session: Session, Beside: (props: Mounted) => ReactNode = () => null, style = ''): void {
  const commands = allCommands(session)
  const context = (): CommandContext => ({ text: session.open?.text ?? null, show: session.show, say: session.say })
  function Shown() {
    useKeys(session, commands, context())
    return (
      <>
        <Beside {...{ session, commands, context }} />
        <Dialogs session={session} commands={commands} context={context()} />
      </>
    )
  }
  const place = document.body.appendChild(document.createElement('div'))
  place.style.cssText = style
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <Shown />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
}
