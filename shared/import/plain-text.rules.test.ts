import { expect, test } from 'vitest'
import { exportPlainText } from '../export/plain-text'
import { writeRebuilt } from '../tei/write'
import { importFile, type Imported } from '.'

const read = (text: string) => importFile('a.txt', { text, encoding: 'utf-8', bom: false })

function imported(...blocks: readonly string[]): Imported {
  const { value, findings } = read(blocks.join('\n\n'))
  if (!value) throw new Error(findings[0]?.message)
  return value
}

/** The references of a text and the beginnings of their notes, with the word before each. */
function notesOf({ doc }: Imported): readonly string[] {
  const notes: string[] = []
  doc.descendants((node, position, parent) => {
    if (node.type.name !== 'note' || !parent) return
    const start = doc.resolve(position).start()
    const word = /\S*$/.exec(doc.textBetween(start, position))?.[0] ?? ''
    notes.push(`${word}|${(node.attrs['attributes'] as { n: string }).n}|${node.textContent}`)
  })
  return notes
}

const codesOf = ({ guesses }: Imported): readonly string[] => guesses.map(({ code }) => code)
const heading = 'The Envoy in Velm (Hale) to the Minister of Trade'

test('the number of a note is told from numbers that are text', () => {
  const text = imported(
    heading,
    'On July 2,1 in telegram 1563.2 the sum of $30,000,000 was named, see 711.61/749 and No. 82. He left in 1956.3',
    '  1. One.\n  2. Two.\n  3. Three.',
  )
  expect(notesOf(text)).toEqual(['2,|1|One.', '1563.|2|Two.', '1956.|3|Three.'])
})

test('a year and a note glued to it are parted where the list asks for the note', () => {
  expect(
    notesOf(imported('12. Memorandum of a Talk, Velm, March 7, 19561', 'It was short.', '  1. Source: none.')),
  ).toEqual(['1956|1|Source: none.'])
  expect(notesOf(imported('12. Memorandum of a Talk, Velm, March 7, 1956', 'It was short.'))).toEqual([])
})

test('a reference that came loose from its word is one where the list asks for it', () => {
  const text = imported(
    '12. Memorandum of a Talk, Velm, March 7, 1956 1',
    'Your 1600, 2 and 14 ships, were seen from the mole.3 He left on May 4 for Port Ansel. 4',
    '  1. One.\n  2. Two.\n  3. Three.\n  4. Four.',
  )
  expect(notesOf(text)).toEqual(['|1|One.', '|2|Two.', 'mole.|3|Three.', '|4|Four.'])
})

test('a number between spaces stays text where every note has its reference', () => {
  expect(notesOf(imported('The ship, 2 boats and the crew1 came.', '  1. One.'))).toEqual(['crew|1|One.'])
})

test('where one reference is missing the numbers of the others still tell which note is theirs', () => {
  const list = '  1. One.\n  2. Two.\n  3. Three.'
  expect(notesOf(imported('The ship1 and the boat3 came.', list))).toContain('boat|3|Three.')
  expect(notesOf(imported('The ship2 and the boat3 came.', list))).toContain('ship|2|Two.')
  expect(notesOf(imported('The ship41 and the boat43 came.', list))).toContain('boat|43|Three.')
})

test('a source note 0 at the end of a heading is parted from the number before it', () => {
  const text = imported('Action Memorandum No. 2570', 'The ship1 came.', '  1. Source.\n  2. One.')
  expect(notesOf(text)).toEqual(['257|0|Source.', 'ship|1|One.'])
})

test('numbers that begin anew on every page take their texts in order of number', () => {
  const text = imported(
    'The ship1 came.',
    '[Page 2]',
    'The ship2 and the boat1 went.',
    '  1. First.\n  2. Second.\n  3. Third.',
  )
  expect(notesOf(text)).toContain('ship|1|First.')
})

test('symbols are references, and come last in the list', () => {
  expect(notesOf(imported('The lamp,* the oil1 and the keeper.†', '  1. Oil.\n  2. Lamp.\n  3. Keeper.'))).toEqual([
    'lamp,|*|Lamp.',
    'oil|1|Oil.',
    'keeper.|†|Keeper.',
  ])
})

test('what lacks its other half is a warning at its place', () => {
  const text = imported(heading, 'The quay1 and the shed2 were sold.', '  2. Shed.\n  7. Roof.')
  const warnings = text.guesses.filter(({ severity }) => severity === 'warning')
  expect(warnings.map(({ code, values }) => `${code} ${String(values?.['number'])}`)).toEqual([
    'note-without-text 1',
    'note-text-without-reference 7',
  ])
  expect(warnings[0]?.at).toEqual({ line: 3, column: 9 })
  expect(text.doc.nodeAt(warnings[0]?.range.from ?? 0)?.type.name).toBe('note')
})

test('a likely number that was left as text is told', () => {
  const text = imported(heading, 'The treaty12 was signed.', 'It was kept.')
  expect(codesOf(text)).toContain('number-left')
  expect(notesOf(text)).toEqual([])
})

test('every guess names the words it speaks of', () => {
  const text = imported('733.41/88: Telegram', heading, 'Velm, March 3, 1927.', 'He said [so].', 'Hale')
  expect(codesOf(text)).toEqual(['file-number', 'heading', 'dateline', 'supplement', 'signature'])
  for (const { range, values } of text.guesses)
    expect(text.doc.textBetween(range.from, range.to, '\n')).toBe(values?.['text'])
})

test('a paragraph that begins with a number is no note', () => {
  const text = imported(
    heading,
    'For your guidance. 1. Department is firm. 2. It is wise.',
    '1. The first.',
    '2. The second.',
  )
  expect(text.doc.textContent).toContain('2. The second.')
  expect(notesOf(text)).toEqual([])
})

test('a page that was not declassified is text', () => {
  const text = imported(heading, 'See [Page 3 not declassified.] and [Page iv] there.')
  const pages: string[] = []
  text.doc.descendants((node) => {
    if (node.type.name === 'pageBreak') pages.push((node.attrs['attributes'] as { n: string }).n)
  })
  expect(pages).toEqual(['iv'])
})

test('a page that does not follow the one before it is told at its place', () => {
  const text = imported(heading, 'One [Page 202] two.', '[Page 203]', 'Three [Page 207] four.')
  expect(text.guesses.filter(({ code }) => code === 'page-odd')).toMatchObject([
    { values: { number: '207', before: 203 }, at: { line: 7, column: 7 } },
  ])
})

test('the title, and the header, say what the heading plainly says', () => {
  expect(imported('57. Telegram From the Legation in Velm to the Department of Fisheries0', 'Text.').title).toBe(
    '57. Telegram From the Legation in Velm to the Department of Fisheries',
  )
  const header = imported('733.41/88: Telegram', heading, 'Velm, March 3, 1927—noon.', 'Text.').doc.firstChild
  const xml = String(header?.attrs['xml'])
  expect(xml).toContain('<name>Envoy in Velm (Hale)</name>')
  expect(xml).toContain('<placeName>Velm</placeName>')
  expect(xml).toContain('when="1927-03-03"')
})

test('a file without words is one clear error', () => {
  expect(read('').findings).toMatchObject([{ severity: 'error', code: 'file-empty' }])
  expect(read(' \n\n').findings).toMatchObject([{ severity: 'error', code: 'file-empty' }])
  expect(read('1927 — 12.5 %').findings).toMatchObject([{ severity: 'error', code: 'file-without-text' }])
})

test('what begins with < is read as TEI, and its title comes from its header', () => {
  const tei =
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The  Lamp</title></titleStmt></fileDesc></teiHeader><text><body><p>Out.</p></body></text></TEI>'
  expect(read(tei).value).toMatchObject({ format: 'tei', title: 'The Lamp', guesses: [] })
  expect(read('<p>Out.').findings[0]?.severity).toBe('error')
})

test.each([
  ['bullets', '  • item\n'],
  ['labels', '1.\nItem one\n'],
  ['glued numbers', 'word1 '],
  ['names', 'Words.\n\nJohn Hale\n\n'],
  ['digits', '1'],
  ['short lines', 'Salt 12\n'],
])('a long text of %s takes no more time than its length asks for', (_, unit) => {
  const time = (length: number) => {
    const start = performance.now()
    read(`a${unit.repeat(Math.ceil(length / unit.length))}\n\n  1. Note.`)
    return performance.now() - start
  }
  // Other work of the machine makes a run slow and never quick, so the least of some counts. Quadratic time would be 100 times as long.
  let [short, long] = [time(6_000), time(60_000)]
  for (let round = 0; round < 12 && long >= 60 * Math.max(short, 2); round++) {
    short = Math.min(short, time(6_000))
    long = Math.min(long, time(60_000))
  }
  expect(long).toBeLessThan(60 * Math.max(short, 2))
})

test('brackets around letters are the sign of a supplement, and stand in its tag alone', () => {
  const { doc } = imported(heading, 'S[umner] saw [it].')
  expect(doc.textContent).toContain('Sumner saw it.')
  expect(writeRebuilt(doc)).toContain(
    'S<supplied rend="brackets">umner</supplied> saw <supplied rend="brackets">it</supplied>.',
  )
  expect(exportPlainText(doc)).toContain('S[umner] saw [it].')
})

test('a page mark in a heading is no word of the title', () => {
  expect(imported('[Page 334]12. Memorandum of a Talk, Velm, March 7, 1956', 'It was short.').title).toBe(
    '12. Memorandum of a Talk, Velm, March 7, 1956',
  )
})
