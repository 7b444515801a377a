import fc from 'fast-check'
import { EditorState, type Transaction } from 'prosemirror-state'
import { canSplit, canJoin, findWrapping, liftTarget } from 'prosemirror-transform'
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { schema, type Attributes, type HeaderAttrs, type SpanAttrs } from '../schema'
import { runs } from '../testing/campaign'
import { differenceOf } from '../testing/same-tei'
import { told } from '../testing/told'
import { patchHeader } from './header'
import { writePreserving } from './preserve'
import { readTei, type TeiReading } from './read'
import { writeRebuilt } from './write'

vi.setConfig({ testTimeout: 600_000 })

function read(source: string): TeiReading {
  const { value, findings } = readTei(source)
  if (!value) throw new Error(`${findings[0]?.message ?? ''}\n${source}`)
  return value
}

const HEAD = '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n <text>\n  <body>\n   <div>\n'
const TAIL = '\n   </div>\n  </body>\n </text>\n</TEI>\n'
const file = (...lines: string[]) => HEAD + lines.map((line) => '    ' + line).join('\n') + TAIL

/** Edits the doc of `source`, and returns the lines that went and the lines that came. */
function edited(
  source: string,
  edit: (tr: Transaction) => unknown,
): { gone: string[]; come: string[]; written: string } {
  const reading = read(source)
  const { tr } = EditorState.create({ doc: reading.doc })
  edit(tr)
  tr.doc.check()
  const written = writePreserving(tr.doc, reading)
  expect(differenceOf(writeRebuilt(tr.doc), written)).toBe(null)
  // What is read again and compared by content gives the same as what is still in memory.
  const again = schema.nodeFromJSON(JSON.parse(JSON.stringify(tr.doc)))
  expect(writePreserving(again, read(source))).toBe(written)
  const before = source.split('\n')
  const after = written.split('\n')
  return {
    gone: before.filter((line) => !after.includes(line)).map((line) => line.trim()),
    come: after.filter((line) => !before.includes(line)).map((line) => line.trim()),
    written,
  }
}

/** The position of `text` in a doc. */
function place({ doc }: Transaction, text: string): number {
  let found = -1
  doc.descendants((node, position) => {
    const at = node.text?.indexOf(text) ?? -1
    if (at >= 0 && found < 0) found = position + at
  })
  if (found < 0) throw new Error(`No “${text}”`)
  return found
}

const change = (from: string, to: string) => (tr: Transaction) =>
  tr.insertText(to, place(tr, from), place(tr, from) + from.length)

test('a corrected word changes its line and nothing else', () => {
  const source = file(
    '<p n=\'1\'   rend="a">The fi&#114;st line,',
    '   the secnd &amp; <persName\n     ref="#x">Ada  Kern</persName>',
    '   <note n="1">a note</note></p>',
    '<p>other</p>',
  )
  expect(edited(source, change('secnd', 'second'))).toMatchObject({
    gone: ['the secnd &amp; <persName'],
    come: ['the second &amp; <persName'],
  })
  expect(edited(source, change('note', 'remark'))).toMatchObject({ come: ['<note n="1">a remark</note></p>'] })
  expect(edited(source, change('er', 'or'))).toMatchObject({ come: ['ref="#x">Ada  Korn</persName>'] })
})

test('a changed attribute changes in its tag, which stays where it was', () => {
  const source = file('<p>One', "  <note n='1'>two</note> three</p>")
  const { come, gone } = edited(source, (tr) => tr.setNodeAttribute(place(tr, 'two') - 2, 'attributes', { n: '2' }))
  expect(gone).toEqual(["<note n='1'>two</note> three</p>"])
  expect(come).toEqual(["<note n='2'>two</note> three</p>"])
})

test('a tag that is set adds its tags', () => {
  const source = file('<p>See Ada Kern', '   today &#33;</p>')
  const mark = schema.marks.span.create({ id: 'new', name: 'persName', attributes: {} })
  const { come } = edited(source, (tr) => tr.addMark(place(tr, 'Ada'), place(tr, 'Ada') + 8, mark))
  expect(come).toEqual(['<p>See <persName>Ada Kern</persName>'])
})

test('a tag over two paragraphs is written in two linked parts, on their lines', () => {
  const source = file('<p>one</p>', '<p>two</p>', '<p>three</p>')
  const mark = schema.marks.span.create({ id: 'new', name: 'seg', attributes: {} })
  const { come } = edited(source, (tr) => tr.addMark(place(tr, 'one'), place(tr, 'two') + 3, mark))
  expect(come).toEqual([
    '<p><seg xml:id="span1" next="#span1.2">one</seg></p>',
    '<p><seg xml:id="span1.2" prev="#span1">two</seg></p>',
  ])
})

test('linked parts lose their links when one of them is untagged', () => {
  const source = file(
    '<p><seg xml:id="v" next="#v.2">one</seg></p>',
    '<p><seg xml:id="v.2" prev="#v">two</seg></p>',
    '<p>three</p>',
  )
  const { come } = edited(source, (tr) => tr.removeMark(place(tr, 'two'), place(tr, 'two') + 3))
  expect(come).toEqual(['<p><seg xml:id="v">one</seg></p>', '<p>two</p>'])
  expect(edited(source, change('three', 'four')).gone).toEqual(['<p>three</p>'])
  expect(edited(source, change('n', 'r')).come).toEqual(['<p><seg xml:id="v" next="#v.2">ore</seg></p>'])
})

test('linked parts keep their ids when one before them is untagged, which the model alone does not know', () => {
  const three = '<p><seg xml:id="v.3" prev="#v.2">three</seg> <ref target="#v.3">here</ref></p>'
  const first = '<p><seg xml:id="v" next="#v.2">one</seg></p>'
  const reading = read(file(first, '<p><seg xml:id="v.2" next="#v.3" prev="#v">two</seg></p>', three))
  const { tr } = EditorState.create({ doc: reading.doc })
  tr.removeMark(place(tr, 'two'), place(tr, 'two') + 3)
  expect(writePreserving(tr.doc, reading)).toBe(
    file(first.replace('#v.2', '#v.3'), '<p>two</p>', three.replace('#v.2', '#v')),
  )
})

test('a new paragraph stands where its neighbours stand, with the line ends of the file', () => {
  const source = file('<p>one</p>', '<p>two</p>')
  const insert = (tr: Transaction) =>
    tr.insert(place(tr, 'two') - 1, schema.nodes.textblock.create(null, schema.text('new')))
  expect(edited(source, insert).written).toBe(file('<p>one</p>', '<p>new</p>', '<p>two</p>'))
  const crlf = source.replaceAll('\n', '\r\n')
  expect(edited(crlf, insert).written).toBe(file('<p>one</p>', '<p>new</p>', '<p>two</p>').replaceAll('\n', '\r\n'))
})

test('a deleted paragraph takes its line with it', () => {
  const source = file('<p>one</p>', '<p>two</p>', '<!-- c -->')
  const { written } = edited(source, (tr) => tr.delete(place(tr, 'two') - 1, place(tr, 'two') + 4))
  expect(written).toBe(file('<p>one</p>', '<!-- c -->'))
})

test('a split paragraph keeps the characters of both halves', () => {
  const source = file('<p>It&#39;s one', '  two', '  &#51; four</p>')
  const { written } = edited(source, (tr) => tr.split(place(tr, 'two')))
  expect(written).toBe(file('<p>It&#39;s one </p>\n    <p>two', '  &#51; four</p>'))
})

test('joined paragraphs keep the characters of both', () => {
  const source = file('<p>It&#39;s one', '  two</p>', '<p>&#51;', '  four</p>', '<p>five</p>')
  const { written } = edited(source, (tr) => tr.join(place(tr, 'two') + 4))
  expect(written).toBe(file('<p>It&#39;s one', '  two&#51;', '  four</p>', '<p>five</p>').replace('two&#51;', 'two3'))
})

test('a moved paragraph is the same characters elsewhere', () => {
  const source = file('<p>one</p>', "<p n='2'>two", '   lines</p>', '<p>three</p>')
  const { written } = edited(source, (tr) => {
    const from = place(tr, 'two') - 1
    const node = tr.doc.nodeAt(from)
    if (node) tr.delete(from, from + node.nodeSize).insert(place(tr, 'one') - 1, node)
  })
  expect(written).toBe(file("<p n='2'>two", '   lines</p>', '<p>one</p>', '<p>three</p>'))
})

test('a block that changes its kind keeps its text', () => {
  const source = file('<p>It&#39;s a', '  heading</p>', '<p>two</p>')
  const { written } = edited(source, (tr) => {
    const at = place(tr, 'heading')
    tr.setBlockType(at, at, schema.nodes.heading, { name: 'head' })
  })
  expect(written).toContain('<head>It')
  expect(written).toContain('<p>two</p>')
})

test('the space before a new note stays a space, though the line ended there', () => {
  const source = file('<p>Secretary of', '  State, <hi>and', '  so</hi> on', '  <note>kept</note></p>')
  const note = schema.nodes.note.create(
    { attributes: {} },
    schema.nodes.textblock.create({ name: '' }, schema.text('new')),
  )
  expect(edited(source, (tr) => tr.insert(place(tr, 'State'), note)).come).toEqual([
    '<p>Secretary of <note>new</note>State, <hi>and',
  ])
  expect(
    edited(source, (tr) => tr.insert(place(tr, 'so'), note.mark(tr.doc.resolve(place(tr, 'so')).marks()))).written,
  ).toContain('<hi>and <note>new</note>so</hi>')
  expect(edited(source, (tr) => tr.insertText(' ', place(tr, ' on') + 3)).written).toContain(' on <note>kept')
})

test('what is put before a text that begins on a line of its own brings no space into it', () => {
  const source = file('<p>', '  State and', '  so on', '</p>')
  const note = schema.nodes.note.create(
    { attributes: {} },
    schema.nodes.textblock.create({ name: '' }, schema.text('new')),
  )
  expect(edited(source, (tr) => tr.insert(place(tr, 'State'), note)).written).toContain('</note>State and')
  const set = (tr: Transaction) => tr.setNodeAttribute(place(tr, 'State') - 1, 'attributes', { n: '1' })
  expect(edited(source, set).come).toEqual(['<p n="1">'])
})

test('what is put into an empty element gives it two tags', () => {
  const source = file('<p>one</p>', '<div/>', '<p/>')
  const { written } = edited(source, (tr) => {
    tr.doc.descendants((node, position) => {
      if (node.attrs['name'] === 'div' && node.textContent === '')
        tr.replaceWith(position + 1, position + 3, schema.nodes.textblock.create(null, schema.text('in')))
    })
  })
  expect(written).toBe(file('<p>one</p>', '<div>\n     <p>in</p>\n    </div>', '<p/>'))
})

test('paragraphs that are wrapped keep their characters', () => {
  const source = file("<p n='1'>one &#38; two</p>", '<p>three</p>')
  const { written } = edited(source, (tr) => {
    const range = tr.doc.resolve(place(tr, 'one')).blockRange()
    const wrapping = range && findWrapping(range, schema.nodes.container, { name: 'quote' })
    if (wrapping) tr.wrap(range, wrapping)
  })
  expect(written).toContain("<quote>\n     <p n='1'>one &#38; two</p>\n    </quote>\n    <p>three</p>")
})

const withDoctype = (declarations: string, ...lines: string[]) =>
  file(...lines).replace('?>\n', `?>\n<!DOCTYPE TEI [${declarations}]>\n`)

test('a word in a CDATA section changes in it, and all else of the section stays', () => {
  const source = file('<p>If <![CDATA[a < b', '   and b < c]]> so <![CDATA[&]]> on', '  &#x41;</p>')
  expect(edited(source, change('b < c', 'b < d & ]]')).come).toEqual(['and b < d]]> &amp; ]] so <![CDATA[&]]> on'])
  expect(edited(source, change('a <', 'a >')).come).toEqual(['<p>If <![CDATA[a > b'])
  expect(edited(source, change('so', 'then')).come).toEqual(['and b < c]]> then <![CDATA[&]]> on'])
  expect(edited(source, change('and', 'or ]]>')).come).toEqual(['or]]> ]]&gt;<![CDATA[ b < c]]> so <![CDATA[&]]> on'])
  expect(edited(source, change('If', 'When')).gone).toEqual(['<p>If <![CDATA[a < b'])
})

test('a section gives no place to what the encoding of the file may lack', () => {
  const source = file('<p><![CDATA[a < b]]></p>').replace('?>', ' encoding="ISO-8859-1"?>')
  expect(edited(source, change('b', 'β')).come).toEqual(['<p><![CDATA[a < ]]>β</p>'])
  expect(edited(source, change('b', 'c')).come).toEqual(['<p><![CDATA[a < c]]></p>'])
})

test('references keep their spelling beside what changes, white space among them', () => {
  const source = file('<p>one&#x20;two&#32;&#10;three', '  &#xA0;four&#160;five', '  six</p>')
  expect(edited(source, change('five', '5')).come).toEqual(['&#xA0;four&#160;5'])
  expect(edited(source, change('two', '2')).come).toEqual(['<p>one&#x20;2&#32;&#10;three'])
  expect(edited(source, change('six', '6')).gone).toEqual(['six</p>'])
})

test('an entity that stands for several words stays where none of them changes', () => {
  const source = withDoctype(
    '<!ENTITY us "the  United States"><!ENTITY who "<persName>Ada</persName>">',
    '<p>In &us;, &who; says',
    '  &us; and so on',
    '  in pre&us;post</p>',
  )
  expect(edited(source, change('so on', 'thus')).come).toEqual(['&us; and thus'])
  expect(edited(source, change('says', 'said')).come).toEqual(['<p>In &us;, &who; said'])
  expect(edited(source, change('In the United', 'In the Divided')).come).toEqual([
    '<p>In the Divided States, &who; says',
  ])
  expect(edited(source, change('post', 'part')).come).toEqual(['in prethe United Statespart</p>'])
})

test('an attribute that changes leaves the rest of its tag as it was', () => {
  const source = file(
    '<p',
    "   n = '1'",
    '   ana="#a',
    '     #b"',
    '   rend="x"   >One <persName',
    "     ref='#a'",
    '     type="x"',
    '   >Ada</persName></p>',
  )
  const lines = (change: (old: Attributes) => Attributes) => {
    const { gone, come } = edited(source, (tr) => {
      const at = place(tr, 'One') - 1
      tr.setNodeAttribute(at, 'attributes', change(tr.doc.nodeAt(at)?.attrs['attributes'] as Attributes))
    })
    return { gone, come }
  }
  expect(lines((old) => ({ ...old, n: "2 'x'" }))).toEqual({ gone: ["n = '1'"], come: ["n = '2 &#39;x&#39;'"] })
  expect(lines(({ n = '', rend = '' }) => ({ n, rend }))).toEqual({ gone: ['ana="#a', '#b"'], come: [] })
  expect(lines(({ n = '', ...old }) => ({ ...old, n, resp: '"a"' }))).toEqual({
    gone: ['rend="x"   >One <persName'],
    come: ['rend="x"', 'resp="&quot;a&quot;"   >One <persName'],
  })
  const { come } = edited(source, (tr) => {
    tr.doc.descendants((node, position) => {
      const [mark] = node.marks
      if (!mark) return
      tr.removeMark(position, position + node.nodeSize, mark)
      const attrs = { ...(mark.attrs as SpanAttrs), name: 'orgName', attributes: { ref: '#b', type: 'x' } }
      tr.addMark(position, position + node.nodeSize, schema.marks.span.create(attrs))
    })
  })
  expect(come).toEqual(['rend="x"   >One <orgName', "ref='#b'", '>Ada</orgName></p>'])
})

test('an attribute of an element that holds blocks, of a point and of an empty element changes in its tag', () => {
  const source = file("<div  n='1'", "      type='x' ><pb  n='2'", '/><list></list></div>', '<!-- c -->')
  const set = (name: string) => (tr: Transaction) => {
    tr.doc.descendants((node, position) => {
      const attributes = node.attrs['attributes'] as Attributes
      if (node.attrs['name'] === name && (name !== 'div' || attributes['type'] === 'x'))
        tr.setNodeAttribute(position, 'attributes', { ...attributes, n: '9' })
    })
  }
  expect(edited(source, set('div')).come).toEqual(["<div  n='9'"])
  expect(edited(source, set('pb')).come).toEqual(["type='x' ><pb  n='9'"])
  expect(edited(source, set('list')).come).toEqual(['/><list n="9"></list></div>'])
})

test('what is edited in the blocks of a note changes its line of the note', () => {
  const source = file(
    "<p>Held<note  n='1'>",
    '    <p>First &#38; <hi',
    "       rend='it'>last</hi></p>",
    '    <list><item>one</item>',
    '       <item>two</item></list>',
    '    <!-- c -->',
    '  </note> there',
    '  and &#x41;.</p>',
  )
  expect(edited(source, change('First', 'The first')).come).toEqual(['<p>The first &#38; <hi'])
  expect(edited(source, change('two', 'three')).come).toEqual(['<item>three</item></list>'])
  expect(edited(source, change('and', 'or')).gone).toEqual(['and &#x41;.</p>'])
  const { come, gone } = edited(source, (tr) => tr.split(place(tr, 'last')))
  expect(gone).toEqual(['<p>First &#38; <hi'])
  expect(come).toEqual(['<p>First &#38; </p>', '<p><hi'])
})

test('a header that is edited keeps the line ends of the file', () => {
  const source = file('<p>x</p>')
    .replace(
      ' <text>',
      ' <teiHeader>\n  <fileDesc>\n   <titleStmt>\n    <title>A</title>\n   </titleStmt>\n  </fileDesc>\n </teiHeader>\n <text>',
    )
    .replaceAll('\n', '\r\n')
  const { written } = edited(source, (tr) => {
    const { xml } = tr.doc.firstChild?.attrs as HeaderAttrs
    tr.setNodeAttribute(0, 'xml', patchHeader(xml, { editors: [{ name: 'Ada', ref: '', share: '' }], licence: 'None' }))
  })
  expect(written).not.toMatch(/(?<!\r)\n/)
  expect(written).toContain('<title>A</title>\r\n    <editor>Ada</editor>\r\n')
})

// Random edits

type Edit = (tr: Transaction, at: number, size: number) => unknown

const EDITS: Readonly<Record<string, Edit>> = {
  type: (tr, at) => tr.insertText('new words', at),
  delete: (tr, at, size) => tr.delete(at, Math.min(at + size, tr.doc.content.size)),
  tag: (tr, at, size) =>
    tr.addMark(
      at,
      Math.min(at + size, tr.doc.content.size),
      schema.marks.span.create({
        id: `e${String(at)}-${String(tr.steps.length)}`,
        name: 'placeName',
        attributes: { n: String(at) },
      }),
    ),
  untag: (tr, at, size) => tr.removeMark(at, Math.min(at + size, tr.doc.content.size)),
  split: (tr, at) => canSplit(tr.doc, at) && tr.split(at),
  join: (tr, at) => {
    const { nodeBefore, nodeAfter } = tr.doc.resolve(at)
    if (nodeBefore?.isTextblock && nodeAfter?.isTextblock && canJoin(tr.doc, at)) tr.join(at)
  },
  lift: (tr, at) => {
    const range = tr.doc.resolve(at).blockRange()
    const target = range && liftTarget(range)
    if (range && target !== null && target !== undefined) tr.lift(range, target)
  },
  insert: (tr, at) => {
    const $at = tr.doc.resolve(at)
    if ($at.parent.canReplaceWith($at.index(), $at.index(), schema.nodes.textblock))
      tr.insert(at, schema.nodes.textblock.create(null, schema.text('a new block')))
  },
  note: (tr, at) => {
    const note = schema.nodes.note.create(
      { attributes: {} },
      schema.nodes.textblock.create(null, schema.text('a new note')),
    )
    if (tr.doc.resolve(at).parent.inlineContent) tr.insert(at, note)
  },
}

const names = [
  'mixed-paragraph',
  'note-with-blocks',
  'list-with-labels',
  'table-with-spans',
  'letter-parts',
  'comments',
  'attributes',
  'linked-fragments',
  'divisions',
  'character-references',
  'nested-spans-both-ways',
  'windows-lines',
  'figure',
  'floating-text',
]
const sources = names.map((name) => readFileSync(`fixtures/tei/${name}.xml`, 'utf8'))

test('after random edits the file says what the doc says, and what was not touched keeps its characters', () => {
  const edit = fc.record({
    kind: fc.constantFrom(...Object.keys(EDITS)),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.array(edit, { minLength: 1, maxLength: 5 }), (source, edits) => {
      const reading = read(source)
      const { tr } = EditorState.create({ doc: reading.doc })
      for (const { kind, at, size } of edits) EDITS[kind]?.(tr, Math.floor(at * tr.doc.content.size), size)
      try {
        tr.doc.check()
      } catch {
        return
      }
      const written = writePreserving(tr.doc, reading)
      expect(told(read(written).doc), written).toBe(told(read(writeRebuilt(tr.doc)).doc))
      tr.doc.descendants((node) => {
        const key: unknown = node.attrs['key']
        const block = typeof key === 'number' ? reading.blocks[key] : undefined
        if (block?.node === node && reading.linked.size === 0)
          expect(written).toContain(source.slice(block.start, block.end))
      })
    }),
    runs(300, process.env['RECTO_CAMPAIGN']),
  )
})

test('a tag that takes the place of another and goes on in the next block is linked', () => {
  const source =
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p><hi rend="italic">A</hi></p><p>B</p></body></text></TEI>'
  const reading = readTei(source).value
  if (!reading) throw new Error('The text cannot be read')
  const span = schema.marks.span.create({ id: 'new', name: 'hi', attributes: { rend: 'italic' } })
  const state = EditorState.create({ doc: reading.doc })
  const { tr } = state
  state.doc.descendants((node, pos) => {
    if (node.isText) tr.replaceWith(pos, pos + node.nodeSize, schema.text(node.text ?? '', [span]))
  })
  expect(writePreserving(tr.doc, reading)).toContain(
    '<p><hi rend="italic" xml:id="span1" next="#span1.2">A</hi></p><p><hi rend="italic" xml:id="span1.2" prev="#span1">B</hi></p>',
  )
})
