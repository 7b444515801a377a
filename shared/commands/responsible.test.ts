import { EditorState } from 'prosemirror-state'
import { history, undo } from 'prosemirror-history'
import { expect, test } from 'vitest'
import { checkSource } from '../checks'
import { notesOf } from '../queries/notes'
import { schema, type Attributes } from '../schema'
import { newHeader } from '../tei/header'
import { doc, letter, numbered, p } from '../testing/build'
import { setNoteResp } from './note-attributes'
import { namingInHeader, rememberedIn, responsibleFor, responsibleWords } from './responsible'

const share = 'notes and interventions'

function stateWith(header: string): EditorState {
  const { content } = letter(p('one', numbered('1', p('x'))))
  const made = doc(schema.nodes.header.create({ xml: header }), ...content.content)
  return EditorState.create({ doc: made, plugins: [history()] })
}

const headerIn = ({ doc: made }: EditorState) => made.firstChild?.attrs['xml'] as string

function respond(state: EditorState, typed: string): EditorState {
  const who = responsibleFor(state.doc, typed, share)
  if (who === null) throw new Error('Nobody can be named')
  let next = state
  const done = namingInHeader(setNoteResp(who.pointers, notesOf(state.doc)[0]?.pos), who.header)(state, (tr) => {
    next = state.apply(tr)
  })
  expect(done).toBe(true)
  return next
}

const respOf = ({ doc: made }: EditorState) => (notesOf(made)[0]?.node.attrs['attributes'] as Attributes)['resp']

test('a name that is typed is named in the header in the same act, valid by TEI, with one undo', () => {
  const state = stateWith(newHeader({ title: 'Letter' }))
  const next = respond(state, 'Jane Doe; KL')
  expect(respOf(next)).toBe('#Jane-Doe #KL')
  expect(headerIn(next)).toContain(`<respStmt xml:id="KL"><resp>${share}</resp><name>KL</name></respStmt>`)
  const source = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${headerIn(next)}<text><body><p>x<note resp="#Jane-Doe #KL">y</note></p></body></text></TEI>`
  expect(checkSource(source, { grammar: null }).filter(({ severity }) => severity === 'error')).toEqual([])
  expect(responsibleWords(next.doc, ['#Jane-Doe', '#KL', 'https://a.example/b', '#x'])).toBe(
    'Jane Doe; KL; https://a.example/b; #x',
  )
  let back = next
  undo(next, (tr) => {
    back = next.apply(tr)
  })
  expect(back.doc.eq(state.doc)).toBe(true)
})

test('who is named is not named again, and an editor of the header gets an id', () => {
  const header = newHeader({ title: 'Letter' }).replace('</title>', '</title><editor>Jane  Doe</editor>')
  const next = respond(stateWith(header), 'jane doe')
  expect(headerIn(next)).toContain('<editor xml:id="jane-doe">Jane  Doe</editor>')
  expect(responsibleFor(next.doc, 'Jane Doe, #else', share)).toEqual({ pointers: ['#jane-doe', '#else'], header: null })
})

test('without a header that can name them, names are refused and pointers are not', () => {
  const { doc: made } = EditorState.create({ doc: letter(p('x')) })
  expect(responsibleFor(made, 'JD', share)).toBeNull()
  expect(responsibleFor(made, '#JD', share)).toEqual({ pointers: ['#JD'], header: null })
  expect(responsibleFor(stateWith('<teiHeader').doc, 'JD', share)).toBeNull()
  expect(responsibleFor(stateWith('<teiHeader/>').doc, ' ; ', share)).toEqual({ pointers: [], header: null })
})

test('an id is made that nothing else has', () => {
  const header = newHeader({ title: 'Letter' }).replace('<title>', '<title xml:id="J-D">')
  expect(responsibleFor(stateWith(header).doc, 'J D', share)?.pointers).toEqual(['#J-D-1'])
  expect(responsibleFor(stateWith(header).doc, '2 D', share)?.pointers).toEqual(['#who-2-D'])
})

test('who is remembered from another text is named where a text does not know them, and found where it does', () => {
  const unknown = stateWith(newHeader({ title: 'Letter' })).doc
  const named = rememberedIn(unknown, '#Jane-Doe', share)
  expect(named.resp).toBe('#Jane-Doe')
  expect(named.header).toContain(
    '<respStmt xml:id="Jane-Doe"><resp>notes and interventions</resp><name>Jane Doe</name>',
  )
  const header = newHeader({ title: 'Letter' }).replace('</title>', '</title><editor xml:id="jd">Jane Doe</editor>')
  const known = stateWith(header).doc
  expect(rememberedIn(known, '#Jane-Doe https://a.example/b', share)).toEqual({
    resp: '#jd https://a.example/b',
    header: null,
  })
  expect(rememberedIn(known, '#jd', share)).toEqual({ resp: '#jd', header: null })
  expect(rememberedIn(letter(p('x')), '#Jane-Doe', share)).toEqual({ resp: '#Jane-Doe', header: null })
})
