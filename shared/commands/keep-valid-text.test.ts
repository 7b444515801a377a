import type { Node } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { readRelaxNg, type Grammar } from '../grammar'
import { readTei } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import { editedState, numbered } from '../testing/random-commands'
import { addDivision } from './begin-division'
import { isRefused } from './keep-valid'
import { setDivisionHeading } from './division-heading'
import { wrapInList } from './list-items'
import { insertNote } from './notes'
import { insertPageBreak } from './pages'
import { splitBlock } from './split-block'
import { tagSelection, untag } from './tag'
import { typeText } from './typing'

const HEADER =
  '<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt><publicationStmt><p>p</p></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>'

/** A state of a text with this body; `|` in it is where the selection begins and, where there are two, ends. */
function state(body: string, grammar: Grammar | null = null): EditorState {
  const source = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${HEADER}<text><body>${body}</body></text></TEI>`
  const { value } = readTei(source)
  if (!value) throw new Error(source)
  const start = editedState(value.doc, undefined, grammar)
  const places: number[] = []
  value.doc.descendants((node, pos) => {
    for (const { index } of (node.text ?? '').matchAll(/\|/g)) places.push(pos + index)
  })
  const { tr } = start
  for (const place of places.toReversed()) tr.delete(place, place + 1)
  const [from = 0, to = from + 1] = places
  const made = editedState(tr.doc, undefined, grammar)
  return made.apply(made.tr.setSelection(TextSelection.create(tr.doc, from, to - 1)))
}

function bodyOf(doc: Node): string {
  const body = /<body>(.*)<\/body>/s.exec(writeRebuilt(doc))?.[1] ?? ''
  return body.replace(/\n\s*/g, '')
}

/** The body after a change and what belongs after it; `null` where it was taken back. */
function after(start: EditorState, command: Command): string | null {
  let now: EditorState | null = null
  command(start, (transaction) => {
    const next = start.applyTransaction(transaction)
    if (!isRefused(next.transactions)) now = next.state
    else expect(next.state.doc.eq(start.doc)).toBe(true)
  })
  return now && bodyOf((now as EditorState).doc)
}

const type: Command = (now, dispatch) => {
  dispatch?.(typeText(now, now.selection.from, now.selection.to, 'x'))
  return true
}
const deleteSelected: Command = (now, dispatch) => {
  dispatch?.(now.tr.deleteSelection())
  return true
}
const idOf = (now: EditorState) => String(now.doc.nodeAt(now.selection.from)?.marks.at(-1)?.attrs['id'])

describe('Running text stays valid', () => {
  test('what is typed between two readings goes into the one before', () => {
    const start = state('<p>a <choice><sic>recieve|</sic><corr>receive</corr></choice></p>')
    expect(after(start, type)).toBe('<p>a <choice><sic>recievex</sic><corr>receive</corr></choice></p>')
  })

  test('of a choice of which one reading is deleted, the other stays without it', () => {
    const start = state('<p>a <choice><sic>|recieve|</sic><corr>receive</corr></choice></p>')
    expect(after(start, deleteSelected)).toBe('<p>a <corr>receive</corr></p>')
  })

  test('no tag goes into an element that holds letters alone, and none goes that others need', () => {
    expect(
      after(
        state('<p><expan>D<ex>oct|o|r</ex></expan></p>'),
        tagSelection('persName', {}, () => 'new'),
      ),
    ).toBeNull()
    const start = state('<p><choice><sic>|recieve</sic><corr>receive</corr></choice></p>')
    expect(after(start, untag(idOf(start)))).toBeNull()
  })

  test('no note and no page break stand where the grammar has none', () => {
    expect(after(state('<figure><figDesc>A ma|p</figDesc></figure><p/>'), insertNote())).toBeNull()
    expect(after(state('<p><expan>D<ex>oct|or</ex></expan></p>'), insertPageBreak('2'))).toBeNull()
  })

  test('what was not valid before is not judged', () => {
    const start = state('<p><choice>loose <sic>x|</sic></choice></p>')
    expect(after(start, type)).not.toBeNull()
  })
})

describe('A grammar that the edition has chosen', () => {
  const { value: strict } = readRelaxNg(
    `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <start><element name="TEI"><ref name="any"/><element name="text"><element name="body"><zeroOrMore><ref name="div"/></zeroOrMore></element></element></element></start>
      <define name="any"><element name="teiHeader"><zeroOrMore><ref name="all"/></zeroOrMore></element></define>
      <define name="all"><element><anyName/><zeroOrMore><choice><text/><ref name="all"/></choice></zeroOrMore></element></define>
      <define name="div"><element name="div"><attribute name="type"><choice><value>letter</value><value>report</value></choice></attribute>
        <oneOrMore><element name="p"><zeroOrMore><choice><text/><element name="hi"><attribute name="rend"/><text/></element></choice></zeroOrMore></element></oneOrMore></element></define>
    </grammar>`,
    { name: 'strict.rng' },
  )

  test('says which attributes a new division has: those of the one beside it', () => {
    const start = state('<div type="report"><p>a|b</p></div>', strict)
    expect(after(start, addDivision('after'))).toBe('<div type="report"><p>ab</p></div><div type="report"><p/></div>')
  })

  test('without links for fragments makes two tags of one that is parted', () => {
    const start = state('<div type="report"><p>a <hi rend="italic">on|e</hi></p></div>', strict)
    expect(after(start, splitBlock)).toBe(
      '<div type="report"><p>a <hi rend="italic">on</hi></p><p><hi rend="italic">e</hi></p></div>',
    )
  })

  test('has no place for what it does not know', () => {
    expect(after(state('<div type="report"><p>on|e</p></div>', strict), insertNote())).toBeNull()
    expect(after(state('<div type="report"><p>on|e</p></div>', strict), addDivision('within'))).toBeNull()
  })
})

test('In a text whose TEI has a prefix, all that is new has it', () => {
  const prefixed = HEADER.replace(/<(\/?)(?=\w)/g, '<$1t:')
  const source = `<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0">${prefixed}<t:text><t:body><t:div><t:p>one two</t:p></t:div></t:body></t:text></t:TEI>`
  const { value } = readTei(source)
  if (!value) throw new Error(source)
  const newId = numbered('n')
  const start = editedState(value.doc, newId)
  const caret = (now: EditorState, text: string) => {
    let found = 0
    now.doc.descendants((node, pos) => {
      if (node.text?.includes(text)) found = pos + node.text.indexOf(text) + text.length
    })
    return now.apply(now.tr.setSelection(TextSelection.create(now.doc, found)))
  }
  const commands: readonly Command[] = [
    tagSelection('persName', {}, newId),
    insertNote(),
    type,
    (now, dispatch) => insertPageBreak('2')(caret(now, 'two'), dispatch),
    (now, dispatch) => splitBlock(caret(now, 'one'), dispatch),
    (now, dispatch) => setDivisionHeading('Heading')(now, dispatch),
    (now, dispatch) => wrapInList(caret(now, 'two'), dispatch),
    (now, dispatch) => addDivision('after')(caret(now, 'Heading'), dispatch),
  ]
  let now = caret(start, 'one')
  for (const command of commands) command(now, (transaction) => (now = now.apply(transaction)))
  const written = writeRebuilt(now.doc)
  for (const name of ['persName', 'note', 'pb', 'head', 'list', 'item', 'div']) expect(written).toContain(`<t:${name}`)
  expect(written).not.toMatch(/<(?!t:)\w/)
})
