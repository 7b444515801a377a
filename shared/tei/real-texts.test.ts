import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differenceOf } from '../testing/same-tei'
import { writePreserving } from './preserve'
import { readTei } from './read'
import { writeRebuilt } from './write'

const DATA = '../shared/data/'
/** The text of 10.6 MB only in a campaign, for the time that it takes. */
const FOLDERS = [
  ...['seeds/', 'frus/documents/', 'frus/volumes/'],
  ...(process.env['RECTO_CAMPAIGN'] === undefined ? [] : ['frus/stress/']),
]

test.skipIf(!existsSync(DATA))(
  `the texts of ${DATA} come back (skipped where they are absent)`,
  { timeout: 600_000 },
  () => {
    let read = 0
    for (const folder of FOLDERS)
      for (const file of readdirSync(DATA + folder).filter((name) => name.endsWith('.xml'))) {
        const source = readFileSync(DATA + folder + file, 'utf8')
        const { value } = readTei(source)
        if (!value) throw new Error(`${file} was not read`)
        value.doc.check()
        expect(writePreserving(value.doc.copy(value.doc.content), value), file).toBe(source)
        expect(differenceOf(source, writeRebuilt(value.doc)), file).toBe(null)
        read++
      }
    expect(read).toBeGreaterThan(18)
  },
)
