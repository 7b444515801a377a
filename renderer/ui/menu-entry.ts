import type { LucideIcon } from 'lucide-react'

/** One line of a menu or context menu. */
export type MenuEntry =
  | {
      readonly kind: 'item'
      readonly label: string
      readonly onSelect: () => void
      readonly icon?: LucideIcon
      /** In prosemirror-keymap's notation; shown, not bound. */
      readonly shortcut?: string | undefined
      readonly disabled?: boolean
      /** Given: the item is a switch, on or off. */
      readonly checked?: boolean | undefined
      /** Whether it removes something. */
      readonly danger?: boolean
    }
  | {
      readonly kind: 'submenu'
      readonly label: string
      readonly icon?: LucideIcon
      readonly entries: readonly MenuEntry[]
    }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'separator' }
