import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { bracketedDoc } from '../export/with-brackets'
import { exportPlainText } from '../export/plain-text'
import { importFile, type Imported } from '../import'
import { presetBrackets, type BracketRule } from '../queries/bracket-table'
import { shownText } from '../queries/block-text'
import { presetReadings } from '../queries/readings'
import { runs } from '../testing/campaign'
import { assertSound } from '../testing/sound'
import { takeBrackets } from './take-brackets'

declare const process: { readonly env: Readonly<Record<string, string | undefined>> }

let ids = 0
const newId = () => `t${String(++ids)}`

function imported(text: string): Imported {
  const { value, findings } = importFile('a.txt', { text, encoding: 'utf-8', bom: false })
  if (!value) throw new Error(findings[0]?.message)
  return value
}

/** The text of each block as it was written, a line each, its signs left out. */
function written(doc: Node, rules: readonly BracketRule[]): readonly string[] {
  const points = rules.filter(({ pattern, sure }) => sure && !pattern.includes('…')).map(({ pattern }) => pattern)
  const lines: string[] = []
  doc.descendants((node) => {
    if (!node.isTextblock) return
    const text = points.reduce((left, point) => left.replaceAll(point, ''), shownText(node, presetReadings.written))
    lines.push(text.replace(/[[\]?]/g, ''))
  })
  return lines
}

test('What brackets surely mean becomes tags, what takes an eye stays, and the file comes back with its brackets', () => {
  const text = 'Lindenau, March 3\n\nThe [illegible] of H[ale?] and [sic] [...] came.\n'
  const { taken, count } = takeBrackets(imported(text), presetBrackets, newId)
  expect(count).toBe(2)
  expect(exportPlainText(taken.doc)).toContain('The  of Hale and [sic] [...] came.')
  expect(exportPlainText(bracketedDoc(taken.doc, presetBrackets))).toBe(text)
})

test('A rule that is not sure keeps its brackets from the sure ones behind it', () => {
  const rules: readonly BracketRule[] = [
    { pattern: '[…]', element: 'supplied', attributes: {}, sure: false },
    { pattern: '[illegible]', element: 'gap', attributes: {}, sure: true },
  ]
  const known = imported('The [illegible] came.\n')
  expect(takeBrackets(known, rules, newId)).toEqual({ taken: known, count: 0 })
})

test('Of any text with brackets, no letter and no guess is lost, and its words are those that were written', () => {
  const piece = fc.oneof(
    fc.constantFrom('Hale', 'came.', 'He agreed,3', 'and', '12', 'No. 14', '[Page 202]', '\n\n', '\n', '  1. First.'),
    fc.constantFrom(
      '[illegible]',
      '[torn]',
      '[blank]',
      'W[elles?]',
      '[or so?]',
      '[?]',
      '[...]',
      '[it]',
      '<so>',
      '{on}',
    ),
    fc.constantFrom('[', ']', '[[a] b?]', '[a [torn] b]', '[seal.]', '?]'),
  )
  const texts = fc.array(piece, { minLength: 1, maxLength: 20 }).map((parts) => `The Envoy ${parts.join(' ')}\n`)
  fc.assert(
    fc.property(texts, (text) => {
      const before = imported(text)
      const { taken, count } = takeBrackets(before, presetBrackets, newId)
      assertSound(taken.doc)
      expect(exportPlainText(bracketedDoc(taken.doc, presetBrackets))).toBe(text)
      expect(written(taken.doc, presetBrackets)).toEqual(written(before.doc, presetBrackets))
      expect(taken.guesses.map(({ id, code }) => [id, code])).toEqual(before.guesses.map(({ id, code }) => [id, code]))
      for (const { range } of taken.guesses) {
        expect(range.from).toBeLessThanOrEqual(range.to)
        expect(range.to).toBeLessThanOrEqual(taken.doc.content.size)
      }
      expect(takeBrackets(before, [], newId).count).toBe(0)
      expect(count > 0).toBe(taken.doc !== before.doc)
    }),
    runs(50, process.env['RECTO_CAMPAIGN']),
  )
})
