import { Schema, type Mark, type Node } from 'prosemirror-model'

/** How many paragraphs stand in a group, which is laid out only where it is in sight. */
const groupSize = 100

/** What the reference editors can hold: groups of paragraphs, whose text may have plain marks. */
export const referenceSchema = new Schema({
  nodes: {
    doc: { content: 'group+' },
    group: { content: 'paragraph+', toDOM: () => ['div', { class: 'group' }, 0] },
    paragraph: { content: 'text*', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }] },
    text: {},
  },
  marks: {
    // Two that touch stay two, and one may stand in another.
    plain: { attrs: { id: {} }, excludes: '', inclusive: false, toDOM: () => ['span', 0] },
  },
})

/** Which of the reference editors: with no marks at all, or with one plain mark for each span of the text. */
export type ReferenceKind = 'bare' | 'marked'

/** The same text in plain paragraphs: each text block of the doc is one, wherever it stands; breaks and markers are left out. */
export function referenceDoc(doc: Node, kind: ReferenceKind): Node {
  const { doc: root, group, paragraph } = referenceSchema.nodes
  const paragraphs: Node[] = []
  const numbers = new Map<unknown, number>()
  const idOf = (mark: Mark) => {
    const id: unknown = mark.attrs['id'] ?? mark
    const number = numbers.get(id) ?? numbers.size
    numbers.set(id, number)
    return number
  }
  const marksOf = (marks: readonly Mark[]) =>
    kind === 'bare' ? [] : marks.map((mark) => referenceSchema.mark('plain', { id: idOf(mark) }))
  doc.descendants((node) => {
    if (!node.isTextblock) return true
    const texts = node.children.filter((child) => child.isText)
    paragraphs.push(
      paragraph.create(
        null,
        texts.map((text) => referenceSchema.text(text.text ?? '', marksOf(text.marks))),
      ),
    )
    return true
  })
  if (paragraphs.length === 0) paragraphs.push(paragraph.create())
  const groups: Node[] = []
  for (let from = 0; from < paragraphs.length; from += groupSize)
    groups.push(group.create(null, paragraphs.slice(from, from + groupSize)))
  return root.create(null, groups)
}
