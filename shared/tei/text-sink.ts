import type { Attributes } from '../schema'
import { escapeText } from '../xml/escape'
import { JoinedText } from '../xml/joined-text'
import { emptyTag, endTag, startTag } from '../xml/serialize'
import type { Sink } from './write'

/** Takes in written text as one string. */
export class TextSink implements Sink {
  private readonly out = new JoinedText()
  /** The tags that say nothing but a name: a text has tens of thousands, of a few dozen names. */
  private readonly starts = new Map<string, string>()
  private readonly ends = new Map<string, string>()

  layout(space: string): void {
    if (space !== '') this.out.add(space)
  }

  start(name: string, attributes: Attributes): void {
    this.out.add(hasNone(attributes) ? known(this.starts, name, startOf) : startTag(name, attributes))
  }

  end(name: string): void {
    this.out.add(known(this.ends, name, endTag))
  }

  empty(name: string, attributes: Attributes): void {
    this.out.add(emptyTag(name, attributes))
  }

  markup(xml: string): void {
    this.out.add(xml)
  }

  text(text: string): void {
    this.out.add(escapeText(text))
  }

  /** All that was written. */
  toString(): string {
    return this.out.toString()
  }
}

const NONE: Attributes = {}

function startOf(name: string): string {
  return startTag(name, NONE)
}

function hasNone(attributes: Attributes): boolean {
  for (const _ in attributes) return false
  return true
}

function known(tags: Map<string, string>, name: string, make: (name: string) => string): string {
  let tag = tags.get(name)
  if (tag === undefined) tags.set(name, (tag = make(name)))
  return tag
}
