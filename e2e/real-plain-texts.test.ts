import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportPlainText } from '../shared/export/plain-text'
import { importFile } from '../shared/import'
import { readTei } from '../shared/tei/read'
import { writeRebuilt } from '../shared/tei/write'

const shelf = '../shared'
const there = existsSync(shelf)
const scorer = join(shelf, 'tools/score-import')
const grammar = join(shelf, 'schema/tei_all.rng')
const python = spawnSync('python3', ['--version']).status === 0

/** A plain text of the shelf beside its true TEI, and where the TEI made of it goes. */
interface Pair {
  readonly text: string
  readonly truth: string
  readonly made: string
}

const home = mkdtempSync(join(tmpdir(), 'recto-real-'))
afterAll(() => {
  rmSync(home, { recursive: true })
})

function pairsIn(folder: string, endings: { readonly text: RegExp; readonly truth: string }): readonly Pair[] {
  const path = join(shelf, 'data', folder)
  return readdirSync(path)
    .filter((name) => endings.text.test(name))
    .map((name) => ({
      text: join(path, name),
      truth: join(path, name.replace('.txt', endings.truth)),
      made: join(home, `${basename(folder)}-${name.replace('.txt', '.xml')}`),
    }))
}

function convert({ text, made }: Pair): void {
  const file = { text: readFileSync(text, 'utf8'), encoding: 'utf-8', bom: false } as const
  const { value, findings } = importFile(basename(text), file)
  if (!value) throw new Error(findings[0]?.message)
  writeFileSync(made, writeRebuilt(value.doc))
}

function plainTextOf(made: string): string {
  const { value } = readTei(readFileSync(made, 'utf8'))
  if (!value) throw new Error(`${made} is not TEI`)
  return exportPlainText(value.doc)
}

/** The F1 figures of score-import over all pairs, by name. */
function score(pairs: readonly Pair[]): Readonly<Record<string, number>> {
  const files = pairs.flatMap(({ truth, made }) => [truth, made])
  const output = execFileSync('python3', [scorer, ...files], { encoding: 'utf8', maxBuffer: 1e8 })
  const total = output.trimEnd().split('\n').at(-1) ?? ''
  return Object.fromEntries([...total.matchAll(/(\w+) (\d\.\d+)/g)].map(([, name = '', f1]) => [name, Number(f1)]))
}

describe.skipIf(!there)(`plain texts of ${shelf}/data (skipped where it is absent)`, () => {
  const seeds = there ? pairsIn('seeds', { text: /^\d+\.txt$/, truth: '.tei.xml' }) : []
  const pairs = there ? pairsIn('frus/pairs', { text: /\.txt$/, truth: '.xml' }) : []
  const documents = there ? pairsIn('frus/documents', { text: /(?<!\.full)\.txt$/, truth: '.xml' }) : []
  const all = [...seeds, ...pairs, ...documents]
  // The scorer takes as long as all the rest.
  const scored = process.env['RECTO_CAMPAIGN'] ? pairs : pairs.filter((_, index) => index % 3 === 0)

  beforeAll(() => {
    all.forEach(convert)
  })

  test('each comes back from its TEI file character for character', () => {
    expect(all.length).toBeGreaterThan(400)
    for (const { text, made } of all) expect(plainTextOf(made), text).toBe(readFileSync(text, 'utf8'))
  })

  describe.skipIf(!python)('by score-import (skipped without Python)', () => {
    test.each([
      // The seeds lost three of twelve note texts: nine of twelve is 0.75.
      ['the seeds', seeds, { pages: 1, notes: 0.75, blocks: 0.85, text: 0.999 }],
      ['pairs of two volumes', scored, { pages: 0.99, notes: 0.95, blocks: 0.85, text: 0.999 }],
      ['the documents of other volumes', documents, { pages: 0.99, notes: 0.95, blocks: 0.85, text: 0.999 }],
    ])('%s are near to the true TEI', { timeout: 240_000 }, (_, some, least) => {
      const figures = score(some)
      for (const [name, bound] of Object.entries(least)) expect(figures[name], name).toBeGreaterThanOrEqual(bound)
    })
  })

  test('each is valid against tei_all (skipped where jing cannot be had)', { timeout: 300_000 }, (context) => {
    // The shelf's tool installs jing where it may; one run of jing for all files reads the grammar once.
    execFileSync(join(shelf, 'tools/validate'), [grammar, seeds[0]?.made ?? ''], { stdio: 'ignore' })
    if (spawnSync('which', ['jing']).status !== 0) context.skip()
    const { stdout } = spawnSync('jing', [grammar, ...all.map(({ made }) => made)], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    expect(stdout).toBe('')
  })
})
