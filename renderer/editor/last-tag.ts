import { placesOf } from '../../shared/commands/span-marks'
import type { Attributes } from '../../shared/schema'
import type { OpenText } from '../app/open-text'

/** What a tag was made as. */
export interface LastTag {
  readonly span: string
  readonly name: string
  readonly attributes: Attributes
}

const last = new WeakMap<OpenText, LastTag>()

/** Remembers the tag that was made or changed last in a text. */
export function rememberTag(text: OpenText, tag: LastTag): void {
  last.set(text, tag)
}

/** Whether a tag was made in the text before. */
export function hasLastTag(text: OpenText): boolean {
  return last.has(text)
}

/** The tag that was made last, with what became of it since (its link, its certainty); as it was made where it is gone. Walks the doc. */
export function lastTag(text: OpenText): LastTag | null {
  const tag = last.get(text)
  if (!tag) return null
  const now = placesOf(text.state.doc, tag.span)[0]?.attrs
  return now ? { span: tag.span, name: now.name, attributes: now.attributes } : tag
}
