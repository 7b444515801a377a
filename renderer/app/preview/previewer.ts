import type { Node } from 'prosemirror-model'
import { previewChunks, type PreviewChunk } from '../../../shared/export/html/preview-chunks'
import { readText } from '../../../shared/reading-text/read-text'
import { registerIndex } from '../../../shared/register/links'
import { imageCalled, type PlacedPicture } from '../../../shared/export/pictures'
import type { KnownChunk, PreviewNews, PreviewPicture, PreviewWanted } from './preview-news'

/** The register is not asked: a preview has no index to lead to. */
const register = registerIndex([])

/** Writes previews of a text, and remembers the last one, so that only what changed is sent. Runs in a Worker. */
export class Previewer {
  #last: { readonly revision: number; readonly chunks: readonly PreviewChunk[] } | null = null

  /** The text as its readers get it. Takes time in proportion to the text. */
  news(doc: Node, revision: number, { reading, notes, pictures, known }: PreviewWanted): PreviewNews {
    const text = readText({ id: '', doc }, { reading, queries: 'left-out', register })
    const chunks = previewChunks(text, notes, (url) => placed(imageCalled(pictures, url)))
    const shown = known !== null && this.#last?.revision === known ? this.#last.chunks : []
    const at = new Map(shown.map(({ html }, index) => [html, index]))
    this.#last = { revision, chunks }
    return {
      language: text.head.language,
      chunks: chunks.map((chunk): PreviewChunk | KnownChunk => {
        const was = at.get(chunk.html)
        return was === undefined || shown[was]?.notes !== chunk.notes ? chunk : { was, pos: chunk.pos }
      }),
    }
  }
}

/** A picture whose address the window knows. */
function placed(picture: PreviewPicture | null): PlacedPicture | null {
  if (picture === null) return null
  const { id, name, width, height } = picture
  return { src: '', called: id, width, height, alt: name.replace(/\.\w+$/, '') }
}
