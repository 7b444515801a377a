import { Fragment, type Node } from 'prosemirror-model'

/** A doc as it is stored: as JSON text, and its words alone, for searching. */
export interface WrittenDoc {
  readonly json: string
  readonly text: string
}

/** From this size on a node is written child by child, in positions. */
const large = 20_000
/** How long to write before others have their turn, in milliseconds. */
const turn = 8

/** Writes a doc, all at once. */
export function writtenDoc(doc: Node): WrittenDoc {
  return joined([...pieces(doc)])
}

/** Writes a doc in turns of some milliseconds, so that typing in a long text never waits for it. */
export async function writtenInTurns(doc: Node): Promise<WrittenDoc> {
  const written: WrittenDoc[] = []
  let start = performance.now()
  for (const piece of pieces(doc)) {
    written.push(piece)
    if (performance.now() - start < turn) continue
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
  return joined(written)
}

/** The words of a doc for searching, in turns of some milliseconds. */
export async function wordsInTurns(doc: Node): Promise<string> {
  const written: string[] = []
  let start = performance.now()
  for (const node of parts(doc)) {
    const text = node.textBetween(0, node.content.size, '\n', ' ')
    if (text !== '') written.push(text)
    if (performance.now() - start < turn) continue
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
  return written.join('\n')
}

function* parts(node: Node): Generator<Node> {
  if (node.nodeSize < large || node.inlineContent) yield node
  else for (const child of node.children) yield* parts(child)
}

function joined(pieces: readonly WrittenDoc[]): WrittenDoc {
  const texts = pieces.map(({ text }) => text).filter((text) => text !== '')
  return { json: pieces.map(({ json }) => json).join(''), text: texts.join('\n') }
}

/** The parts of what `Node.toJSON` gives, in order: of a large node what comes before, between and after its children. */
function* pieces(node: Node): Generator<WrittenDoc> {
  if (node.nodeSize < large || node.inlineContent) {
    yield { json: JSON.stringify(node.toJSON()), text: node.textBetween(0, node.content.size, '\n', ' ') }
    return
  }
  const head = JSON.stringify(node.copy(Fragment.empty).toJSON()).slice(0, -1)
  for (const [index, child] of node.children.entries()) {
    yield { json: index === 0 ? `${head},"content":[` : ',', text: '' }
    yield* pieces(child)
  }
  yield { json: ']}', text: '' }
}
