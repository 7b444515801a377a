import { expect, test } from 'vitest'
import { schema } from '../schema'
import { namedGrammar } from './named-grammar'

const named = (prolog: string) => namedGrammar(schema.nodes.doc.create({ prolog }, schema.nodes.textblock.create()))

test('a text names its grammar before its root', () => {
  expect(named('<?xml version="1.0"?>\n<?xml-model href="../schema/letters.rng" type="application/xml"?>\n')).toBe(
    'letters.rng',
  )
  expect(named("<?xml-model type='x' href='http://example.org/tei_all.rng?v=1'?>")).toBe('tei_all.rng')
})

test('a schema of another kind, and one that is commented out, is none', () => {
  expect(named('<?xml version="1.0"?>')).toBe(null)
  expect(named('<?xml-model href="rules.sch"?>')).toBe(null)
  expect(named('<?xml-model href="rules.sch"?><?xml-model href="a.rng"?>')).toBe('a.rng')
  expect(named('<!-- <?xml-model href="a.rng"?> -->')).toBe(null)
})
