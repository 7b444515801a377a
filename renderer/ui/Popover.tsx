import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { returnFocus } from './focus-return'
import styles from './Popover.module.css'

/** Anything that says where it is on the screen: an element, or a place in the text. */
export interface Measurable {
  getBoundingClientRect(): DOMRect
}

/** A small panel beside its trigger, or beside a place in the text. Escape and a click beside it close it. */
export function Popover(props: {
  readonly label: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** Called when Escape is about to close it. */
  readonly onEscape?: () => void
  readonly trigger?: ReactElement
  readonly anchor?: Measurable
  readonly children: ReactNode
}) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger !== undefined && <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>}
      {props.anchor !== undefined && <Radix.Anchor virtualRef={{ current: props.anchor }} />}
      <Radix.Portal>
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          onEscapeKeyDown={props.onEscape}
          className={styles.popover}
          aria-label={props.label}
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
