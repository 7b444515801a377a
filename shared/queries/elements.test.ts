import type { Sibling } from '../grammar'
import { expect, test } from 'vitest'
import { NodeSelection } from 'prosemirror-state'
import { schema } from '../schema'
import { readTei } from '../tei/read'
import { at, comment, item, letter, list, loose, note, p, pb, span, spanWith } from '../testing/build'
import { stateOf } from '../testing/state'
import { attributeUse, usedAttributes, usedValues } from './attribute-use'
import { contentOf, placeIn } from './element-content'
import { elementPath, pathTo, type ElementAt } from './element-path'
import { scopeOf } from './element-content'
import { expandedName, writtenName } from './element-names'
import type { Node } from 'prosemirror-model'

const told = (path: readonly ElementAt[]) => path.map(({ name }) => name).join(' › ')
const names = (siblings: readonly (Sibling | null)[] = []) =>
  siblings.map((one) => (one === null || one === 'text' ? String(one) : one.local)).join(' ')

function read(body: string, root = 'TEI xmlns="http://www.tei-c.org/ns/1.0"'): Node {
  const { value } = readTei(`<${root}><text><body>${body}</body></text></TEI>`)
  if (!value) throw new Error('The text cannot be read')
  return value.doc
}

test('a caret at the edge of a span is in it; between two, in the one that follows', () => {
  const doc = letter(p('x ', span('hi', '<a>one ', span('persName', 'two<b>')), span('date', '<c>four<d>'), ' five<e>'))
  const path = (tag: string) => told(pathTo(doc.resolve(at(doc, tag))).slice(4))
  expect(['a', 'b', 'c', 'd', 'e'].map(path)).toEqual(['p › hi', 'p › date', 'p › date', 'p › date', 'p'])
})

test('the path of a selection holds what holds all of it, and what is selected as a whole', () => {
  const doc = letter(p('x ', span('hi', 'one ', span('persName', '<a>t<b>wo'), ' t<c>hree'), ' four<d>'), p('<e>five'))
  const path = (from: string, to: string) => told(elementPath(stateOf(doc, from, to).selection).slice(3))
  expect([path('a', 'b'), path('a', 'c'), path('a', 'd'), path('a', 'e')]).toEqual([
    'div › p › hi › persName',
    'div › p › hi',
    'div › p',
    'div',
  ])
  const leaf = letter(p('x', span('hi', 'a<a>', pb('2')), comment(' c ')))
  const selected = (pos: number) => elementPath(NodeSelection.create(leaf, pos))
  expect(told(selected(at(leaf, 'a')).slice(4))).toBe('p › hi › pb')
  expect(selected(at(leaf, 'a') + 1).at(-1)).toMatchObject({ kind: 'comment', name: '' })
})

test('spans that cross are in the path as they would be written', () => {
  const [hi] = span('hi', 'b')[0]?.marks ?? []
  const [name] = span('persName', 'e')[0]?.marks ?? []
  if (!hi || !name) throw new Error('A span has a mark')
  const doc = letter(p('a', [schema.text('b', [hi]), schema.text('d', [hi, name]), schema.text('e', [name])], 'f'))
  const path = (pos: number) => told(pathTo(doc.resolve(pos), doc.resolve(pos + 1)).slice(4))
  expect([4, 5, 6, 7, 8].map(path)).toEqual(['p', 'p › hi', 'p › hi › persName', 'p › persName', 'p'])
})

test('the content of an element is what a grammar counts: loose text, rows and cells without tags are looked into', () => {
  const doc = read(
    '<div><p>a <hi>b</hi><!--c--> <note>d</note></p><table><head>t</head><row><cell>1</cell></row></table><quote>x <list><item>y</item></list></quote></div>',
  )
  const content = (pos: number) => names(contentOf(doc, pathTo(doc.resolve(pos))).map(({ sibling }) => sibling))
  const starts = new Map<string, number>()
  doc.descendants((node, pos) => {
    const name = node.attrs['name'] as string | undefined
    if (name && !starts.has(name)) starts.set(name, pos + 1)
  })
  const of = (name: string) => content(starts.get(name) ?? 0)
  expect(of('div')).toBe('p table quote')
  expect(of('p')).toBe('text hi null null note')
  expect(of('table')).toBe('head row')
  expect(of('quote')).toBe('text list')
  expect(of('list')).toBe('item')
})

test('a place cuts text on both sides of it', () => {
  const doc = letter(p('one <a>two', span('hi', 'x'), ' three<b> four'))
  const path = pathTo(doc.resolve(at(doc, 'a')))
  const gap = placeIn(doc, path, at(doc, 'a'), at(doc, 'a'))
  expect([gap.parent.local, names(gap.before), names(gap.after), gap.within]).toEqual([
    'p',
    'text',
    'text hi text',
    undefined,
  ])
  const stretch = placeIn(doc, path, at(doc, 'a'), at(doc, 'b'))
  expect([names(stretch.before), names(stretch.within), names(stretch.after)]).toEqual(['text', 'text hi text', 'text'])
})

test('names are those of the namespaces in scope, declared anew where they must be', () => {
  const doc = read(
    '<x:ab xmlns:x="http://example.org/x">a</x:ab>',
    'TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:t="http://www.tei-c.org/ns/1.0"',
  )
  const path = pathTo(doc.resolve(3))
  const ab = doc.firstChild?.firstChild?.firstChild
  expect(ab?.attrs['name']).toBe('x:ab')
  const within = scopeOf([...path, ...pathTo(doc.resolve(4)).slice(-1)])
  expect(expandedName('x:ab', within)).toEqual({ uri: 'http://example.org/x', local: 'ab' })
  expect(expandedName('t:p', within)).toEqual({ uri: 'http://www.tei-c.org/ns/1.0', local: 'p' })
  expect(writtenName({ uri: 'urn:y', local: 'z' }, within)).toEqual({ name: 'z', attributes: { xmlns: 'urn:y' } })
  expect(writtenName({ uri: 'http://example.org/x', local: 'z' }, within).name).toBe('x:z')
})

test('the values used for an attribute are counted, a span once, those of unchanged blocks remembered', () => {
  const spanned = spanWith('persName', { ref: '#ames', 'xml:id': 'a1' }, 'A', schema.nodes.lineBreak.create(), 'mes')
  const doc = letter(
    p(spanned, ' and ', spanWith('persName', { ref: '#ames' }, 'Ames')),
    list(item(loose(spanWith('persName', { ref: '#wiley' }, 'Wiley')))),
  )
  const { counts, ids, elements } = attributeUse(doc)
  expect(usedValues([counts, counts], 'persName', 'ref')).toEqual([
    { value: '#ames', count: 4 },
    { value: '#wiley', count: 2 },
  ])
  expect([...usedAttributes([counts], 'persName')]).toEqual([['ref', 3]])
  expect(ids).toEqual([{ id: 'a1', name: 'persName', words: 'A' }])
  expect(elements.get('persName')).toBe(3)
  expect(attributeUse(doc)).toEqual({ counts, ids, elements })
})

test('a note in a span belongs to the path of its text', () => {
  const doc = letter(p(span('hi', 'a', note(loose('x', span('persName', '<a>y'))))))
  expect(told(pathTo(doc.resolve(at(doc, 'a'))).slice(4))).toBe('p › hi › note › persName')
})
