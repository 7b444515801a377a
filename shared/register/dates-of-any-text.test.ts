import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isW3cDate, readW3cDate } from '../tei/w3c-date'
import { runs } from '../testing/campaign'
import type { DateContext, DateReading } from './date-reading'
import { datesIn, readDate } from './dates'

const campaign = (usual: number) => runs(usual, process.env['RECTO_CAMPAIGN'])
const words =
  'May,may,June,Juni,juin,3,3d,23d,30,31,1935,1701/2,’35,35,instant,ult.,of,the,and,between,from,to,-,–,/,.,(,),[,],?,:,6,p.m.,noon,midnight,Z,GMT,Monday,last,next,early,Ende,spring,century,siècle,1930,s,an,VIII,brumaire,O.S.,B.C.,circa,before,after,zwischen,bis,du,au,zwanzig,cent,quatre,thousand,hundred,1/14,29,February,12,00,24,o’clock,Uhr,undated,d. J.'.split(
    ',',
  )
const dateLike = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', ', ', '')), { maxLength: 14 })
  .map((parts) => parts.map(([word, gap]) => word + gap).join(''))
const anyText = fc.oneof(dateLike, fc.string(), fc.string({ unit: 'binary' }))
const contexts: fc.Arbitrary<DateContext> = fc.record({
  date: fc.constantFrom(null, '1935', '1935-06', '1935-06-15', '1701-02-10', '-0044', 'yesterday', '--06-15'),
  languages: fc.constantFrom(['en'], ['de', 'en'], ['en', 'de', 'fr'], ['fr']),
  calendar: fc.constantFrom('gregorian', 'julian'),
})

const w3cNames = new Set(['when', 'from', 'to', 'notBefore', 'notAfter'])
const otherNames = /^(?:(?:when|from|to|notBefore|notAfter)-custom|calendar|cert)$/

function expectSound({ attributes }: DateReading, text: string): void {
  for (const [name, value] of Object.entries(attributes))
    if (w3cNames.has(name)) expect(isW3cDate(value), `${text}: ${name}="${value}"`).toBe(true)
    else expect(name, text).toMatch(otherNames)
  expectInOrder(attributes['from'], attributes['to'], text)
  expectInOrder(attributes['notBefore'], attributes['notAfter'], text)
}

function expectInOrder(from: string | undefined, to: string | undefined, text: string): void {
  if (from === undefined || to === undefined) return
  const [first, last] = [readW3cDate(from), readW3cDate(to)]
  if (first.kind !== 'date' || last.kind !== 'date' || !first.span || !last.span) return
  expect(first.span.from, `${text}: ${from} to ${to}`).toBeLessThan(last.span.to)
  if (from.slice(0, 10) === to.slice(0, 10)) expect(from <= to, `${text}: ${from} to ${to}`).toBe(true)
}

test('Whatever is read as a date has attributes that TEI allows, the first before the last', () => {
  fc.assert(
    fc.property(anyText, contexts, (text, context) => {
      for (const reading of readDate(text, context)) expectSound(reading, text)
      for (const { readings } of datesIn(text, context)) for (const reading of readings) expectSound(reading, text)
    }),
    campaign(3000),
  )
})

test('What is found in a text lies in it, in order, and is never without a reading', () => {
  fc.assert(
    fc.property(anyText, contexts, (text, context) => {
      let end = 0
      for (const { from, to, readings } of datesIn(text, context)) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        expect(readings.length).toBeGreaterThan(0)
        end = to
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    campaign(1000),
  )
})

const days = fc.date({ min: new Date('1801-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
const places: Readonly<Record<'en' | 'de' | 'fr', string>> = { en: 'en-US', de: 'de-DE', fr: 'fr-FR' }

test.each(['en', 'de', 'fr'] as const)('Every day written out in %s is read back', (language) => {
  const context: DateContext = { date: null, languages: [language], calendar: 'gregorian' }
  const format = new Intl.DateTimeFormat(places[language], { dateStyle: 'full', timeZone: 'UTC' })
  fc.assert(
    fc.property(days, (day) => {
      const when = day.toISOString().slice(0, 10)
      expect(readDate(format.format(day), context)).toEqual([{ attributes: { when }, doubt: null }])
    }),
    campaign(500),
  )
})

test.each([
  '1/',
  'May ',
  '3 May 3 ',
  'between ',
  'between 1 and ',
  'hundred thousand ',
  '[1',
  '(',
  'p. m. ',
  'the of the ',
  '1935–',
  'zwischen dem ',
])('A long text of “%s” takes no more time than its length asks for', (part) => {
  const context: DateContext = { date: '1935-06-15', languages: ['en', 'de', 'fr'], calendar: 'gregorian' }
  const time = (length: number) => {
    const started = performance.now()
    datesIn(part.repeat(length / part.length), context)
    return performance.now() - started
  }
  // Other work of the machine makes a run slow and never quick, so the least of some counts. Quadratic time would be 900 times as long.
  let [short, long] = [time(1000), time(30_000)]
  for (let round = 0; round < 12 && long >= 300 * Math.max(short, 2); round++) {
    short = Math.min(short, time(1000))
    long = Math.min(long, time(30_000))
  }
  expect(long).toBeLessThan(300 * Math.max(short, 2))
})
