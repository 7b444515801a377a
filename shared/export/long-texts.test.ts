import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { newEntry } from '../register/entry'
import { element, head, letter, numbered, p, pb, spanWith } from '../testing/build'
import { toExport } from '../testing/to-export'
import { exportFormats, exportIds, type ExportId } from './formats'

const entries = ['ames', 'velm', 'oren'].map((xmlId, id) =>
  newEntry({ id: String(id), kind: 'person', name: xmlId, xmlId }),
)

/** A text of so many letters, with notes, pages and names; and one paragraph of as many names. */
function volume(letters: number): Node {
  const name = (index: number) =>
    spanWith('persName', { ref: `#${entries[index % 3]?.xmlId ?? ''}` }, `Name ${String(index)}`)
  const letterOf = (_: unknown, index: number) =>
    element(
      ...(['container', 'div', { 'xml:id': `d${String(index)}` }] as const),
      head(`No. ${String(index)}`),
      ...Array.from({ length: 4 }, () => p('To ', name(index), ' at the quay. '.repeat(20), numbered('1', p('East.')))),
      p(pb(String(index)), spanWith('ref', { target: `#d${String(letters - 1 - index)}` }, 'see')),
    )
  return letter(
    ...Array.from({ length: letters }, letterOf),
    p(...Array.from({ length: letters }, (_, index) => [...name(index), ', ']).flat()),
  )
}

async function write(id: ExportId, doc: Node, progress: (part: number) => void = () => undefined) {
  const format = await exportFormats[id].load()
  return format.write({ ...toExport(['Volume', doc.copy(doc.content)]), entries }, {}, progress)
}

test.each(exportIds)('%s is heard of in at least twenty steps of a long text, never back', async (id) => {
  const parts: number[] = []
  await write(id, volume(40), (part) => parts.push(part))
  expect(parts).toEqual(parts.toSorted((one, other) => one - other))
  expect(new Set(parts).size).toBeGreaterThanOrEqual(20)
  expect(parts.at(-1)).toBeCloseTo(1)
})

test.each(exportIds)('%s takes for four times the text no more than a multiple of the time', async (id) => {
  const time = async (doc: Node) => {
    const before = performance.now()
    await write(id, doc)
    return performance.now() - before
  }
  const [short, long] = [volume(60), volume(240)]
  let [least, most] = [Infinity, Infinity]
  // The machine does other things too: what grows with the square of the text is too slow each time.
  for (let run = 0; run < 12 && !(most / least < 12); run++) {
    least = Math.min(least, await time(short))
    most = Math.min(most, await time(long))
  }
  expect(most / least).toBeLessThan(12)
})
