import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportTei } from '../export/tei'
import { readState } from '../pieces/read-state'
import { schemaVersion } from '../schema/version'
import type { Decode } from '../text-file'
import { editionFileVersion } from './edition-file'
import { readEditionFile } from './read'

const decode: Decode = (encoding, bytes) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'stored')
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.recto'))
  .map((name) => ({ name, ...readEditionFile(new Uint8Array(readFileSync(join(folder, name))), decode) }))

test('Every version of the format up to this one has a stored example', () => {
  // To make the example of a new version: node e2e/stored-example.mjs fixtures/stored/edition-N.recto
  const versions = examples.map(({ value }) => value?.version).sort()
  expect(versions).toEqual(Array.from({ length: editionFileVersion }, (_, index) => index + 1))
})

test('Every version of the schema up to this one has a text in a stored example', () => {
  const schemas = examples.flatMap(({ value }) => value?.transcriptions.map(({ schema }) => schema) ?? [])
  expect([...new Set(schemas)].sort()).toEqual(Array.from({ length: schemaVersion }, (_, index) => index + 1))
})

const read = examples.flatMap(({ name, value, findings }) => (value === null ? [] : [{ name, file: value, findings }]))

describe.each(read)('The stored edition $name', ({ file, findings }) => {
  test('is read whole, without a finding', () => {
    expect(findings).toEqual([])
    expect(file.edition.name).toBe('Letters from the harbour')
    expect(file.transcriptions).toHaveLength(3)
    expect(file.register.map(({ name }) => name).sort()).toEqual(['Anton Merrow', 'Velm'])
    expect(file.grammar?.map(({ name }) => name).sort()).toEqual(['letters.rng', 'words.rng'])
    expect(file.originals.filter(({ unrepaired }) => unrepaired !== null)).toHaveLength(1)
  })

  test('gives the same text from its pieces as from its TEI, and its versions', async () => {
    for (const { title, format, tei, root, pieces, versions, original } of file.transcriptions) {
      const fetch = (ids: readonly string[]) => Promise.resolve(ids.map((id) => pieces.get(id)))
      const state = await readState(root ?? '', fetch)
      if (!state.ok) throw new Error(`The state of “${title}” was not read.`)
      const source = file.originals.find(({ id }) => id === original)?.file.text ?? null
      const written = exportTei({ doc: state.doc, source: format === 'tei' ? source : null })
      // The file has the encoding of its original; here only the text matters, and both originals in TEI are Latin or UTF-8.
      expect(new TextDecoder(written.includes('ISO-8859-1') ? 'latin1' : 'utf-8').decode(tei ?? undefined)).toBe(
        written,
      )
      for (const version of versions) expect((await readState(version.root, fetch)).ok).toBe(true)
    }
    const [telegram] = file.transcriptions
    expect(telegram?.versions.length).toBeGreaterThan(0)
    expect(new TextDecoder().decode(telegram?.tei ?? undefined)).toContain('Report by post – “at once”.')
  })
})
