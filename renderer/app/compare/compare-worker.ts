import { compareDocs } from '../../../shared/compare/compare-docs'
import { schema } from '../../../shared/schema'

/** Two docs as JSON text. */
export interface DocsToCompare {
  readonly old: string
  readonly now: string
}

addEventListener('message', ({ data }: MessageEvent<DocsToCompare>) => {
  const [old, now] = [data.old, data.now].map((json) => schema.nodeFromJSON(JSON.parse(json)))
  postMessage(old && now ? compareDocs(old, now) : [])
})
