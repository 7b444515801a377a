import { mentionNames } from '../../queries/spans'
import { pointersOf } from '../../register/links'
import { localName, type ElementAttrs } from '../../schema'

/** Whether a span can point at an entry: a name, a term, and a `gloss` that points somewhere. */
export function isMention({ name, attributes }: ElementAttrs): boolean {
  const local = localName(name)
  return mentionNames.has(local) || (local === 'gloss' && pointersOf(attributes) !== null)
}
