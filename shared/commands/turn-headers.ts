import type { Node } from 'prosemirror-model'
import { AttrStep, Transform, type Step } from 'prosemirror-transform'
import { headerListNames, headerTextNames, patchHeader, readHeader, type HeaderFields } from '../tei/header'
import { headerAt } from './header'
import type { TurnedWords } from './turn-words'

/** Whether a step writes the source of a header. */
export function isOfHeader(step: Step): step is AttrStep {
  return step instanceof AttrStep && step.attr === 'xml'
}

/**
 * What steps that write a header come to on a doc to which something was done since; `undoing` are those that they undo. A header
 * that still is what these made of it becomes what it was; of one that was changed, each field that still says what they made it
 * say. Other fields stay, and are counted.
 */
export function turnHeaders(doc: Node, steps: readonly AttrStep[], undoing: readonly Step[]): TurnedWords {
  const to = steps.at(-1)?.value as string | undefined
  const from = undoing.findLast(isOfHeader)?.value as string | undefined
  const place = headerAt(doc)
  if (to === undefined || from === undefined || place === null) return { steps: [], inverse: [], left: steps.length }
  const { xml, left } = turned(place.xml, from, to)
  if (xml === place.xml) return { steps: [], inverse: [], left }
  const tr = new Transform(doc).setNodeAttribute(place.pos, 'xml', xml)
  return { steps: tr.steps, inverse: tr.steps.map((step) => step.invert(doc)), left }
}

function turned(now: string, from: string, to: string): { readonly xml: string; readonly left: number } {
  if (now === from) return { xml: to, left: 0 }
  const [said, was, wanted] = [now, from, to].map(readHeader)
  if (!said || !was || !wanted) return { xml: now, left: 0 }
  const differing = [...headerTextNames, ...headerListNames].filter((name) => !same(was[name], wanted[name]))
  const standing = differing.filter((name) => same(said[name], was[name]))
  const fields = Object.fromEntries(standing.map((name) => [name, wanted[name]])) as Partial<HeaderFields>
  return { xml: patchHeader(now, fields), left: differing.length - standing.length }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
