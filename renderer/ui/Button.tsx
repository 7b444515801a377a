import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import { classes } from './classes'
import { Kbd } from './Kbd'
import { ariaKey } from './keys'

/** What a button takes beside what every HTML button takes. */
export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one thing that matters most on a screen; `quiet` without an edge; `danger` for what removes. */
  readonly variant?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly icon?: LucideIcon | undefined
  /** The key that does the same, shown in the button. */
  readonly shortcut?: string | undefined
}

/** A button with a label, optionally an icon and its key. */
export function Button({ variant = 'plain', icon: Icon, shortcut, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={shortcut === undefined ? undefined : ariaKey(shortcut)}
      {...rest}
      className={classes(styles.button, styles[variant], className)}
    >
      {Icon !== undefined && <Icon className={styles.icon} aria-hidden />}
      <span className={styles.label}>{children}</span>
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </button>
  )
}
