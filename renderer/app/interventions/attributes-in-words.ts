import { responsibleWords } from '../../../shared/commands/responsible'
import { usedIds } from '../../../shared/queries/used-ids'
import type { Attributes } from '../../../shared/schema'
import type { OpenText } from '../open-text'
import type { Session } from '../session'

/** What is said of a new intervention unasked: who was responsible last, by name where the text does not know them yet. */
export function attributesAtFirst({ settings }: Session, { state }: OpenText): Attributes {
  const pointers = settings.get().responsible.split(' ')
  const ids = usedIds(state.doc)
  const words = pointers.map((pointer) =>
    pointer.startsWith('#') && !ids.has(pointer.slice(1))
      ? pointer.slice(1).replaceAll('-', ' ')
      : responsibleWords(state.doc, [pointer]),
  )
  const resp = words.filter((word) => word !== '').join('; ')
  return resp === '' ? {} : { resp }
}

/** The attributes of an intervention as they are typed: who is responsible by name. */
export function inWords({ state }: OpenText, attributes: Attributes): Attributes {
  const { resp } = attributes
  return resp === undefined ? attributes : { ...attributes, resp: responsibleWords(state.doc, resp.split(/\s+/)) }
}
