import { renditionWords, type Attributes, type Rendition } from '../schema'

const byWord: ReadonlyMap<string, Rendition> = new Map(
  (Object.keys(renditionWords) as Rendition[]).flatMap((rendition) =>
    renditionWords[rendition].map((word): [string, Rendition] => [word, rendition]),
  ),
)

/** How elements are usually printed where `@rend` and `@rendition` say nothing (TEI P5, 3.3). */
const usual: Readonly<Record<string, Rendition>> = {
  hi: 'italic',
  emph: 'italic',
  foreign: 'italic',
  distinct: 'italic',
  mentioned: 'italic',
  del: 'strikethrough',
}

/** How a span is rendered: as the words of its `@rend` say, in their order, else as its element usually is. */
export function renditionsOf(element: string, attributes: Attributes): readonly Rendition[] {
  const { rend, rendition, level } = attributes
  if (rend !== undefined) {
    const words = rend.toLowerCase().split(/[\s;,]+/)
    return [...new Set(words.flatMap((word) => byWord.get(word) ?? []))]
  }
  if (rendition !== undefined) return []
  if (element === 'title') return level === 'a' || level === 'u' ? [] : ['italic']
  const printed = usual[element]
  return printed === undefined ? [] : [printed]
}
