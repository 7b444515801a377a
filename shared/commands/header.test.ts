import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { schema } from '../schema'
import { doc, p } from '../testing/build'
import { done } from '../testing/state'
import { run } from '../testing/steps'
import { setHeader } from './header'

test('the header is set, and a doc without one refuses', () => {
  const made = doc(schema.nodes.header.create({ xml: '<teiHeader/>' }), p('x'))
  const state = EditorState.create({ doc: made })
  expect(done(state, setHeader('<teiHeader n="1"/>')).doc.firstChild?.attrs['xml']).toBe('<teiHeader n="1"/>')
  expect(run(state, setHeader('<teiHeader/>'))).toBeNull()
  expect(run(EditorState.create({ doc: doc(p('x')) }), setHeader('<teiHeader/>'))).toBeNull()
})
