import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Mention } from '../queries/spans'
import { readTei } from '../tei/read'
import { likelyOf, measureNames } from '../testing/measure-names'
import { entriesLinked, registerIndex } from './links'

const DATA = '../shared/data/frus/volumes/'

function measured(file: string, unknown = true) {
  const { value } = readTei(readFileSync(DATA + file, 'utf8'))
  if (!value) throw new Error(`${file} was not read`)
  return measureNames(value.doc, () => performance.now(), unknown)
}

test.skipIf(!existsSync(DATA))(
  `The names of a volume are found by its own list of persons (skipped without ${DATA})`,
  { timeout: 300_000 },
  () => {
    const found = measured('frus1955-57v10.xml')
    const known = found.suggested.filter(({ candidates }) => candidates.length > 0)
    const needless = found.needless.filter(({ candidates }) => candidates.length > 0)
    expect(found.tagged.length).toBeGreaterThan(3800)
    expect(found.exact / found.tagged.length).toBeGreaterThan(0.98)
    expect(found.touched / found.tagged.length).toBeGreaterThan(0.985)
    expect(1 - needless.length / known.length).toBeGreaterThan(0.985)
    expect(found.right / found.linked).toBeGreaterThan(0.965)
    expect(found.rightNamesakes / found.namesakes).toBeGreaterThan(0.88)
    const likely = likelyOf(found)
    expect(likely.exact / found.tagged.length).toBeGreaterThan(0.98)
    expect(likely.exact / likely.suggested).toBeGreaterThan(0.895)
    expect((likely.exact + likely.untagged) / likely.suggested).toBeGreaterThan(0.973)
  },
)

test.skipIf(!existsSync(DATA))(
  `The persons that a register has are suggested, and no others (skipped without ${DATA})`,
  { timeout: 300_000 },
  () => {
    const found = measured('frus1955-57v10.xml', false)
    const index = registerIndex(found.register)
    const inRegister = ({ attributes }: Mention) => entriesLinked(index, '', attributes).length > 0
    const missed = found.missed.filter(inRegister).length
    expect(found.exact / found.suggested.length).toBeGreaterThan(0.985)
    expect(1 - missed / found.tagged.filter(inRegister).length).toBeGreaterThan(0.975)
    expect(found.right / found.linked).toBeGreaterThan(0.975)
  },
)

test.skipIf(!existsSync(DATA))(
  `Names are found without any list (skipped without ${DATA})`,
  { timeout: 300_000 },
  () => {
    const found = measured('frus1894Nicaragua.xml')
    expect(found.tagged.length).toBeGreaterThan(400)
    expect(found.exact / found.tagged.length).toBeGreaterThan(0.985)
  },
)
