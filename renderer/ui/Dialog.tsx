import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './classes'
import styles from './Dialog.module.css'
import { returnFocus } from './focus-return'
import { IconButton } from './IconButton'

/** A dialog over the screen; Escape and a click beside it close it. Focus goes back where it was. */
export function Dialog(props: {
  readonly open: boolean
  readonly onClose: () => void
  /** What Escape does instead, while something in the dialog can be given up by itself. */
  readonly onEscape?: (() => void) | undefined
  readonly title: string
  readonly closeLabel: string
  readonly description?: string | undefined
  readonly wide?: boolean | 'wider'
  /** Takes the whole window, for what is read in it. */
  readonly whole?: boolean
  /** Stands at the top without a head of its own, as a palette does; the title is read aloud. */
  readonly bare?: boolean
  /** The buttons at the foot. */
  readonly footer?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <Radix.Root
      open={props.open}
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          onEscapeKeyDown={(event) => {
            if (props.onEscape === undefined) return
            event.preventDefault()
            props.onEscape()
          }}
          onOpenAutoFocus={(event) => {
            // Asked only where nothing in the dialog has taken the focus: then the whole has it, not its first button.
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          className={classes(
            styles.dialog,
            props.wide === true && styles.wide,
            props.wide === 'wider' && styles.wider,
            props.whole === true && styles.whole,
            props.bare === true && styles.bare,
          )}
          {...(props.description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{props.title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={props.closeLabel} icon={X} />
            </Radix.Close>
          </div>
          {props.description !== undefined && (
            <Radix.Description className={styles.description}>{props.description}</Radix.Description>
          )}
          <div className={styles.body}>{props.children}</div>
          {props.footer !== undefined && <div className={styles.foot}>{props.footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
