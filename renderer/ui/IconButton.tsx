import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import { classes } from './classes'
import { ariaKey } from './keys'
import { Tooltip } from './Tooltip'

/** What an icon button takes beside what every HTML button takes. */
export interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does; read aloud, and shown in the tooltip. */
  readonly label: string
  readonly icon: LucideIcon
  readonly shortcut?: string | undefined
}

/** A button of one icon, with its label and key in a tooltip. */
export function IconButton({ label, icon: Icon, shortcut, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaKey(shortcut)}
        {...rest}
        className={classes(styles.button, styles.quiet, styles.only, className)}
      >
        <Icon className={styles.icon} aria-hidden />
      </button>
    </Tooltip>
  )
}
