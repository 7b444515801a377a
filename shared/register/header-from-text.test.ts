import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importFile } from '../import'
import { headerFromText, plainFields } from './header-from-text'
import { correspondentsIn } from './heading-correspondents'
import { keepingOf } from './source-line'

const letter = (inner: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text xml:lang="en"><body><div>${inner}</div></body></text></TEI>`

function said(xml: string) {
  const { value } = importFile('a.xml', { text: xml, encoding: 'utf-8', bom: false })
  if (value === null) throw new Error('The letter was not read.')
  return plainFields(headerFromText(value.doc))
}

test('who wrote to whom is read from a heading, and not from one about something else', () => {
  expect(correspondentsIn('The Ambassador in Halvard (Ames) to the Secretary of the Harbour')).toEqual({
    sender: 'Ambassador in Halvard (Ames)',
    recipient: 'Secretary of the Harbour',
  })
  expect(correspondentsIn('12. Telegram From the Consulate at Halvard to the Office')).toEqual({
    sender: 'Consulate at Halvard',
    recipient: 'Office',
  })
  expect(correspondentsIn('The Visit of Mr. Hale to Halvard')).toEqual({ sender: '', recipient: '' })
})

test('where it is kept is read from a file number and from a source note', () => {
  expect(keepingOf('611.6131/303: Telegram')).toEqual({ repository: '', shelfMark: '611.6131/303' })
  expect(keepingOf('Source: Town Archive, Box 4, Folder 2. Secret.')).toEqual({
    repository: 'Town Archive',
    shelfMark: 'Box 4, Folder 2',
  })
  expect(keepingOf('The rest was lost.')).toBeNull()
})

test('a letter says its correspondents, its place and day, and its languages', () => {
  const xml = letter(
    '<head>No. 4. Mr. Hale to Mr. Brandt</head><dateline>Halvard, March 3, 1927.</dateline><p>Sir:</p><closer><signed>Hale</signed></closer>',
  )
  expect(said(xml)).toMatchObject({
    ...{ sender: 'Mr. Hale', recipient: 'Mr. Brandt', place: 'Halvard', when: '1927-03-03' },
    languages: [{ ident: 'en', name: '' }],
  })
})

test('what is under “Subject” has the date of what it is about, which is not that of the letter', () => {
  const subject = '<list type="subject"><head>Subject</head><item>Harbour Board Meeting, May 6, 1926</item></list>'
  const fields = said(letter(`<head>Memorandum for the File</head>${subject}<p>The board met.</p>`))
  expect(fields.place).toBeUndefined()
  expect(fields.when).toBeUndefined()
})

const FRUS = '../shared/data/frus'

describe.skipIf(!existsSync(FRUS))(`Measured on ${FRUS} (skipped where that is absent)`, () => {
  test('what the words say alone is what the tags of the true text say', () => {
    const figures: Record<string, { offered: number; right: number; true: number }> = {}
    const wrong: string[] = []
    for (const folder of ['pairs', 'documents'])
      for (const file of readdirSync(join(FRUS, folder)).filter((name) => name.endsWith('.xml'))) {
        const xml = readFileSync(join(FRUS, folder, file), 'utf8')
        const fields = said(xml.replace(/ type="(?:from|to)"/g, '').replace(/<\/?(?:placeName|date)\b[^>]*>/g, ''))
        for (const [name, truth] of Object.entries(truthOf(xml))) {
          const figure = (figures[name] ??= { offered: 0, right: 0, true: 0 })
          const offered = fields[name as 'sender'] ?? ''
          if (truth === '') continue
          figure.true++
          if (offered === '') continue
          figure.offered++
          if (agrees(name, offered, truth)) figure.right++
          else if (wrong.length < 40) wrong.push(`${file} ${name}: ${offered} – ${truth}`)
        }
      }
    if (process.env['RECTO_CAMPAIGN'] !== undefined) console.log(figures, wrong.join('\n'))
    for (const { offered, right } of Object.values(figures)) expect(right / offered).toBeGreaterThan(0.9)
  }, 60_000)
})

const plain = (text: string) =>
  text
    .replace(/<note[^]*?<\/note>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** What the tags of the first heading and the first dateline say. */
function truthOf(xml: string): Readonly<Record<string, string>> {
  const head = /<head>[^]*?<\/head>/.exec(xml)?.[0] ?? ''
  const line = /<dateline[^]*?<\/dateline>/.exec(xml)?.[0] ?? ''
  const of = (type: string) => plain(new RegExp(`<(\\w+)[^>]* type="${type}"[^>]*>([^]*?)</\\1>`).exec(head)?.[2] ?? '')
  return {
    sender: of('from'),
    recipient: of('to'),
    place: plain(/<placeName[^>]*>([^]*?)<\/placeName>/.exec(line)?.[1] ?? ''),
    when: /<date[^>]* when="(\d{4}-\d\d-\d\d)/.exec(line)?.[1] ?? '',
  }
}

function agrees(name: string, offered: string, truth: string): boolean {
  const fold = (text: string) =>
    text
      .toLowerCase()
      .replace(/^the /, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return name === 'when'
    ? offered === truth
    : fold(offered).includes(fold(truth)) || fold(truth).includes(fold(offered))
}
