import { expect, test } from 'vitest'
import { schema } from '../../shared/schema'
import { div, letter, note, p } from '../../shared/testing/build'
import { writtenDoc, writtenInTurns } from './written-doc'

const words = 'The harbour board received me this morning. '

test('a doc is stored as it is and with its words, whether it is short or long', () => {
  for (const count of [1, 3000]) {
    const doc = letter(
      ...Array.from({ length: count }, (_, index) => div(p(words, String(index), note(p('Of “stone”.'))))),
    )
    const { json, text } = writtenDoc(doc)
    expect(schema.nodeFromJSON(JSON.parse(json)).eq(doc)).toBe(true)
    expect(text.split('\n').filter((line) => line.startsWith(words))).toHaveLength(count)
    expect(text).toContain('Of “stone”.')
  }
})

test('a long doc is written in turns, and what comes between them has its turn', async () => {
  const doc = letter(...Array.from({ length: 60_000 }, () => p(words)))
  let turns = 0
  const timer = setInterval(() => (turns += 1))
  const written = await writtenInTurns(doc)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
  expect(written).toBe(writtenDoc(doc).json)
})
