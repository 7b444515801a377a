import { readFileSync } from 'node:fs'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { SaxesParser } from 'saxes'
import { schema } from '../../../shared/schema'
import { exportTei } from '../../../shared/export/tei'
import { writePreserving } from '../../../shared/tei/preserve'
import { readTei, type TeiReading } from '../../../shared/tei/read'
import { writeRebuilt } from '../../../shared/tei/write'
import { inTurn } from '../in-turn'

// Reads and writes the TEI file that is named, and prints how long each took, in milliseconds of computing time.

const [file = '', what = '', rounds = '9'] = process.argv.slice(2)
const source = readFileSync(file, 'utf8')
const times = what === 'reading' ? ofReading() : ofWriting()
process.stdout.write(JSON.stringify(times))

function ofReading(): Record<string, number> {
  return inTurn({ parse: parseBarely, read: () => readTei(source) }, Number(rounds))
}

function ofWriting(): Record<string, number> {
  const read = readAgain()
  const edited = withLetter(read.doc)
  return inTurn(
    {
      parse: parseBarely,
      rebuilt: () => writeRebuilt(edited),
      again: () => exportTei({ doc: edited, source }),
      open: () => writePreserving(edited, read),
    },
    Number(rounds),
  )
}

/** Parses with nothing but saxes, which resolves namespaces and counts lines, and keeps nothing. */
function parseBarely(): void {
  new SaxesParser({ xmlns: true, position: true }).write(source).close()
}

function readAgain(): TeiReading {
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
