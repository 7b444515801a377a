import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { Button } from './Button'
import { IconButton } from './IconButton'
import styles from './Toasts.module.css'

/** A short message over the screen, optionally with something to do about it. */
export interface Toast {
  readonly id: number
  readonly message: string
  readonly action?: { readonly label: string; readonly shortcut?: string; readonly run: () => void }
  /** What it tells of, by an id of its own; once that is taken back, it has nothing to tell. */
  readonly about?: string
}

/** How long a message stays, in milliseconds. */
const stay = 8000

/** The messages over the screen. They go by themselves, not while pointed at or focused. */
export function Toasts(props: {
  readonly toasts: readonly Toast[]
  readonly label: string
  readonly closeLabel: string
  readonly onClose: (id: number) => void
}) {
  return (
    <Radix.Provider label={props.label} duration={stay} swipeDirection="up">
      {props.toasts.map(({ id, message, action }) => (
        <Radix.Root
          key={id}
          className={styles.toast}
          onOpenChange={(open) => {
            if (!open) props.onClose(id)
          }}
        >
          <Radix.Description className={styles.message}>{message}</Radix.Description>
          {action !== undefined && (
            <Radix.Action asChild altText={action.label}>
              <Button onClick={action.run} shortcut={action.shortcut}>
                {action.label}
              </Button>
            </Radix.Action>
          )}
          <Radix.Close asChild>
            <IconButton label={props.closeLabel} icon={X} />
          </Radix.Close>
        </Radix.Root>
      ))}
      {/* No key of its own, which would be a command's too: the key for the next part of the window comes here. */}
      <Radix.Viewport className={styles.viewport} data-region="messages" hotkey={[]} label={props.label} />
    </Radix.Provider>
  )
}
