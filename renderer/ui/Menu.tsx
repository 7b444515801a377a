import { Check, ChevronRight } from 'lucide-react'
import { ContextMenu as RadixContext, DropdownMenu as RadixMenu } from 'radix-ui'
import { useState, type ReactElement } from 'react'
import { assertNever } from '../../shared/finding'
import { classes } from './classes'
import { Kbd } from './Kbd'
import type { MenuEntry } from './menu-entry'
import styles from './Menu.module.css'

/** A menu that its trigger opens. The entries may be asked for when it opens. */
export function Menu(props: {
  readonly trigger: ReactElement
  readonly entries: readonly MenuEntry[] | (() => readonly MenuEntry[])
  readonly align?: 'start' | 'end'
}) {
  const [asked, setAsked] = useState<readonly MenuEntry[]>([])
  const { entries } = props
  return (
    <RadixMenu.Root
      modal={false}
      onOpenChange={(open) => {
        if (open && typeof entries === 'function') setAsked(entries())
      }}
    >
      <RadixMenu.Trigger asChild>{props.trigger}</RadixMenu.Trigger>
      <RadixMenu.Portal>
        <RadixMenu.Content
          className={styles.menu}
          align={props.align ?? 'start'}
          sideOffset={4}
          collisionPadding={8}
          loop
        >
          <Entries entries={typeof entries === 'function' ? asked : entries} parts={RadixMenu} />
        </RadixMenu.Content>
      </RadixMenu.Portal>
    </RadixMenu.Root>
  )
}

/** A menu at the pointer, or at the focus by the menu key, over what it stands around. The entries are asked for when it opens. */
export function ContextMenu(props: { readonly entries: () => readonly MenuEntry[]; readonly children: ReactElement }) {
  const [entries, setEntries] = useState<readonly MenuEntry[]>([])
  return (
    <RadixContext.Root
      onOpenChange={(open) => {
        if (open) setEntries(props.entries())
      }}
    >
      <RadixContext.Trigger asChild>{props.children}</RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content className={styles.menu} collisionPadding={8} loop>
          <Entries entries={entries} parts={RadixContext} />
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  )
}

type Parts = Pick<
  typeof RadixMenu,
  'Item' | 'CheckboxItem' | 'ItemIndicator' | 'Label' | 'Separator' | 'Sub' | 'SubTrigger' | 'SubContent' | 'Portal'
>

function Entries({ entries, parts }: { readonly entries: readonly MenuEntry[]; readonly parts: Parts }) {
  return entries.map((entry, index) => <Entry key={index} entry={entry} parts={parts} />)
}

function Entry({ entry, parts: P }: { readonly entry: MenuEntry; readonly parts: Parts }) {
  switch (entry.kind) {
    case 'separator':
      return <P.Separator className={styles.separator} />
    case 'heading':
      return <P.Label className={styles.heading}>{entry.label}</P.Label>
    case 'submenu':
      return (
        <P.Sub>
          <P.SubTrigger className={styles.item}>
            <span className={styles.mark}>{entry.icon !== undefined && <entry.icon aria-hidden />}</span>
            <span className={styles.label}>{entry.label}</span>
            <ChevronRight aria-hidden className={styles.arrow} />
          </P.SubTrigger>
          <P.Portal>
            <P.SubContent className={styles.menu} collisionPadding={8} loop>
              <Entries entries={entry.entries} parts={P} />
            </P.SubContent>
          </P.Portal>
        </P.Sub>
      )
    case 'item':
      return <Item entry={entry} parts={P} />
    default:
      return assertNever(entry)
  }
}

function Item({ entry, parts: P }: { readonly entry: Extract<MenuEntry, { kind: 'item' }>; readonly parts: Parts }) {
  const common = {
    className: classes(styles.item, entry.danger === true && styles.danger),
    disabled: entry.disabled === true,
    onSelect: entry.onSelect,
  }
  const text = (
    <>
      <span className={styles.label}>{entry.label}</span>
      {entry.shortcut !== undefined && <Kbd keys={entry.shortcut} />}
    </>
  )
  if (entry.checked === undefined)
    return (
      <P.Item {...common}>
        <span className={styles.mark}>{entry.icon !== undefined && <entry.icon aria-hidden />}</span>
        {text}
      </P.Item>
    )
  return (
    <P.CheckboxItem {...common} checked={entry.checked}>
      <span className={styles.mark}>
        <P.ItemIndicator>
          <Check aria-hidden />
        </P.ItemIndicator>
      </span>
      {text}
    </P.CheckboxItem>
  )
}
