import { expect, test } from 'vitest'
import { htmlFormat } from '../export/html'
import { blockText } from '../queries/block-text'
import { readTei } from '../tei/read'
import { toExport } from '../testing/to-export'
import type { Node } from 'prosemirror-model'
import { importHtml } from './html'

const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The quay</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body><div><head>To Mrs. Ames<note n="0"><p>A source.</p></note></head>
<opener><dateline>Velm, June 1</dateline></opener><pb n="5"/><p>The <hi rend="italic">old</hi> fore<pb n="6"/>stall<note n="1"><p>East<note n="a"><p>Inner.</p></note>.</p></note> is sold.</p>
<div><head>Terms</head><list><item>one</item><item><p>two</p><p>three</p></item></list><quote><p>Said.</p></quote>
<table><row role="label"><cell>a</cell></row><row><cell>b<note n="2"><p>In a table.</p></note></cell></row></table></div></div></body></text></TEI>`

/** The headings, the words of each block, the notes and the pages of a text. */
function partsOf(doc: Node) {
  const [headings, blocks, notes, pages]: [string[], string[], string[], string[]] = [[], [], [], []]
  const visit = (node: Node, to: string[]): void => {
    if (node.isTextblock) {
      const words = blockText(node).text.replace(/\s+/g, ' ').trim()
      if (node.type.name === 'heading') headings.push(words)
      else if (words !== '') to.push(words)
    }
    for (const child of node.children) {
      if (child.type.name.endsWith("ageBreak")) pages.push((child.attrs['attributes'] as { n?: string }).n ?? '')
      visit(child, child.type.name === 'note' ? notes : to)
    }
  }
  visit(doc, blocks)
  return { headings, blocks, notes: notes.toSorted(), pages }
}

test.each(['beside', 'below', 'end'])(
  'A page that Recto wrote, its notes %s, comes back with its text, notes, headings and pages',
  async (notes) => {
    const doc = readTei(tei).value?.doc
    if (!doc) throw new Error('The text was not read')
    const { files } = await htmlFormat.write(
      toExport(['The quay', doc]),
      { notes, 'title-page': false },
      () => undefined,
    )
    const html = new TextDecoder().decode(files[0]?.bytes)
    const { value } = importHtml('quay.html', { text: html, encoding: 'utf-8', bom: false })
    expect(value?.title).toBe('The quay')
    expect(value && partsOf(value.doc)).toEqual(partsOf(doc))
  },
)
