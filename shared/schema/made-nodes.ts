import { Fragment, Mark, Node, type Attrs, type MarkType, type NodeType } from 'prosemirror-model'
import { schema, type BlockAttrs, type ElementAttrs, type SpanAttrs } from './index'

// A reader makes tens of thousands of nodes of what the tree has checked already. ProseMirror's own way copies the attributes of each,
// looks each up by its name, copies and sorts the marks, and makes each marked text twice.
const AnyNode = Node as unknown as new (type: NodeType, attrs: Attrs, content: Fragment, marks: readonly Mark[]) => Node
const AnyMark = Mark as unknown as new (type: MarkType, attrs: Attrs) => Mark
const sample = schema.text(' ')
const AnyText = sample.constructor as new (type: NodeType, attrs: Attrs, text: string, marks: readonly Mark[]) => Node
const [textType, textAttrs] = [sample.type, sample.attrs]
const spanType = schema.marks.span

/**
 * The block that `type.create(attrs, content)` makes. `attrs` are all that the type has, in their order in the schema, and the
 * block's to keep.
 */
export function madeBlock(type: NodeType, attrs: BlockAttrs, content: readonly Node[]): Node {
  return new AnyNode(type, attrs, Fragment.fromArray(content), Mark.none)
}

/** The same of a node in running text. */
export function madeInline(
  type: NodeType,
  attrs: ElementAttrs,
  content: readonly Node[],
  marks: readonly Mark[],
): Node {
  return new AnyNode(type, attrs, Fragment.fromArray(content), marks)
}

/** The text node that `schema.text(text, marks)` makes; it keeps that very list of marks. `text` is not empty. */
export function madeText(text: string, marks: readonly Mark[]): Node {
  return new AnyText(textType, textAttrs, text, marks)
}

/** The mark that `schema.marks.span.create(attrs)` makes. `attrs` are in their order in the schema, and the mark's to keep. */
export function madeSpan(attrs: SpanAttrs): Mark {
  return new AnyMark(spanType, attrs)
}
