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
  return { json: [...pieces(doc)].join(''), text: [...parts(doc)].map(wordsOf).filter(isSaid).join('\n') }
}

/** Writes a doc as JSON text in turns of some milliseconds, so that typing in a long text never waits for it. */
export async function writtenInTurns(doc: Node): Promise<string> {
  const written: string[] = []
  for await (const part of writtenParts(doc)) written.push(part)
  return written.join('')
}

/** The same, part by part, for whom it is handed on to: none of it is held here. Parts say nothing by themselves. */
export async function* writtenParts(doc: Node): AsyncGenerator<string> {
  let written: string[] = []
  let start = performance.now()
  for (const piece of pieces(doc)) {
    written.push(piece)
    if (performance.now() - start < turn) continue
    yield written.join('')
    written = []
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
  yield written.join('')
}

/** The words of a doc for searching, in turns of some milliseconds. */
export async function wordsInTurns(doc: Node): Promise<string> {
  const written: string[] = []
  let start = performance.now()
  for (const node of parts(doc)) {
    const text = wordsOf(node)
    if (isSaid(text)) written.push(text)
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

const wordsOf = (node: Node): string => node.textBetween(0, node.content.size, '\n', ' ')
const isSaid = (text: string): boolean => text !== ''

/** The parts of what `Node.toJSON` gives, in order: of a large node what comes before, between and after its children. */
function* pieces(node: Node): Generator<string> {
  if (node.nodeSize < large || node.inlineContent) {
    yield JSON.stringify(node.toJSON())
    return
  }
  const head = JSON.stringify(node.copy(Fragment.empty).toJSON()).slice(0, -1)
  for (const [index, child] of node.children.entries()) {
    yield index === 0 ? `${head},"content":[` : ','
    yield* pieces(child)
  }
  yield ']}'
}
