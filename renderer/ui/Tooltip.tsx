import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './Kbd'
import styles from './Tooltip.module.css'

/** Stands once around the interface, so that tooltips follow each other without delay. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider delayDuration={450}>{children}</Radix.Provider>
}

/** Names what it stands around, with its key, on hover and focus. */
export function Tooltip(props: {
  readonly label: string
  readonly shortcut?: string | undefined
  readonly children: ReactElement
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{props.children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} sideOffset={6} collisionPadding={8}>
          {props.label}
          {props.shortcut !== undefined && <Kbd keys={props.shortcut} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
