import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkSource } from '.'

const DATA = '../shared/data/'
const FOLDERS = ['seeds/', 'frus/documents/', 'frus/volumes/']

test.skipIf(!existsSync(DATA))(
  `Of the texts of ${DATA}, nothing false is said (skipped where they are absent)`,
  { timeout: 60_000 },
  () => {
    const codes = new Set<string>()
    for (const folder of FOLDERS)
      for (const file of readdirSync(DATA + folder).filter((name) => name.endsWith('.xml')))
        for (const { code } of checkSource(readFileSync(DATA + folder + file, 'utf8'), { grammar: null }))
          codes.add(code)
    // They were cut out of volumes, whose lists of persons and terms they point at; and some published pointers lack their “#”.
    expect([...codes].sort()).toEqual(['pointer-dangling', 'pointer-elsewhere', 'pointer-unmarked'])
  },
)
