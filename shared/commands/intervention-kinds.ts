/** What an editor can say of words of the source, or of a place in it. */
export const interventionIds = [
  'correction',
  'regularisation',
  'expansion',
  'add',
  'del',
  'supplied',
  'surplus',
  'unclear',
  'damage',
  'foreign',
  'gap',
  'space',
  'handShift',
] as const

/** One of {@link interventionIds}. */
export type InterventionId = (typeof interventionIds)[number]

/**
 * How an intervention stands in the text (TEI P5, 3.5 and 11.3): two texts side by side in a `choice`, an element around
 * words, or one without text at a place.
 */
export type InterventionShape =
  | { readonly kind: 'pair'; readonly was: string; readonly is: string }
  | { readonly kind: 'words'; readonly element: string }
  | { readonly kind: 'place'; readonly element: string }

/** One kind of intervention. */
export interface InterventionKind {
  readonly id: InterventionId
  readonly shape: InterventionShape
  /** The attributes that a person is asked for, in this order; of a pair, those of the text that an editor gives. */
  readonly attributes: readonly string[]
}

const by = ['cert', 'resp'] as const
const pair = (id: InterventionId, was: string, is: string): InterventionKind => ({
  id,
  shape: { kind: 'pair', was, is },
  attributes: by,
})
const words = (id: InterventionId, ...attributes: readonly string[]): InterventionKind => ({
  id,
  shape: { kind: 'words', element: id },
  attributes: [...attributes, ...by],
})
const place = (id: InterventionId, ...attributes: readonly string[]): InterventionKind => ({
  id,
  shape: { kind: 'place', element: id },
  attributes: [...attributes, ...by],
})

/** All kinds, in the order in which they are offered. */
export const interventionKinds: readonly InterventionKind[] = [
  pair('correction', 'sic', 'corr'),
  pair('regularisation', 'orig', 'reg'),
  pair('expansion', 'abbr', 'expan'),
  words('add', 'place'),
  words('del', 'rend'),
  words('supplied', 'reason'),
  words('surplus', 'reason'),
  words('unclear', 'reason'),
  words('damage', 'agent'),
  words('foreign', 'xml:lang'),
  place('gap', 'reason', 'quantity', 'unit', 'extent'),
  place('space', 'quantity', 'unit', 'extent'),
  place('handShift', 'new', 'scribe', 'medium'),
]

/** The kind with an id. */
export function interventionKind(id: InterventionId): InterventionKind {
  const kind = interventionKinds.find((one) => one.id === id)
  if (!kind) throw new RangeError(`No intervention ${id}`)
  return kind
}
