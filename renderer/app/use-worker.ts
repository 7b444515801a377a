import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { attributeUse, type AttributeUse } from '../../shared/queries/attribute-use'
import { readState } from '../../shared/pieces/read-state'
import { schema } from '../../shared/schema'
import '../../shared/commands/own-steps'
import type { RawText } from '../store/raw-text'

/** What a text uses; `null` where it cannot be read. */
export type TextUse = Pick<AttributeUse, 'counts' | 'elements'> | null

async function used({ checkpoint, steps }: RawText): Promise<TextUse> {
  try {
    let doc = await docOf(checkpoint)
    for (const step of steps) doc = Step.fromJSON(schema, step).apply(doc).doc ?? doc
    const { counts, elements } = attributeUse(doc)
    return { counts, elements }
  } catch (error) {
    // A damaged text is told of where it is opened; it has no values to offer.
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

async function docOf(checkpoint: RawText['checkpoint']): Promise<Node> {
  if (checkpoint.root === undefined) return schema.nodeFromJSON(JSON.parse(checkpoint.doc))
  const { root, pieces } = checkpoint
  const reading = await readState(root, (ids) => Promise.resolve(ids.map((id) => pieces.get(id))))
  if (!reading.ok) throw new RangeError('A piece is damaged')
  return reading.doc
}

addEventListener('message', ({ data }: MessageEvent<RawText>) => {
  void used(data).then(postMessage)
})
