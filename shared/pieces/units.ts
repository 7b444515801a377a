import { Fragment, type Node } from 'prosemirror-model'
import type { Guess } from '../edition'
import { cutText, hashOf } from './cut'
import type { NodeJSON } from './format'

/** A bit of a text as a leaf holds it; see `UnitJSON`. */
export interface Unit {
  readonly kind: 'whole' | 'open' | 'close' | 'guess' | 'part'
  /** The length of its JSON. */
  readonly weight: number
  readonly hash: number
  /** How many positions of the doc it takes. */
  readonly size: number
  /** What it opens, shortened where it is long; `null` where nothing. */
  readonly opens: NodeJSON | null
  /** How far it begins after the guess before it, where it is one. */
  readonly shift: number
  /** Its node, from which its JSON can be made again; `null` where {@link text} is kept. */
  readonly node: Node | null
  /** Its JSON; let go once it stands in a leaf, where it can be made again. */
  text: string | null
}

/** The units of a node: nested like the nodes they were made of, so that unchanged ones are shared. */
export type Units = readonly (Unit | Units)[]

/** From this size on a text block is opened, in positions. */
const largeTextblock = 1500
/** From this size on any other node is. */
const largeBlock = 200
/** From this length on the JSON of a unit comes in parts. */
const longUnit = 6000
/** Up to this length what a unit opens is told in full to those who lost it. */
const shortHead = 80

/** Whether a node stands as one unit. */
export function isWhole(node: Node): boolean {
  return node.isLeaf || node.nodeSize < (node.inlineContent ? largeTextblock : largeBlock)
}

/** The units of a node that is whole. */
export function wholeUnits(node: Node): Units {
  return inParts(unit('whole', JSON.stringify(node.toJSON()), node.nodeSize, node, null))
}

/** The units that open a node. */
export function openUnits(node: Node): Units {
  const head = node.copy(Fragment.empty).toJSON() as NodeJSON
  const json = JSON.stringify(head)
  return inParts(unit('open', `{"open":${json}}`, 1, node, json.length > shortHead ? shortened(head) : head))
}

/** The unit that closes a node. */
export function closeUnit(node: Node): Unit {
  return unit('close', '0', 1, node, null)
}

/** The units of a guess that follows another. */
export function guessUnits(guess: Guess, before: Guess | null): { readonly json: string; readonly make: () => Units } {
  const { from, to } = guess.range
  const shift = from - (before?.range.from ?? 0)
  const json = JSON.stringify({ guess: { ...guess, range: [shift, to - from] } })
  return { json, make: () => inParts({ ...unit('guess', json, 0, null, null), shift }) }
}

/** The JSON of a unit. */
export function jsonOf({ kind, text, node }: Unit): string {
  if (text !== null) return text
  if (node === null) throw new RangeError('A unit has a text or a node')
  if (kind === 'close') return '0'
  if (kind === 'open') return `{"open":${JSON.stringify(node.copy(Fragment.empty).toJSON())}}`
  return JSON.stringify(node.toJSON())
}

function unit(kind: Unit['kind'], text: string, size: number, node: Node | null, opens: NodeJSON | null): Unit {
  return { kind, weight: text.length + 1, hash: hashOf(text), size, opens, shift: 0, node, text }
}

function inParts(one: Unit): Units {
  const json = one.text ?? ''
  if (json.length < longUnit) return [one]
  const parts = cutText(json)
  if (parts.length === 1) return [one]
  return parts.map((text, index) => {
    if (index < parts.length - 1)
      return unit('part', JSON.stringify({ [index === 0 ? 'begin' : 'more']: text }), 0, null, null)
    const { size, opens, shift } = one
    const last = JSON.stringify({ end: text, ...(opens !== null && { opens }) })
    return { ...unit('part', last, size, null, opens), shift }
  })
}

function shortened({ type, attrs }: NodeJSON): NodeJSON {
  const name = attrs?.['name']
  return typeof name === 'string' && name.length < 100 ? { type, attrs: { name } } : { type }
}
