import type { XmlElement } from '../../xml/tree'
import type { Step } from './header-places'

/** How the items of a list stand in a header. */
export interface ListPlace<Item> {
  /** The ways to what holds them: the first that is there, else the last is made. */
  readonly ways: readonly (readonly Step[])[]
  /** The elements that items are; the first is where a new one would stand. */
  readonly item: Step
  /** An element that says nothing, where what holds them may not be empty and has something else to say. */
  readonly blank: string | null
  /** What an element says. */
  readonly read: (element: XmlElement) => Item
  /** A new element for an item. */
  readonly make: (item: Item, prefix: string) => string
  /** The source of an element that says what the item says, as much of it kept as can be; `null` where a new one is needed. */
  readonly change: (source: string, item: Item) => string | null
}
