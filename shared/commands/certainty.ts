import type { Command } from 'prosemirror-state'
import type { Span } from '../queries/spans'
import { retag } from './tag'

/** How certain a tag can be said to be (TEI P5, att.global.responsibility, teidata.certainty), in the order in which {@link nextCertainty} goes through them. */
export const certainties = ['high', 'medium', 'low', 'unknown'] as const

/** What follows a value of `@cert` when it is changed by one key: none → high → medium → low → unknown → none. What is not in this row (a number) is followed by none. */
export function nextCertainty(cert: string | undefined): string | null {
  if (cert === undefined) return certainties[0]
  const index = certainties.findIndex((one) => one === cert)
  return index < 0 ? null : (certainties[index + 1] ?? null)
}

/** Says of a span how certain it is, or nothing of it (`null`). */
export function setCertainty({ id, name, attributes }: Span, cert: string | null): Command {
  const others = Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== 'cert'))
  return retag(id, name, cert === null ? others : { ...others, cert })
}
