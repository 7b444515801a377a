import type { EditorState } from 'prosemirror-state'
import { allowedElements, allows, type Grammar, type Name } from '../grammar'
import { cutsElements } from '../queries/element-content'
import { sameName } from '../queries/element-names'
import { blockPlaces, placeAt, textPlaces, type InsertPlace, type InsertWay } from '../queries/insert-places'
import { rowOf } from '../tei/table'
import { insertElement } from './insert-element'
import { rangeToTag } from './tag'
import { canHold } from './wrap-blocks'

/** An element that can be put in at the selection, how it goes in, and whether the grammar allows it there. */
export interface ElementOffer {
  readonly name: Name
  readonly at: InsertPlace
  readonly allowed: boolean
}

/** Whether an element stands around running text, stands at a point of it, or holds blocks or is one; several can be true. */
interface Uses {
  readonly span: boolean
  readonly point: boolean
  readonly block: boolean
}

const noId = () => ''

/**
 * The elements that can be put in at the selection, those first that the grammar allows. An element is offered for running
 * text and for blocks, each with the nearest place that takes it: around what is selected, else at the caret; around the
 * selected blocks, else after them, before them, at the end or start of what holds them, further and further out. With
 * `all`, the elements that are allowed nowhere follow.
 */
export function offeredElements(state: EditorState, grammar: Grammar, all = false): readonly ElementOffer[] {
  const offers = [...textOffers(state, grammar), ...blockOffers(state, grammar)]
  if (!all) return offers
  const offered = new Set(offers.map(({ name }) => keyOf(name)))
  const rest = grammar.elements().names.flatMap((name): ElementOffer[] => {
    if (offered.has(keyOf(name))) return []
    const at = anyPlace(state, name)
      .map((place): ElementOffer => ({ name, at: place, allowed: false }))
      .find((offer) => possible(state, offer, grammar))
    return at ? [at] : []
  })
  return [...offers, ...rest]
}

function textOffers(state: EditorState, grammar: Grammar): readonly ElementOffer[] {
  const offers: ElementOffer[] = []
  const seen = new Set<string>()
  for (const place of textPlaces(state, rangeToTag(state, 'seg'))) {
    if (crosses(state, place)) continue
    for (const name of allowedElements(grammar, place.place)) {
      if (seen.has(keyOf(name)) || !suits(name, place.way, place, grammar)) continue
      const offer: ElementOffer = { name, at: nameRange(state, name, place), allowed: true }
      const fits =
        offer.at === place ||
        (!crosses(state, offer.at) && allowedElements(grammar, offer.at.place).some((one) => sameName(one, name)))
      if (!fits || !possible(state, offer, grammar)) continue
      seen.add(keyOf(name))
      offers.push(offer)
    }
  }
  return offers
}

/** Whether an element around the text there would cross another: they would be written in pieces. */
function crosses({ doc }: EditorState, { way, path }: InsertPlace): boolean {
  return way.kind === 'around-text' && cutsElements(doc, path, way.from, way.to)
}

function blockOffers(state: EditorState, grammar: Grammar): readonly ElementOffer[] {
  const offers: ElementOffer[] = []
  const seen = new Set<string>()
  const places = blockPlaces(state)
  // Around what is selected at any level, before beside it at any.
  const wrapping = places.filter(({ way }) => way.kind === 'around-blocks')
  const others = places.filter(({ way }) => way.kind !== 'around-blocks')
  for (const [kind, ordered] of [
    ['wrap', wrapping],
    ['put', others],
  ] as const)
    for (const place of ordered)
      for (const name of namesAt(place, grammar)) {
        const key = `${kind} ${keyOf(name)}`
        if (seen.has(key) || !suits(name, place.way, place, grammar)) continue
        const offer: ElementOffer = { name, at: place, allowed: true }
        if (!possible(state, offer, grammar)) continue
        seen.add(key)
        offers.push(offer)
      }
  return offers
}

/** The elements that may stand at a place; around blocks also those that need something between, as a list its items. */
function namesAt({ way, place }: InsertPlace, grammar: Grammar): readonly Name[] {
  const direct = allowedElements(grammar, place)
  if (way.kind !== 'around-blocks') return direct
  const { parent, before, after, within = [] } = place
  const held = new Set(direct.map(keyOf))
  const shaped = allowedElements(grammar, { parent, before, after }).filter(
    (name) => usesOf(name).block && !held.has(keyOf(name)) && canHold(name, within, grammar),
  )
  return [...direct, ...shaped.filter((name) => allows(grammar, parent, [...before, name, ...after]))]
}

/** The extent of a new span around the caret depends on its name: the whole date, all words of a name. */
function nameRange(state: EditorState, name: Name, at: InsertPlace): InsertPlace {
  if (at.way.kind !== 'around-text' || !state.selection.empty) return at
  const range = rangeToTag(state, name.local)
  const same = range?.from === at.way.from && range.to === at.way.to
  return range && !same ? placeAt(state.doc, { kind: 'around-text', ...range }, range) : at
}

/** Where an element goes that the grammar allows nowhere here: as far as its kind goes, the nearest. */
function anyPlace(state: EditorState, name: Name): readonly InsertPlace[] {
  const uses = usesOf(name)
  const text = textPlaces(state, rangeToTag(state, name.local))
  const blocks = blockPlaces(state)
  return [
    ...(uses.span ? text.filter(({ way }) => way.kind === 'around-text') : []),
    ...(uses.point ? text.filter(({ way }) => way.kind === 'at-caret') : []),
    ...(uses.block ? blocks.filter(({ way }) => way.kind === 'beside' && way.side === 'after').slice(0, 1) : []),
  ]
}

function suits(name: Name, way: InsertWay, { place }: InsertPlace, grammar: Grammar): boolean {
  const uses = usesOf(name)
  switch (way.kind) {
    case 'around-text':
      return uses.span
    case 'at-caret':
      return uses.point
    case 'in-text':
      return uses.block && !uses.span && !uses.point
    case 'around-blocks':
      return uses.block && !uses.point
    case 'beside':
    case 'inside':
      // Where text may stand, a phrase wants text; elsewhere it is a part by itself, as a name in a list of persons.
      return uses.block || uses.point || !allows(grammar, place.parent, ['text'])
  }
}

function usesOf({ local }: Name): Uses {
  const row = rowOf(local)
  switch (row?.role) {
    case undefined:
      return { span: true, point: false, block: true }
    case 'span':
    case 'alternatives':
      return { span: true, point: false, block: false }
    case 'note':
    case 'pageBreak':
    case 'lineBreak':
    case 'point':
    case 'kept':
      return { span: false, point: true, block: row?.role === 'note' }
    case 'container':
    case 'textblock':
    case 'heading':
    case 'header':
    case 'list':
    case 'item':
    case 'label':
    case 'table':
    case 'row':
    case 'cell':
      return { span: row?.inline === true, point: false, block: true }
  }
}

function possible(state: EditorState, { name, at }: ElementOffer, grammar: Grammar): boolean {
  return insertElement(name, at, grammar, noId)(state)
}

function keyOf({ uri, local }: Name): string {
  return `${local} ${uri}`
}
