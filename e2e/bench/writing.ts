import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { schema } from '../../shared/schema'
import { writePreserving } from '../../shared/tei/preserve'
import { readTei, type TeiReading } from '../../shared/tei/read'
import { writeRebuilt } from '../../shared/tei/write'
import { bareParse, parseBarely, textsOfFour } from './bare-parse'
import { inTurn } from './in-turn'
import type { Figure, Measurement } from './measurement'
import type { BenchText } from './texts'

/** How often each is done. */
const rounds = 9

/** What writing TEI asks of a processor. */
export const writing: Measurement = {
  name: 'writing',
  about:
    'Computing time of writing 4 MB of TEI, beside a bare saxes parse of the same text (namespaces, positions): rebuilt from ' +
    'the doc alone; with the characters of the source after a letter was typed in the middle, where the source is read again; ' +
    `and where it is still at hand, as while the text is open. Medians of ${String(rounds)}, in turn.`,
  patience: 300_000,
  measure: () => Promise.resolve(textsOfFour().flatMap(ofText)),
}

function ofText({ name, xml }: BenchText): readonly Figure[] {
  const source = xml()
  const read = readAgain(source)
  const edited = withLetter(read.doc)
  const { parse, rebuilt, again, open } = inTurn(
    {
      parse: () => parseBarely(source),
      rebuilt: () => writeRebuilt(edited),
      again: () => writePreserving(edited, readAgain(source)),
      open: () => writePreserving(edited, read),
    },
    rounds,
  )
  const reference = { name: bareParse, value: parse }
  return [
    { ...{ name: `rebuilt, ${name}`, value: rebuilt, unit: 'ms' }, reference, bound: { of: 'ratio', most: 1.5 } },
    {
      ...{ name: `preserving, source read again, ${name}`, value: again, unit: 'ms' },
      ...{ reference, bound: { of: 'ratio', most: 5 } },
    },
    {
      ...{ name: `preserving, text open, ${name}`, value: open, unit: 'ms' },
      ...{ reference, bound: { of: 'value', most: 20 } },
    },
  ]
}

function readAgain(source: string): TeiReading {
  const { value } = readTei(source)
  if (value === null) throw new Error('The text that is measured is no TEI')
  return value
}

/** The doc with a letter typed in its middle. */
function withLetter(doc: Node): Node {
  let place = 0
  doc.descendants((node, pos) => {
    if (place === 0 && pos > doc.content.size / 2 && node.isTextblock && node.textContent.length > 40) place = pos + 5
    return place === 0 && !node.isTextblock
  })
  return new Transform(doc).insert(place, schema.text('e')).doc
}
