/** The codes of all that a grammar can say of a text. */
export const violationCodes = [
  'element-not-allowed',
  'element-incomplete',
  'prefix-not-declared',
  'text-not-allowed',
  'text-value',
  'attribute-not-allowed',
  'attribute-missing',
  'attribute-value',
] as const

/** What a finding says, without its place. */
export interface Violation {
  readonly code: (typeof violationCodes)[number]
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
}

/** A list of names that may be long: those worth telling, written with their prefixes, and how many others there are. */
export interface Offer {
  readonly names: readonly string[]
  readonly more: number
}

/** Where an element or text stands: in which element, and behind which. */
export interface Where {
  /** `null` for the root of a document. */
  readonly parent: string | null
  /** The element before it; `null` where there is none. */
  readonly after: string | null
  /** Whether text stands before it. */
  readonly behindText: boolean
}

function tag(name: string): string {
  return `<${name}>`
}

function sequence(parts: readonly string[], word: 'and' | 'or'): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`
}

function offered({ names, more }: Offer): string {
  if (names.length === 0) return ''
  const tags = names.map(tag)
  return more === 0 ? sequence(tags, 'or') : `${tags.join(', ')} or one of ${String(more)} others`
}

function place({ parent, after, behindText }: Where): string {
  if (parent === null) return ''
  if (after !== null) return `, in ${tag(parent)} after ${tag(after)}`
  return behindText ? `, in ${tag(parent)}` : `, at the beginning of ${tag(parent)}`
}

function placeValues({ parent, after }: Where): Readonly<Record<string, string>> {
  return { parent: parent ?? '', after: after ?? '' }
}

function notAllowed(reason: string, values: Readonly<Record<string, string | number>>, message: string): Violation {
  return { code: 'element-not-allowed', message, values: { reason, ...values } }
}

/** An element that the grammar knows stands where it may not. */
export function misplaced(element: string, where: Where, offer: Offer, textMay: boolean): Violation {
  const allowed = offered(offer)
  const instead =
    allowed !== ''
      ? `Here may stand: ${allowed}${textMay ? ', and text' : ''}.`
      : textMay
        ? 'Only text may stand here.'
        : where.after === null
          ? 'It can hold no element.'
          : 'No element may follow.'
  return notAllowed(
    'misplaced',
    { element, ...placeValues(where), allowed, more: offer.more, text: textMay ? 'yes' : 'no' },
    `${tag(element)} cannot stand here${place(where)}. ${instead}`,
  )
}

/** An element stands where it may stand only when others have come. */
export function early(element: string, where: Where, missing: readonly string[]): Violation {
  const first = sequence(missing.map(tag), 'and')
  return notAllowed(
    'early',
    { element, ...placeValues(where), missing: first },
    `${tag(element)} cannot stand here yet${place(where)}: ${first} must come first.`,
  )
}

/** No element of the grammar has this name. */
export function unknown(element: string, where: Where, grammar: string, suggestion: string | null): Violation {
  const meant = suggestion === null ? '' : ` Did you mean ${tag(suggestion)}?`
  return notAllowed(
    'unknown',
    { element, ...placeValues(where), grammar, suggestion: suggestion ?? '' },
    `${tag(element)} is not an element of the grammar “${grammar}”.${meant}`,
  )
}

/** An element of this name exists, but in another namespace. */
export function foreignNamespace(element: string, uri: string, wanted: string): Violation {
  const stands = uri === '' ? 'in no namespace' : `in the namespace “${uri}”`
  const values = { element, namespace: uri, wanted }
  return notAllowed(
    'namespace',
    values,
    `${tag(element)} stands ${stands}; the grammar wants it in “${wanted}” (xmlns="${wanted}").`,
  )
}

/** The root of the document is not one that the grammar begins with. */
export function wrongRoot(element: string, offer: Offer): Violation {
  return notAllowed(
    'root',
    { element, allowed: offered(offer), more: offer.more },
    `A text of this grammar begins with ${offered(offer)}, not with ${tag(element)}.`,
  )
}

/** A name has a prefix that nothing declares. */
export function unboundPrefix(qualified: string): Violation {
  const prefix = qualified.slice(0, qualified.indexOf(':'))
  return {
    code: 'prefix-not-declared',
    message: `The prefix “${prefix}:” of “${qualified}” is not declared. It needs an attribute xmlns:${prefix} here or further out.`,
    values: { name: qualified, prefix },
  }
}

/** An element ends before it holds what it must. `missing` is what it lacks; where there is a choice, `offer` is that. */
export function incomplete(element: string, missing: readonly string[], offer: Offer): Violation {
  const wanted = missing.length > 0 ? sequence(missing.map(tag), 'and') : offered(offer)
  const verb = missing.length > 1 ? 'are' : 'is'
  return {
    code: 'element-incomplete',
    message:
      wanted === ''
        ? `${tag(element)} is not complete.`
        : `${tag(element)} is not complete: ${wanted} ${verb} missing.`,
    values: { element, missing: wanted },
  }
}

/** Text stands where only elements may. `holders` are elements that may stand there and hold text. */
export function misplacedText(where: Where, directly: boolean, holders: Offer): Violation {
  const parent = where.parent ?? ''
  const here = directly ? `directly in ${tag(parent)}` : `here${place(where)}`
  const within = holders.names.length === 0 ? '' : ` It can stand in ${sequence(holders.names.map(tag), 'or')}.`
  return {
    code: 'text-not-allowed',
    message: `Text cannot stand ${here}.${within}`,
    values: { ...placeValues(where), holders: sequence(holders.names.map(tag), 'or') },
  }
}

const SHOWN = 60

function quoted(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return `“${line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line}”`
}

/** The text of an element is not one that it may have. */
export function wrongText(element: string, text: string, wanted: string): Violation {
  const message =
    text.trim() === ''
      ? `${tag(element)} is empty: ${wanted} is wanted.`
      : `${quoted(text)} is not a text for ${tag(element)}: ${wanted} is wanted.`
  return { code: 'text-value', message, values: { element, text, wanted } }
}

/** The element has no such attribute. */
export function unknownAttribute(attribute: string, element: string, suggestion: string | null): Violation {
  const meant = suggestion === null ? '' : ` Did you mean @${suggestion}?`
  return {
    code: 'attribute-not-allowed',
    message: `The attribute @${attribute} is not known for ${tag(element)}.${meant}`,
    values: { reason: 'unknown', attribute, element, suggestion: suggestion ?? '' },
  }
}

/** The element has such an attribute, but not beside the others that stand there. */
export function excludedAttribute(attribute: string, element: string, others: readonly string[]): Violation {
  const beside = sequence(
    others.map((other) => `@${other}`),
    'and',
  )
  return {
    code: 'attribute-not-allowed',
    message: `The attribute @${attribute} of ${tag(element)} cannot stand beside ${beside === '' ? 'the others' : beside}.`,
    values: { reason: 'excluded', attribute, element, others: beside },
  }
}

/** Attributes that the element needs are not there: all of `missing`, or one of `choice`. */
export function missingAttribute(element: string, missing: readonly string[], choice: readonly string[]): Violation {
  const spelled = (names: readonly string[], word: 'and' | 'or') =>
    sequence(
      names.map((name) => `@${name}`),
      word,
    )
  const wanted = missing.length > 0 ? spelled(missing, 'and') : spelled(choice, 'or')
  const message =
    wanted === ''
      ? `${tag(element)} lacks an attribute that it needs.`
      : missing.length > 1
        ? `The attributes ${wanted} of ${tag(element)} are missing.`
        : `The attribute ${wanted} of ${tag(element)} is missing.`
  return { code: 'attribute-missing', message, values: { element, missing: wanted } }
}

/** The value of an attribute is not one that it may have. */
export function wrongValue(attribute: string, element: string, value: string, wanted: string): Violation {
  const message =
    value === ''
      ? `@${attribute} of ${tag(element)} is empty: ${wanted} is wanted.`
      : `${quoted(value)} is not a value for @${attribute} of ${tag(element)}: ${wanted} is wanted.`
  return { code: 'attribute-value', message, values: { attribute, element, value, wanted } }
}
