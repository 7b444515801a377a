import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { readRelaxNg, type Grammar } from '../grammar'
import { teiGrammar } from '../grammar/tei'
import { validate } from '../grammar/validate'
import { runs } from '../testing/campaign'
import { lineLost } from '../testing/kept-lines'
import { lineDifference } from '../testing/lines'
import { editedState, numbered, randomCommands, runRandom, type RandomEdit } from '../testing/random-commands'
import { assertSound } from '../testing/sound'
import { told } from '../testing/told'
import { parseXml } from '../xml/parse'
import { writePreserving } from './preserve'
import { readTei, type TeiReading } from './read'
import { writeRebuilt } from './write'

const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  command: fc.constantFrom(...Object.keys(randomCommands)),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.integer({ min: 0, max: 60 }),
  pick: fc.nat(1000),
})

function read(source: string): TeiReading {
  const { value, findings } = readTei(source)
  if (!value) throw new Error(`${findings[0]?.message ?? ''}\n${source}`)
  return value
}

/** The state after one random command after another, and the commands that changed something. */
function edited(reading: TeiReading, edits: readonly RandomEdit[], grammar: Grammar | null = null) {
  const newId = numbered('n')
  let state = editedState(reading.doc, newId, grammar)
  const done: string[] = []
  for (const edit of edits) {
    const next = runRandom(state, edit, newId)
    if (next.doc !== state.doc) done.push(edit.command)
    state = next
  }
  return { state, done }
}

/**
 * Asserts that a written text says what a doc says. Where TEI cannot say that (spaces at the end of a block, loose text
 * beside what is read as a phrase there), it must say what is written from the model alone, spaces aside.
 */
function expectSame(doc: Node, written: string, message: string): void {
  const rebuilt = told(read(writeRebuilt(doc)).doc)
  const exact = rebuilt === told(doc)
  const said = (text: string) =>
    exact
      ? text
      : text.replaceAll(' ', '').replaceAll(/\{"type":"text","text":""\},|,?\{"type":"text","text":""\}/g, '')
  expect(said(told(read(written).doc)), message).toBe(said(rebuilt))
}

const FIXTURES = 'fixtures/tei/'
const DOCUMENTS = '../shared/data/frus/documents/'
const textsOf = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.xml') && !/^(wide|latin|windows-by|very-long)/.test(name))
        .map((name) => readFileSync(folder + name, 'utf8').replace(/^\ufeff/, ''))
    : []

describe.each([
  { texts: 'the fixtures', folder: FIXTURES, usual: 400 },
  { texts: `real texts (skipped without ${DOCUMENTS})`, folder: DOCUMENTS, usual: 60 },
])('random commands on $texts', ({ folder, usual }) => {
  const sources = textsOf(folder)
  test.skipIf(sources.length === 0)(
    'leave every line without an edited block, write what the doc says, and are undone to the byte',
    { timeout: 600_000 },
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...sources),
          fc.array(randomEdit, { minLength: 1, maxLength: 6 }),
          (source, edits) => {
            const reading = read(source)
            const { state, done } = edited(reading, edits)
            assertSound(state.doc)
            const written = writePreserving(state.doc, reading)
            const message = `${done.join()}\n${lineDifference(source, written)}`
            expectSame(state.doc, written, message)
            expect(lineLost(reading, state.doc, written), message).toBe(null)
            let back = state
            while (undo(back, (tr) => (back = back.apply(tr))));
            expect(writePreserving(back.doc, reading)).toBe(source)
          },
        ),
        runs(usual, process.env['RECTO_CAMPAIGN']),
      )
    },
  )
})

const SCHEMAS = '../shared/schema/'

/** What a grammar finds wrong with a text; `null` where it is not well-formed. */
function problemsIn(source: string, grammar: Grammar): readonly string[] | null {
  const { value } = parseXml(source)
  return value && validate(grammar, value, source).map(({ message }) => message)
}

function grammarFrom(file: string): Grammar | null {
  return existsSync(file) ? (readRelaxNg(readFileSync(file, 'utf8'), { name: file }).value ?? null) : null
}

const judges: readonly { readonly by: string; readonly grammar: Grammar | null; readonly usual: number }[] = [
  { by: 'TEI P5', grammar: teiGrammar(), usual: 300 },
  ...['tei_all.rng', 'frus.rng'].map((name) => ({
    by: `${name} (skipped without ${SCHEMAS})`,
    grammar: grammarFrom(SCHEMAS + name),
    usual: 100,
  })),
]

describe.each(judges)('random commands on texts valid by $by', ({ grammar, usual }) => {
  const sources = [...textsOf(FIXTURES), ...textsOf(DOCUMENTS)].filter(
    (source) => grammar && problemsIn(source, grammar)?.length === 0,
  )
  test.skipIf(sources.length === 0)('leave them valid', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(randomEdit, { minLength: 1, maxLength: 6 }),
        (source, edits) => {
          const reading = read(source)
          const { state, done } = edited(reading, edits, grammar)
          const written = writePreserving(state.doc, reading)
          if (grammar)
            expect(problemsIn(written, grammar), `${done.join()}\n${lineDifference(source, written)}`).toEqual([])
        },
      ),
      runs(usual, process.env['RECTO_CAMPAIGN']),
    )
  })
})

test('every command is tried', () => {
  const folder = 'shared/commands/'
  const exported = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [
      ...readFileSync(folder + name, 'utf8').matchAll(
        /^export (?:const (\w+): Command\b|function (\w+)\([^{]*?\): Command \{)/gm,
      ),
    ])
    .map(([, constant, made]) => constant ?? made ?? '')
  expect(exported.filter((name) => !(name in randomCommands) && !ASIDE.includes(name))).toEqual([])
})

/** Commands that move the caret alone, settle guesses, or change a header or leaf, which have tests of their own. */
const ASIDE = [
  ...['leaveNote', 'nextNote', 'previousNote', 'settleGuess', 'actOnGuess', 'setHeader', 'setFields', 'namingInHeader'],
  ...['setPointData', 'setKeptSource', 'moveDivisionTo', 'keepingValid'],
]
