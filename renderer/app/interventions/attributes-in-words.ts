import { rememberedWords, responsibleWords } from '../../../shared/commands/responsible'
import type { Attributes } from '../../../shared/schema'
import type { OpenText } from '../open-text'
import type { Session } from '../session'

/** What is said of a new intervention unasked: who was responsible last, by name where the text does not know them yet. */
export function attributesAtFirst({ settings }: Session, { state }: OpenText): Attributes {
  const resp = rememberedWords(state.doc, settings.get().responsible)
  return resp === '' ? {} : { resp }
}

/** The attributes of an intervention as they are typed: who is responsible by name. */
export function inWords({ state }: OpenText, attributes: Attributes): Attributes {
  const { resp } = attributes
  return resp === undefined ? attributes : { ...attributes, resp: responsibleWords(state.doc, resp.split(/\s+/)) }
}

// What TEI P5 takes there: teidata.numeric, and one word each by teidata.enumerated.
const forms: readonly (readonly [names: readonly string[], form: RegExp, wanted: 'notNumber' | 'notOneWord'])[] = [
  [['quantity'], /^-?\d+(?:\.\d+)?(?:\/\d+)?$/, 'notNumber'],
  [['unit', 'agent'], /^\S+$/, 'notOneWord'],
]

/** The first attribute whose value TEI cannot take as it is typed, and what it should be; `null` where all can stand. */
export function unfitAttribute(
  given: Attributes,
): { readonly name: string; readonly wanted: 'notNumber' | 'notOneWord' } | null {
  for (const [names, form, wanted] of forms)
    for (const name of names) {
      const value = given[name]
      if (value !== undefined && !form.test(value)) return { name, wanted }
    }
  return null
}
