import { existsSync, readFileSync } from 'node:fs'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { inventoryAtOnce } from '../shared/pieces/inventory'
import { PieceCache } from '../shared/pieces/piece-cache'
import { readState } from '../shared/pieces/read-state'
import { schema } from '../shared/schema'
import { readTei } from '../shared/tei/read'

const volume = '../shared/data/frus/volumes/frus1894Nicaragua.xml'
const versions = 1000

test.skipIf(!existsSync(volume))(
  'A thousand versions of a volume of 1.2 MB, one paragraph changed each time, take less than ten times the place of one',
  async () => {
    const xml = readFileSync(volume, 'utf8')
    const { value } = readTei(xml)
    if (!value) throw new Error('The volume was not read')
    let doc = value.doc
    const paragraphs: number[] = []
    doc.descendants((node, at) => {
      if (node.type === schema.nodes.textblock && node.content.size > 40) paragraphs.push(at)
    })
    const cache = new PieceCache()
    const stored = new Map<string, Uint8Array>()
    let size = 0
    const keep = (): string => {
      const { root, ids, bytesOf } = inventoryAtOnce({ doc, guesses: [] }, cache)
      for (const id of ids) if (!stored.has(id)) size += stored.set(id, bytesOf(id)).get(id)?.length ?? 0
      return root
    }
    keep()
    const first = size
    const roots: { readonly root: string; readonly text: string }[] = []
    for (let version = 0; version < versions; version++) {
      const { tr } = EditorState.create({ doc })
      // Steps through all paragraphs in an order of its own; each grows by the words put into it before.
      const at = paragraphs[(version * 7919) % paragraphs.length] ?? 0
      const word = `w${String(version)} `
      tr.insertText(word, at + 1)
      doc = tr.doc
      for (const [index, paragraph] of paragraphs.entries())
        if (paragraph > at) paragraphs[index] = paragraph + word.length
      const root = keep()
      if (version % 250 === 0) roots.push({ root, text: doc.textContent })
    }
    console.info(
      `One version takes ${String(first)} bytes, ${String(versions + 1)} take ${String(size)}: ` +
        `${(size / first).toFixed(1)} times the first, ${(size / xml.length).toFixed(1)} times the file`,
    )
    expect(size).toBeLessThan(10 * Math.min(first, xml.length))
    for (const { root, text } of roots) {
      const reading = await readState(root, (ids) => Promise.resolve(ids.map((id) => stored.get(id))))
      expect(reading.ok && reading.doc.textContent === text).toBe(true)
    }
  },
  120_000,
)
