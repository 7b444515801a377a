import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { schema } from '../schema'
import { newHeader, patchHeader, readHeader, type HeaderFields } from '../tei/header'
import { doc, letter, p } from '../testing/build'
import { headerAt, headerSteps } from './header'
import { isOfHeader, turnHeaders } from './turn-headers'

function textWith(xml: string): Node {
  return doc(schema.nodes.header.create({ xml }), ...letter(p('x')).content.content)
}

const after = (made: Node, steps: readonly Step[]): Node =>
  steps.reduce((now, step) => step.apply(now).doc ?? now, made)
const sourceOf = (made: Node): string => headerAt(made)?.xml ?? ''
const saidIn = (made: Node): HeaderFields => readHeader(sourceOf(made))

/** Undoes what wrote `fields` into a header, in a text whose header was changed since. */
function undone(fields: Partial<HeaderFields>, since: (xml: string) => string) {
  const before = textWith(newHeader({ title: 'Letter', publisher: 'Old Press' }))
  const act = headerSteps(before, fields)
  const now = textWith(since(sourceOf(after(before, act.steps))))
  const turned = turnHeaders(now, act.inverse.filter(isOfHeader), act.steps)
  return { before, now, turned, result: after(now, turned.steps) }
}

test('a header that is as the act made it becomes what it was, byte by byte', () => {
  const { before, turned, result } = undone({ publisher: 'Harbour Press' }, (xml) => xml)
  expect(sourceOf(result)).toBe(sourceOf(before))
  expect(turned.left).toBe(0)
})

test('of a header that was changed since, what the act said goes, and what was said since stays', () => {
  const { now, turned, result } = undone({ publisher: 'Harbour Press', status: 'draft' }, (xml) =>
    patchHeader(xml, { title: 'Other', status: 'published' }),
  )
  expect(saidIn(result)).toMatchObject({ title: 'Other', publisher: 'Old Press', status: 'published' })
  expect(turned.left).toBe(1)
  expect(sourceOf(after(result, turned.inverse))).toBe(sourceOf(now))
})
