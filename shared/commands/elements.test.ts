import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EditorState, NodeSelection, TextSelection, type Command } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { allows } from '../grammar'
import { teiGrammar } from '../grammar/tei'
import { TEI_NAMESPACE } from '../namespaces'
import { siblingsIn } from '../queries/element-fit'
import { elementPath, pathTo, type ElementAt } from '../queries/element-path'
import { nameOf, scopeOf } from '../queries/element-content'
import { schema, type Attributes } from '../schema'
import { readTei } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import { at, comment, div, head, item, letter, list, loose, note, p, pb, quote, span, spanWith } from '../testing/build'
import { counting, done, stateOf } from '../testing/state'
import { run } from '../testing/steps'
import { offeredElements, type ElementOffer } from './element-offers'
import { insertElement } from './insert-element'
import { deleteElement, unwrapElement } from './remove-element'
import { renameElement } from './rename-element'
import { attributeProblem, pointDataProblem, setAttribute, setKeptSource, setPointData } from './set-attribute'

const grammar = teiGrammar()

/** The first division as TEI, on one line. */
function written(state: EditorState): string {
  return (/<div>(.*)<\/div>/s.exec(writeRebuilt(state.doc))?.[1] ?? '').replace(/\n\s*/g, '')
}

function offerOf(state: EditorState, local: string, kind: string): ElementOffer | undefined {
  return offeredElements(state, grammar).find(({ name, at: { way } }) => name.local === local && way.kind === kind)
}

function insert(state: EditorState, local: string, kind: string): EditorState {
  const offer = offerOf(state, local, kind)
  if (!offer) throw new Error(`${local} is not offered ${kind}`)
  return done(state, insertElement(offer.name, offer.at, grammar, counting()))
}

/** The innermost element of this name around the selection. */
function here(state: EditorState, name: string): ElementAt {
  const found = elementPath(state.selection).findLast((element) => element.name === name)
  if (!found) throw new Error(`No ${name} here`)
  return found
}

const read = (body: string): Node => {
  const { value } = readTei(`<TEI xmlns="${TEI_NAMESPACE}"><teiHeader/><text><body>${body}</body></text></TEI>`)
  if (!value) throw new Error('The text cannot be read')
  return value.doc
}

describe('An element is put in', () => {
  test('around the word at the caret, and around what is selected', () => {
    const caret = stateOf(letter(p('see Mr. Har<a>low there')))
    expect(written(insert(caret, 'persName', 'around-text'))).toBe('<p>see <persName>Mr. Harlow</persName> there</p>')
    const selected = stateOf(letter(p('a ', span('hi', '<a>b'), ' c<b> d')), 'a', 'b')
    expect(written(insert(selected, 'quote', 'around-text'))).toBe('<p>a <quote><hi>b</hi> c</quote> d</p>')
  })

  test('at the caret: an empty element in the spans around it, a note with the caret in it', () => {
    const doc = letter(p(span('hi', 'a<a>b')))
    expect(written(insert(stateOf(doc), 'gap', 'at-caret'))).toBe('<p><hi>a<gap/>b</hi></p>')
    const noted = insert(stateOf(doc), 'note', 'at-caret')
    expect(noted.selection.$from.node(-1).type.name).toBe('note')
    expect(written(noted)).toBe('<p><hi>a<note/>b</hi></p>')
  })

  test('beside a block, with the least content that TEI demands, and the caret in it', () => {
    const state = stateOf(letter(head('H'), p('on<a>e')))
    const beside = (local: string) => {
      const after = insert(state, local, 'beside')
      expect(after.selection instanceof TextSelection || after.selection instanceof NodeSelection).toBe(true)
      return written(after).replace('<head>H</head>', '').replace('<p>one</p>', '·')
    }
    expect(beside('list')).toBe('·<list><item/></list>')
    expect(beside('table')).toBe('·<table><row><cell/></row></table>')
    expect(beside('figure')).toBe('·<figure><head/></figure>')
    expect(beside('lg')).toBe('·<lg><l/></lg>')
    expect(beside('floatingText')).toBe('·<floatingText><body><p/></body></floatingText>')
    expect(beside('sp')).toBe('·<sp><speaker/><p/></sp>')
    expect(beside('note')).toMatch(/^·<note>(<p\/>)?<\/note>$|^·<note\/>$/)
    expect(beside('opener')).toBe('<opener/>·')
  })

  test('at the end of what holds the block where it may stand nowhere nearer', () => {
    const doc = letter(p('on<a>e'), p('two'))
    expect(offerOf(stateOf(doc), 'closer', 'beside')).toBeUndefined()
    expect(written(insert(stateOf(doc), 'closer', 'inside'))).toBe('<p>one</p><p>two</p><closer/>')
  })

  test('in the middle of a paragraph, which then holds it between its texts', () => {
    const state = stateOf(letter(p('one <a>two')))
    expect(written(insert(state, 'figure', 'in-text'))).toBe('<p>one <figure><head/></figure>two</p>')
    expect(offerOf(stateOf(letter(p(span('hi', 'one <a>two')))), 'figure', 'in-text')).toBeUndefined()
  })

  test('around blocks in the shape that it needs', () => {
    const doc = letter(p('z'), p('on<a>e'), quote(p('x')), p('t<b>wo'))
    const around = (local: string) =>
      written(insert(stateOf(doc, 'a', 'b'), local, 'around-blocks')).replace('<p>z</p>', '')
    expect(around('quote')).toBe('<quote><p>one</p><quote><p>x</p></quote><p>two</p></quote>')
    expect(around('list')).toBe('<list><item>one</item><item><quote><p>x</p></quote></item><item>two</item></list>')
    expect(around('table')).toBe(
      '<table><row><cell>one</cell></row><row><cell><quote><p>x</p></quote></cell></row><row><cell>two</cell></row></table>',
    )
    expect(around('floatingText')).toBe(
      '<floatingText><body><p>one</p><quote><p>x</p></quote><p>two</p></body></floatingText>',
    )
  })

  test('in a table only where the grid stays one', () => {
    const doc = read('<table><row><cell>a</cell><cell>b</cell></row></table>')
    const pos = doc.content.size - 10
    const state = EditorState.create({ doc, selection: TextSelection.near(doc.resolve(pos)) })
    expect(writeRebuilt(insert(state, 'row', 'beside').doc)).toMatch(/<row>\s*<cell\/>\s*<cell\/>\s*<\/row>/)
    expect(writeRebuilt(insert(state, 'head', 'beside').doc)).toMatch(/<table>\s*<head\/>\s*<row>/)
    expect(offerOf(state, 'cell', 'beside')).toBeUndefined()
  })

  test('with a prefix where its namespace has one', () => {
    const { value } = readTei(
      `<t:TEI xmlns:t="${TEI_NAMESPACE}"><t:text><t:body><t:p>one</t:p></t:body></t:text></t:TEI>`,
    )
    const doc = value?.doc ?? schema.nodes.doc.create()
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, 5) })
    expect(writeRebuilt(insert(state, 'list', 'beside').doc)).toMatch(/<t:list>\s*<t:item\/>\s*<\/t:list>/)
  })
})

describe('An element is taken away', () => {
  const unwrap = (state: EditorState, name: string, mixed = false) =>
    written(done(state, unwrapElement(here(state, name), mixed)))
  const remove = (state: EditorState, name: string) => written(done(state, deleteElement(here(state, name))))

  test('and what it holds stays', () => {
    expect(unwrap(stateOf(letter(p('a ', span('hi', 'b<a>b'), ' c'))), 'hi')).toBe('<p>a bb c</p>')
    expect(unwrap(stateOf(letter(quote(loose('one<a>'), p('two')), p('x'))), 'quote')).toBe(
      '<p>one</p><p>two</p><p>x</p>',
    )
    expect(unwrap(stateOf(letter(list(head('h'), item(loose('o<a>ne')), item(p('two'))))), 'list')).toBe(
      '<p>h</p><p>one</p><p>two</p>',
    )
    expect(
      unwrap(stateOf(letter(p('a', span('hi', 'b', note(p('on<a>e ', span('persName', 'x')), loose('two')))))), 'note'),
    ).toBe('<p>a<hi>bone <persName>x</persName> two</hi></p>')
    expect(unwrap(stateOf(letter(list(item(p('o<a>ne'))))), 'p', true)).toBe('<list><item>one</item></list>')
  })

  test('not where the grammar does not let it stand as that', () => {
    const state = stateOf(letter(p('x'), p('o<a>ne')))
    expect(run(state, renameElement(here(state, 'p'), 'head', {}))).toBeNull()
    const division = stateOf(letter(div(p('o<a>ne'))))
    expect(run(division, renameElement(here(division, 'div'), 'div1', {}))).toBeNull()
  })

  test('not where the model could not hold what is left', () => {
    const state = stateOf(letter(p('o<a>ne')))
    expect(run(state, unwrapElement(here(state, 'p'), false))).toBeNull()
    expect(run(state, unwrapElement(here(state, 'TEI'), false))).toBeNull()
  })

  test('with all that it holds', () => {
    expect(remove(stateOf(letter(p('a ', span('hi', 'b<a>b', pb('2')), ' c'))), 'hi')).toBe('<p>a  c</p>')
    expect(remove(stateOf(letter(p('x'), quote(p('o<a>ne'), p('two')))), 'quote')).toBe('<p>x</p>')
    expect(remove(stateOf(letter(p('x'), list(item(p('o<a>ne'))))), 'item')).toBe('<p>x</p>')
    expect(remove(stateOf(letter(quote(p('o<a>ne')))), 'p')).toBe('<quote/>')
  })
})

describe('An element gets another name', () => {
  const rename = (state: EditorState, from: string, to: string, attributes?: Attributes) =>
    written(done(state, renameElement(here(state, from), to, attributes ?? here(state, from).attributes)))

  test('and is what that name means', () => {
    const state = stateOf(letter(p('x'), p('o<a>ne ', span('hi', 'two'))))
    expect(rename(state, 'p', 'ab')).toBe('<p>x</p><ab>one <hi>two</hi></ab>')
    const first = stateOf(letter(p('o<a>ne'), p('x')))
    const headed = done(first, renameElement(here(first, 'p'), 'head', {}))
    expect(headed.selection.$from.parent.type).toBe(schema.nodes.heading)
    expect(rename(state, 'p', 'quote')).toBe('<p>x</p><quote>one <hi>two</hi></quote>')
    expect(rename(stateOf(letter(quote(loose('o<a>ne')))), 'quote', 'ab')).toBe('<ab>one</ab>')
  })

  test('a span on all its stretches, with the attributes given', () => {
    const state = stateOf(letter(p(spanWith('persName', { ref: '#x', role: 'y' }, 'one', pb('2'), 't<a>wo'))))
    expect(rename(state, 'persName', 'placeName', { ref: '#x' })).toBe(
      '<p><placeName ref="#x">one<pb n="2"/>two</placeName></p>',
    )
  })

  test('not where the grammar does not let it stand as that', () => {
    const state = stateOf(letter(p('x'), p('o<a>ne')))
    expect(run(state, renameElement(here(state, 'p'), 'head', {}))).toBeNull()
    const division = stateOf(letter(div(p('o<a>ne'))))
    expect(run(division, renameElement(here(division, 'div'), 'div1', {}))).toBeNull()
  })

  test('not where the model could not hold what is in it', () => {
    const state = stateOf(letter(list(item(p('o<a>ne')))))
    expect(run(state, renameElement(here(state, 'list'), 'p', {}))).toBeNull()
    expect(run(state, renameElement(here(state, 'p'), 'pb', {}))).toBeNull()
  })
})

describe('An attribute', () => {
  test('is set and taken away, of a block, a span, a point and the root', () => {
    const doc = letter(p(span('persName', 'A<a>mes'), pb('3')))
    const state = stateOf(doc)
    const set = (name: string, attribute: string, value: string | null) =>
      done(state, setAttribute(here(state, name), attribute, value))
    expect(written(set('p', 'rend', 'x'))).toBe('<p rend="x"><persName>Ames</persName><pb n="3"/></p>')
    expect(written(set('persName', 'ref', '#a&b'))).toBe('<p><persName ref="#a&amp;b">Ames</persName><pb n="3"/></p>')
    expect(writeRebuilt(set('TEI', 'xml:lang', 'en').doc)).toContain('xml:lang="en"')
    const page = state.apply(state.tr.setSelection(NodeSelection.create(doc, at(doc, 'a') + 3)))
    expect(written(done(page, setAttribute(here(page, 'pb'), 'n', null)))).toBe('<p><persName>Ames</persName><pb/></p>')
    expect(run(page, setAttribute(here(page, 'pb'), 'n', '3'))).toBeNull()
  })

  test('of a name or value that XML does not take is found fault with', () => {
    const state = stateOf(letter(p('o<a>ne')))
    const known = { scope: scopeOf(elementPath(state.selection)), ids: new Set(['a1']) }
    const problem = (name: string, value: string) => attributeProblem(here(state, 'p'), name, value, known)
    expect([problem('2x', ''), problem('x:y', ''), problem('xml:id', 'a 1'), problem('xml:id', 'a1')]).toEqual([
      'name',
      'namespace',
      'id',
      'id-taken',
    ])
    expect([problem('xml:id', 'a2'), problem('xml:lang', ''), problem('n', 'a 1')]).toEqual([null, null, null])
  })
})

test('comments, instructions and kept elements say something else', () => {
  const doc = letter(p('a<a>', comment(' c '), schema.nodes.kept.create({ xml: '<eg>x</eg>' })))
  const at1 = at(doc, 'a')
  const select = (pos: number) => EditorState.create({ doc, selection: NodeSelection.create(doc, pos) })
  const last = (state: EditorState) => elementPath(state.selection).at(-1) ?? here(state, '')
  const note1 = select(at1)
  expect(written(done(note1, setPointData(last(note1), ' d ')))).toContain('<!-- d -->')
  expect(run(note1, setPointData(last(note1), 'a--b'))).toBeNull()
  expect(pointDataProblem({ ...last(note1), kind: 'instruction' }, 'xml v')).toBe(true)
  const eg = select(at1 + 1)
  expect(written(done(eg, setKeptSource(last(eg), '<eg>y</eg>')))).toContain('<eg>y</eg>')
})

// Everything that is offered, anywhere

const source = `<div><head>H <hi>i</hi></head><opener><dateline>D <date when="1900">e</date></dateline><salute>S</salute></opener>
<p>one <persName ref="#x">two<note>n <list><item>i</item></list></note></persName> three <choice><sic>a</sic><corr>b</corr></choice><pb n="2"/> four</p>
<list><head>l</head><item>a</item><item><p>b</p><p>c</p></item></list><quote><p>q</p></quote>
<table><row><cell>1</cell><cell>2</cell></row></table><lg><l>v</l></lg><figure><head>f</head></figure><p/>
<closer><signed>Z</signed></closer></div><div><p>last</p></div>`

const start = read(source)

/** The elements of a doc whose content the grammar does not let them hold. */
function faultsIn(doc: Node): readonly string[] {
  const faults = new Set<string>()
  const look = (pos: number) => {
    const path = pathTo(doc.resolve(pos))
    for (let length = 1; length <= path.length; length++) {
      const part = path.slice(0, length)
      if (!allows(grammar, nameOf(part), siblingsIn(doc, part))) faults.add(part.map(({ name }) => name).join('/'))
    }
  }
  look(0)
  doc.descendants((node, pos) => {
    if (!node.isText && !node.isLeaf) look(pos + 1)
    if (node.marks.length > 0) look(pos + 1)
  })
  return [...faults]
}

const positions = (() => {
  const found: number[] = []
  start.descendants((node, pos) => {
    if (node.inlineContent) for (let at = pos + 1; at <= pos + 1 + node.content.size; at++) found.push(at)
  })
  return found.filter((pos) => start.resolve(pos).parent.inlineContent)
})()

/** A selection of the text: a caret, a stretch, or something selected as a whole. */
function selected(a: number, b: number, caret: boolean): EditorState {
  const from = positions[a % positions.length] ?? 0
  const to = caret ? from : (positions[b % positions.length] ?? from)
  const node = start.nodeAt(from)
  const whole = caret && b % 3 === 0 && node && !node.isText && NodeSelection.isSelectable(node)
  const selection = whole
    ? NodeSelection.create(start, from)
    : TextSelection.create(start, Math.min(from, to), Math.max(from, to))
  return EditorState.create({ doc: start, selection })
}

test('the text that everything is tried on is valid', () => {
  expect(faultsIn(start)).toEqual([])
})

test('what is offered as allowed leaves the text sound, undone exactly, and valid', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.boolean(), fc.nat(), fc.nat(), (a, b, caret, first, step) => {
      const state = selected(a, b, caret)
      const offers = offeredElements(state, grammar)
      for (let n = 0; n < 4 && n < offers.length; n++) {
        const offer = offers[(first + n * (step + 1)) % offers.length]
        if (!offer) continue
        const after = run(state, insertElement(offer.name, offer.at, grammar, counting()))
        const said = `${offer.name.local} ${JSON.stringify(offer.at.way)}`
        expect(after, said).not.toBeNull()
        expect(after?.doc.textContent.replace(/\s/g, ''), said).toBe(start.textContent.replace(/\s/g, ''))
        if (after) expect(faultsIn(after.doc), said).toEqual([])
      }
    }),
    { numRuns: 25 },
  )
})

test(
  'whatever is unwrapped, deleted or renamed leaves the text sound and is undone exactly',
  { timeout: 30_000 },
  () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        fc.nat(),
        fc.constantFrom('ab', 'head', 'quote', 'persName', 'list', 'div', 'note', 'pb'),
        (a, b, caret, depth, name) => {
          const state = selected(a, b, caret)
          const path = elementPath(state.selection)
          const element = path[depth % path.length]
          if (!element) return
          const commands: Command[] = [
            unwrapElement(element, depth % 2 === 0),
            deleteElement(element),
            renameElement(element, name, element.attributes),
            setAttribute(element, 'rend', 'x'),
          ]
          for (const command of commands) run(state, command)
          const unwrapped = run(state, unwrapElement(element, false))
          if (unwrapped) expect(unwrapped.doc.textContent.replace(/ /g, '')).toBe(start.textContent.replace(/ /g, ''))
        },
      ),
      { numRuns: 120 },
    )
  },
)
