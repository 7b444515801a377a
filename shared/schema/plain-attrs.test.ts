import { Slice, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { schema } from '.'

const { span } = schema.marks
const { doc, textblock } = schema.nodes

const name = (id: string) => span.create({ id, name: 'persName', attributes: { ref: '#p1' } })
const letter = doc.create(null, [textblock.create({ key: 1 }, schema.text('Zelaya', [name('s1')])), textblock.create()])

/** The prototypes of all attributes in a doc; that of a plain object is left out. */
function others(root: Node): readonly unknown[] {
  const found: unknown[] = []
  const look = (node: Node) => {
    if (node.isText) found.push(...node.marks.map(({ attrs }) => Object.getPrototypeOf(attrs) as unknown))
    else found.push(Object.getPrototypeOf(node.attrs))
  }
  look(root)
  root.descendants(look)
  return found.filter((prototype) => prototype !== Object.prototype)
}

test('attributes are plain objects, however nodes and marks are made', () => {
  expect(others(letter)).toEqual([])
  expect(others(schema.nodeFromJSON(letter.toJSON()))).toEqual([])
  expect(others(letter.copy(letter.content))).toEqual([])
  const filled = doc.createAndFill()
  expect(filled && others(filled)).toEqual([])
  const changed = new Transform(letter)
    .setNodeMarkup(0, null, { name: 'ab' })
    .setNodeAttribute(0, 'before', ' ')
    .split(4)
    .addMark(1, 3, span.create())
    .replace(6, 6, Slice.fromJSON(schema, letter.slice(1, 4).toJSON()))
  expect(others(changed.doc)).toEqual([])
})

test('what is not given is what is usual, and no name is made up', () => {
  expect(textblock.create({ key: 7, unknown: 1 }).attrs).toEqual({
    name: 'p',
    attributes: {},
    key: 7,
    before: null,
    end: null,
  })
  expect(span.create().attrs).toEqual({ id: '', name: 'hi', attributes: {} })
})

test('attributes that a node needs and does not get, or gets of another kind, are refused', () => {
  expect(() => schema.nodes.kept.create()).toThrow('No value supplied for attribute xml')
  expect(() => schema.nodes.kept.create({ xml: 7 })).toThrow('of type string for attribute xml')
  expect(() => textblock.create({ key: '7' })).toThrow('of type number|null for attribute key')
  expect(() => span.create({ attributes: { ref: 7 } })).toThrow('a record of strings')
})

test('what holds no attributes in TEI shares that one nothing, and what holds some keeps its own', () => {
  const made = schema.nodeFromJSON(JSON.parse(JSON.stringify(letter.toJSON())))
  const [first, second] = made.children
  expect(first?.attrs['attributes']).toEqual({})
  expect(first?.attrs['attributes']).toBe(second?.attrs['attributes'])
  expect(span.create({ attributes: {} }).attrs['attributes']).toBe(first?.attrs['attributes'])
  expect(made.firstChild?.firstChild?.marks[0]?.attrs['attributes']).toEqual({ ref: '#p1' })
  expect(made.eq(letter)).toBe(true)
})
