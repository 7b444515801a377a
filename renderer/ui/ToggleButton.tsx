import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes'
import { ariaKey } from './keys'
import { Tooltip } from './Tooltip'

/** What a toggle button takes beside what every HTML button takes. */
export interface ToggleButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly label: string
  readonly pressed: boolean
  readonly icon?: LucideIcon
  readonly shortcut?: string | undefined
  /** What is shown in place of the icon: a word, a swatch. The label is read aloud either way. */
  readonly children?: ReactNode
}

/** A button that is on or off. */
export function ToggleButton({
  label,
  pressed,
  icon: Icon,
  shortcut,
  className,
  children,
  ...rest
}: ToggleButtonProps) {
  const onlyIcon = children === undefined
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaKey(shortcut)}
        {...rest}
        className={classes(styles.button, styles.quiet, onlyIcon && styles.only, pressed && styles.pressed, className)}
      >
        {Icon !== undefined && <Icon className={styles.icon} aria-hidden />}
        {children}
      </button>
    </Tooltip>
  )
}
