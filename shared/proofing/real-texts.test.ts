import { existsSync, readdirSync, readFileSync } from 'node:fs'
import nspell from 'nspell'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { seedErrors } from '../../fixtures/seeded-errors'
import { readTei } from '../tei/read'
import { alarmsPerThousand, measureDoubts, recallOf, toldByKind, type MeasuredDoubts } from '../testing/measure-doubts'
import { doubtsOf } from '../testing/proofed'
import { settledBy, type Verdict } from './doubt'
import { Proofer } from './proofer'

const DATA = '../shared/data/frus/'
const DICTIONARY = 'node_modules/dictionary-en/'
/** Other seeds are tried by hand: RECTO_SEED=7. */
const SEED = Number(process.env['RECTO_SEED'] ?? '1')
const ERRORS = 500

const english = {
  language: 'en',
  aff: readFileSync(`${DICTIONARY}index.aff`, 'utf8'),
  dic: readFileSync(`${DICTIONARY}index.dic`, 'utf8'),
}
const source = { dictionaries: [english], names: [] }
// What a mistyped word becomes is no word by the dictionary as it is, without what the checks know beside it.
const isWord = (() => {
  const speller = nspell(english.aff, english.dic)
  return (word: string) => speller.correct(word)
})()

function read(path: string): Node {
  const { value } = readTei(readFileSync(path, 'utf8'))
  if (!value) throw new Error(`${path} was not read`)
  return value.doc
}

/** Puts errors into each doc, as many as its share of all, and proofreads it. */
function measured(docs: readonly Node[], taught: (index: number) => readonly Verdict[]): readonly MeasuredDoubts[] {
  const sizes = docs.map(({ content }) => content.size)
  const all = sizes.reduce((total, size) => total + size, 0)
  const proofer = new Proofer(source)
  return docs.map((clean, index) => {
    const count = Math.ceil((ERRORS * (sizes[index] ?? 0)) / all)
    const { doc, errors } = seedErrors(clean, SEED * 1000 + index, count, isWord)
    const settled = settledBy(taught(index))
    return measureDoubts(
      doc,
      errors,
      doubtsOf(proofer, doc).filter((doubt) => !settled(doubt)),
    )
  })
}

/** Every word form of a text found good, once for the whole edition. */
function verdictsFrom(doc: Node): readonly Verdict[] {
  return doubtsOf(new Proofer(source), doc).map(({ check, key }) => ({ check, key, context: null }))
}

function tell(name: string, all: readonly MeasuredDoubts[]): void {
  const errors = all.reduce((total, one) => total + one.errors, 0)
  console.log(
    `${name}: recall ${recallOf(all).toFixed(3)} of ${errors}, ${alarmsPerThousand(all).toFixed(1)} alarms per 1,000 words`,
  )
  for (const line of toldByKind(all)) console.log(`  ${line}`)
}

test.skipIf(!existsSync(DATA))(
  `Errors put into real documents are found before anything is taught, with few false alarms (skipped without ${DATA})`,
  { timeout: 300_000 },
  () => {
    const files = readdirSync(`${DATA}documents/`).filter((name) => name.endsWith('.xml'))
    const all = measured(
      files.map((name) => read(`${DATA}documents/${name}`)),
      () => [],
    )
    tell('untaught', all)
    expect(recallOf(all)).toBeGreaterThanOrEqual(0.95)
    expect(alarmsPerThousand(all)).toBeLessThanOrEqual(25)
  },
)

test.skipIf(!existsSync(DATA))(
  `What was found good in one document of a volume is no alarm in another (skipped without ${DATA})`,
  { timeout: 300_000 },
  () => {
    const files = readdirSync(`${DATA}pairs/`).filter((name) => name.endsWith('.xml'))
    const volumes = [...new Set(files.map((name) => name.slice(0, name.lastIndexOf('-'))))]
    // From each volume documents far from each other, each taught by the one before it.
    const chosen = volumes.flatMap((volume) => {
      const own = files.filter((name) => name.startsWith(`${volume}-`))
      return Array.from({ length: 6 }, (_, index) => own[Math.floor(((index + 0.5) * own.length) / 6)] ?? '')
    })
    const docs = chosen.map((name) => read(`${DATA}pairs/${name}`))
    const all = measured(docs, (index) => {
      const other = docs[index % 6 === 0 ? index + 1 : index - 1]
      return other === undefined ? [] : verdictsFrom(other)
    })
    tell('taught', all)
    expect(recallOf(all)).toBeGreaterThanOrEqual(0.93)
    expect(alarmsPerThousand(all)).toBeLessThanOrEqual(8)
  },
)
