import { expect, test } from 'vitest'
import { readTei } from '../tei/read'
import {
  blockNote,
  div,
  doc,
  element,
  head,
  item,
  label,
  letter,
  list,
  note,
  numbered,
  p,
  pageBreak,
  pb,
} from '../testing/build'
import { cell, lb, row, signed, table, text as textElement, body } from '../testing/build'
import { formats } from '.'
import { exportPlainText } from './plain-text'

const closer = (...names: readonly string[]) => element('container', 'closer', {}, ...names.map((name) => signed(name)))

test('blocks are parted by a blank line, and the notes under a signature are not', () => {
  const text = letter(head('To Mr. Hale'), p('The quay', numbered('4', p('East.')), ' is sold.'), closer('Ames'))
  expect(exportPlainText(text)).toBe('To Mr. Hale\n\nThe quay4 is sold.\n\nAmes\n  1. East.')
})

test('notes come in the order of their numbers, symbols last, with their positions', () => {
  const text = letter(
    p('a', numbered('*', p('Star.')), ' b', numbered('7', p('Seven.')), ' c', numbered('6', p('Six.'))),
  )
  expect(exportPlainText(text)).toBe('a* b7 c6\n\n  1. Six.\n  2. Seven.\n  3. Star.')
})

test('a note made in the editor gets the next number, and a note in a note joins the list', () => {
  const text = letter(p('a', numbered('2', p('Two.')), ' b', note(p('New', note(p('Inner.')), '.'))))
  expect(exportPlainText(text)).toBe('a2 b3\n\n  1. Two.\n  2. New4.\n  3. Inner.')
})

test('an empty note keeps its place in the numbering', () => {
  expect(exportPlainText(letter(p('a', numbered('1'), ' b', numbered('2', p('Two.')))))).toBe('a1 b2\n\n  2. Two.')
})

test('lists stand set in by depth, with labels on lines of their own', () => {
  const inner = list(item(p('deep')), pageBreak('3'), item(p('deeper')))
  const text = letter(
    list(head('PRESENT'), item(p('one'), inner)),
    list(label('1.'), item(p('first')), label('2.'), item(p('second'), p('more'))),
  )
  expect(exportPlainText(text)).toBe(
    'PRESENT\n\n  • one\n    • deep\n    [Page 3]\n    • deeper\n\n1.\nfirst\n2.\nsecond\nmore',
  )
})

test('a table is flattened to its rows, without its empty cells', () => {
  const text = letter(
    table(row(cell(p('Salt')), cell(p('')), cell(p('12'))), row(cell(p('Oil'), p('lamp')), cell(p('3')))),
  )
  expect(exportPlainText(text)).toBe('Salt 12\nOil lamp 3')
})

test('page and line breaks stand where they are; a page without a number leaves no mark', () => {
  expect(exportPlainText(letter(p('fore', pb('5'), 'stall', lb(), 'now'), pageBreak(''), p('then')))).toBe(
    'fore[Page 5]stall\nnow\n\nthen',
  )
})

test('source notes and notes without an anchor stand where plain text has them', () => {
  const source = element('container', 'div', {}, p('Text.'))
  const text = doc(textElement(body(div(blockNote(p('733.41: Telegram'))), source)))
  expect(exportPlainText(text)).toBe('733.41: Telegram\n\nText.')
})

test('any TEI can be written, whatever it holds', () => {
  const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><facsimile><graphic url="a"/></facsimile><text><front><titlePage><docTitle><titlePart>T</titlePart></docTitle></titlePage></front><body>
    <p>a<figure><figDesc>d</figDesc></figure><choice><sic>b</sic><corr>c</corr></choice></p><lg><l>v1</l><l>v2</l></lg>
    <list><pb/><item/><item><list><item>x</item></list></item></list><uh-oh>y<p>z</p></uh-oh><note place="bottom" n="9">N</note></body></text></TEI>
`
  const { value } = readTei(tei)
  const text = value ? exportPlainText(value.doc) : ''
  expect(text.endsWith('\n')).toBe(true)
  for (const word of ['T', 'v1', 'v2', 'x', 'y', 'z', '  1. N']) expect(text).toContain(word)
})

test('every format writes a transcription', () => {
  const transcription = { doc: letter(p('Here.')), source: null }
  expect(formats.tei.write(transcription)).toContain('<p>Here.</p>')
  expect(formats.txt.write(transcription)).toBe('Here.')
})
