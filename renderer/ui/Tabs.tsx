import type { LucideIcon } from 'lucide-react'
import { Tabs as Radix } from 'radix-ui'
import { useEffect, useRef, type ReactNode } from 'react'
import { ariaKey } from './keys'
import styles from './Tabs.module.css'
import { Tooltip } from './Tooltip'

/** One tab with what it shows. */
export interface Tab<V extends string> {
  readonly value: V
  readonly label: string
  /** Stands for the label while another tab is chosen, where many must find room. */
  readonly icon?: LucideIcon
  readonly shortcut?: string | undefined
  readonly content: ReactNode
}

/** Panels of which one is shown. */
export function Tabs<V extends string>(props: {
  readonly label: string
  readonly value: V
  readonly tabs: readonly Tab<V>[]
  readonly onChange: (value: V) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Where not all of them have room, the chosen one comes into sight, by whatever key it was chosen.
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [props.value])
  return (
    <Radix.Root
      className={styles.root}
      value={props.value}
      onValueChange={(value) => {
        const tab = props.tabs.find((one) => one.value === value)
        if (tab !== undefined) props.onChange(tab.value)
      }}
    >
      <Radix.List ref={list} className={styles.list} aria-label={props.label}>
        {props.tabs.map((tab) => (
          <Trigger key={tab.value} tab={tab} />
        ))}
      </Radix.List>
      {props.tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className={styles.content}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

function Trigger<V extends string>({ tab }: { readonly tab: Tab<V> }) {
  const trigger = (
    <Radix.Trigger
      className={styles.tab}
      value={tab.value}
      aria-keyshortcuts={tab.shortcut === undefined ? undefined : ariaKey(tab.shortcut)}
    >
      {tab.icon && <tab.icon className={styles.icon} size={16} aria-hidden />}
      <span className={tab.icon && styles.name}>{tab.label}</span>
    </Radix.Trigger>
  )
  if (tab.shortcut === undefined) return trigger
  // The span keeps the tab's own state attribute apart from the tooltip's.
  return (
    <Tooltip label={tab.label} shortcut={tab.shortcut}>
      <span className={styles.slot}>{trigger}</span>
    </Tooltip>
  )
}
