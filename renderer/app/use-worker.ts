import { Step } from 'prosemirror-transform'
import { attributeUse, type AttributeUse } from '../../shared/queries/attribute-use'
import { schema } from '../../shared/schema'
import '../../shared/commands/own-steps'

/** A stored text: its checkpoint and what was done after it, as they are stored. */
export interface TextToCount {
  /** The doc as JSON text. */
  readonly doc: string
  readonly steps: readonly unknown[]
}

/** What a text uses; `null` where it cannot be read. */
export type TextUse = Pick<AttributeUse, 'counts' | 'elements'> | null

function used({ doc: json, steps }: TextToCount): TextUse {
  try {
    let doc = schema.nodeFromJSON(JSON.parse(json))
    for (const step of steps) doc = Step.fromJSON(schema, step).apply(doc).doc ?? doc
    const { counts, elements } = attributeUse(doc)
    return { counts, elements }
  } catch (error) {
    // A damaged text is told of where it is opened; it has no values to offer.
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

addEventListener('message', ({ data }: MessageEvent<TextToCount>) => {
  postMessage(used(data))
})
