import type { Node } from 'prosemirror-model'
import { TextSelection, type Command } from 'prosemirror-state'
import { schema, type Attributes } from '../schema'
import { blockText } from '../queries/block-text'
import { partOf } from '../queries/division-order'
import { blockAttrs } from './block-attrs'
import { childPos, divisionAt } from './division-places'
import { keepingValid } from './keep-valid'
import { replaceMatches } from './replace-text'

/**
 * Sets the words of the heading of the division at `pos` (or around the caret). Only the words that differ change, so notes
 * and tags in it stay; a division without one gets one.
 */
export function setDivisionHeading(text: string, pos?: number): Command {
  return keepingValid((state, dispatch) => {
    const division = divisionAt(state, pos)
    const words = text.trim().replace(/\s+/g, ' ')
    if (!division || words === '') return false
    const found = headingIn(division.node, division.pos)
    if (!found) {
      const { node } = division
      const index = node.children.findIndex((child) => partOf(child, node) !== 'anywhere')
      const at = childPos(node, division.pos, Math.max(index, 0))
      dispatch?.(state.tr.insert(at, schema.nodes.heading.create(null, schema.text(words))).scrollIntoView())
      return true
    }
    if (found.node.content.size === 0) {
      dispatch?.(state.tr.insert(found.pos + 1, schema.text(words)))
      return true
    }
    const shown = blockText(found.node)
    if (shown.text === words) return false
    const start = found.pos + 1
    const match = { from: start, to: start + shown.after(shown.text.length), groups: [shown.text] }
    return replaceMatches([match], () => words)(state, dispatch)
  })
}

/** Puts the caret into the heading of the division at `pos` (or around the caret), a new one where it has none. */
export function enterDivisionHeading(pos?: number): Command {
  return keepingValid((state, dispatch) => {
    const division = divisionAt(state, pos)
    if (!division) return false
    const { tr } = state
    const { node } = division
    const found = headingIn(node, division.pos)
    const index = node.children.findIndex((child) => partOf(child, node) !== 'anywhere')
    const at = found?.pos ?? childPos(node, division.pos, Math.max(index, 0))
    if (!found) tr.insert(at, schema.nodes.heading.create())
    const end = at + 1 + (found?.node.content.size ?? 0)
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView())
    return true
  })
}

/** Sets attributes of the division at `pos` (or around the caret), such as `type` and `n`; an empty value takes one away. */
export function setDivisionAttributes(changes: Attributes, pos?: number): Command {
  return (state, dispatch) => {
    const division = divisionAt(state, pos)
    if (!division) return false
    const { attributes } = blockAttrs(division.node)
    const entries = Object.entries({ ...attributes, ...changes }).filter(([, value]) => value !== '')
    const next = Object.fromEntries(entries)
    if (JSON.stringify(next) === JSON.stringify(attributes)) return false
    dispatch?.(state.tr.setNodeAttribute(division.pos, 'attributes', next))
    return true
  }
}

function headingIn(node: Node, pos: number): { readonly node: Node; readonly pos: number } | null {
  const index = node.children.findIndex((child) => child.type === schema.nodes.heading)
  return index < 0 ? null : { node: node.child(index), pos: childPos(node, pos, index) }
}
