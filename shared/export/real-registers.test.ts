import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mentionSteps, type MentionChange } from '../commands/mention-changes'
import { readRelaxNg, validate, type Grammar } from '../grammar'
import { registerFormOf } from '../queries/register-form'
import { entriesInText } from '../register/entries-in-text'
import { newEntry, type Entry } from '../register/entry'
import { registerIndex } from '../register/links'
import { takeEntries } from '../register/take-entries'
import { readTei, type TeiReading } from '../tei/read'
import { parseXml } from '../xml/parse'
import { exportTei } from './tei'

const beside = '../shared'
const volume = join(beside, 'data/frus/volumes/frus1955-57v10.xml')

function grammarOf(name: string): Grammar {
  const { value } = readRelaxNg(readFileSync(join(beside, 'schema', name), 'utf8'), { name })
  if (value === null) throw new Error(`${name} was not read.`)
  return value
}

function errorsIn(xml: string, grammar: Grammar): readonly string[] {
  const tree = parseXml(xml).value
  return tree ? validate(grammar, tree, xml).map(({ message }) => message) : ['It is not well-formed.']
}

/** The first person's name in the running text of the volume that has no tag, as a change that tags it. */
function firstUntagged({ doc }: TeiReading, words: string, pointer: string): MentionChange {
  let from = -1
  doc.descendants((node, at) => {
    if (from < 0 && node.isText && node.marks.length === 0) {
      const found = node.text?.indexOf(words) ?? -1
      if (found >= 0) from = at + found
    }
    return from < 0
  })
  return { kind: 'tag', from, to: from + words.length, name: 'persName', attributes: { corresp: pointer } }
}

// Without the texts and grammars that lie beside the checkout there is nothing to read.
describe.skipIf(!existsSync(volume))('A volume of FRUS with its register', () => {
  const source = existsSync(volume) ? readFileSync(volume, 'utf8') : '<TEI/>'
  const reading = readTei(source).value
  if (!reading) throw new Error('The volume was not read.')
  const own = takeEntries(entriesInText(source), 'v10', [], () => crypto.randomUUID()).map(({ after }) => after)
  const minister = newEntry({
    id: 'm',
    kind: 'person',
    name: 'Minister, The',
    xmlId: 'person_minister',
    roles: ['Minister'],
  })
  const { step } = mentionSteps(reading.doc, [firstUntagged(reading, 'Minister', '#person_minister')], () => 'new')
  const linked = step?.apply(reading.doc).doc ?? reading.doc
  const write = (entries: readonly Entry[], form: 'stand-off' | 'header' | 'lists', doc = reading.doc) =>
    exportTei(
      { doc, source },
      { reading, register: { register: registerIndex(entries), text: 'v10', form: () => form } },
    )

  test('comes back byte for byte where nothing was changed', () => {
    expect(write(own, 'stand-off')).toBe(source)
    expect(write([...own, minister], 'lists')).toBe(source)
  })

  test.each([
    ['tei_all.rng', 'stand-off', '  <standOff n="recto-register">'],
    ['frus.rng', 'lists', '<sourceDesc n="recto-register">'],
  ] as const)(
    'differs in the line of a new mention and in those of its entry alone, and stays as valid as it was: %s',
    (name, form, start) => {
      const grammar = grammarOf(name)
      expect(registerFormOf(grammar)).toBe(form)
      const written = write([...own, minister], form, linked)
      const before = source.split('\n')
      const lines = new Set(before)
      const added = written.split('\n').filter((line) => !lines.has(line))
      const kept = new Set(written.split('\n'))
      expect(before.filter((line) => !kept.has(line))).toHaveLength(1)
      expect(added.filter((line) => line.includes('corresp="#person_minister"'))).toHaveLength(1)
      expect(written).toContain(start.trim())
      expect(written).toContain('xml:id="person_minister"')
      expect(added.length).toBeLessThan(12)
      expect(errorsIn(written, grammar)).toEqual(errorsIn(source, grammar))
    },
  )
})
