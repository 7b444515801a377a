import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { editedState, numbered as ids, randomCommands, runRandom, type RandomEdit } from '../testing/random-commands'
import {
  body,
  cell,
  div,
  doc,
  head,
  item,
  list,
  note,
  p,
  pageBreak,
  pb,
  quote,
  row,
  signed,
  span,
  spanWith,
  table,
  text,
} from '../testing/build'
import { assertSound } from '../testing/sound'
import { compareDocs } from './compare-docs'
import { restoreDifference } from './restore-difference'
import { blockSaid, shellOf } from './said'

/** A doc with some of everything. */
const sample = (): Node =>
  doc(
    text(
      body(
        div(
          head('The first to ', ...span('persName', 'Anna Bell')),
          p(
            'Dear ',
            ...span('persName', 'Anna'),
            ', you will know',
            note(p('She did not know of it.')),
            ' by now ',
            pb('2'),
            'that the house was sold.',
          ),
          p(
            'All of us are ',
            ...span('hi', 'very ', ...span('placeName', 'London')),
            ' people, and sorry for the delay.',
          ),
          quote(p('A line that was quoted here.'), p('And another line of the same.')),
          pageBreak('3'),
          list(item(p('bread and wine')), item(p('a coat for the winter')), item(p('three books'))),
          signed('Your ', ...spanWith('persName', { ref: '#c' }, 'Charles')),
        ),
        div(
          head('The second letter'),
          p('The table tells you what it cost.'),
          table(row(cell(p('coat')), cell(p('twelve'))), row(cell(p('books')), cell(p('eleven')))),
          p('Nothing else happened while you were away.'),
        ),
      ),
    ),
  )

const edit = fc.record({
  command: fc.constantFrom(...Object.keys(randomCommands)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 0, max: 60 }),
  pick: fc.nat(200),
})

function edited(from: Node, edits: readonly RandomEdit[], prefix: string): Node {
  const newId = ids(prefix)
  return edits.reduce((state, one) => runRandom(state, one, newId), editedState(from, newId)).doc
}

/** What a doc says, block by block. */
function said(of: Node): string {
  return of.inlineContent || of.isLeaf ? blockSaid(of) : `${shellOf(of)}(${of.children.map(said).join()})`
}

test('restoring every difference, the last first, gives what the old doc said', { timeout: 600_000 }, () => {
  let alone = 0
  let all = 0
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), fc.array(edit, { maxLength: 4 }), (first, second) => {
      const old = edited(sample(), second, 'o')
      const now = edited(old, first, 'n')
      const found = compareDocs(old, now)
      let result = now
      const newId = ids('x')
      let [oldEnd, newEnd] = [old.content.size, now.content.size]
      for (const difference of found.toReversed()) {
        expect(difference.old.to).toBeLessThanOrEqual(oldEnd)
        expect(difference.new.to).toBeLessThanOrEqual(newEnd)
        oldEnd = difference.old.from
        newEnd = difference.new.from
        all++
        if (restoreDifference(now, old, difference, newId)) alone++
        const steps = restoreDifference(result, old, difference, newId)
        if (!steps) return
        for (const step of steps) result = step.apply(result).doc ?? result
        assertSound(result)
      }
      expect(said(result)).toBe(said(old))
    }),
    runs(40, process.env['RECTO_CAMPAIGN']),
  )
  expect(alone).toBeGreaterThan(0.95 * all)
})
