import { RangeSetBuilder, type Extension } from '@codemirror/state'
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view'

/** How far a line that is too long goes in beyond its beginning, in characters. */
const further = 2
/** How much of the space before a line is looked at, in characters. */
const most = 96
/** In a view of fewer characters than this, the space before lines is shown narrower. */
const roomy = 100
/** There it is half as wide, and a tab as wide as two characters. */
const share = 1 / 2
const narrowTab = 2

/**
 * Lets a line that does not fit go on under its own beginning, so that the indentation still shows what stands in what.
 * In a narrow view the indentation is drawn narrower, so that deeply nested lines keep room for their words.
 */
export function hangingLines(): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      narrow: boolean

      constructor(view: EditorView) {
        this.narrow = isNarrow(view)
        this.decorations = indented(view, this.narrow)
      }

      update({ docChanged, geometryChanged, viewportChanged, view }: ViewUpdate): void {
        const narrow = geometryChanged && !docChanged ? isNarrow(view) : this.narrow
        if (!docChanged && !viewportChanged && narrow === this.narrow) return
        this.narrow = narrow
        this.decorations = indented(view, narrow)
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
}

function isNarrow({ scrollDOM, defaultCharacterWidth }: EditorView): boolean {
  return scrollDOM.clientWidth < roomy * defaultCharacterWidth
}

function indented(view: EditorView, narrow: boolean): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const { doc, tabSize } = view.state
  let last = -1
  for (const { from, to } of view.visibleRanges)
    for (let at = from; at <= to;) {
      const line = doc.lineAt(at)
      if (line.from > last) {
        const space = /^[ \t]*/.exec(doc.sliceString(line.from, Math.min(line.to, line.from + most)))?.[0] ?? ''
        const { whole, within } = narrow ? squeezed(space) : hanging(widthOf(space, tabSize))
        builder.add(line.from, line.from, whole)
        if (within && space !== '') builder.add(line.from, line.from + space.length, within)
      }
      last = line.from
      at = line.to + 1
    }
  return builder.finish()
}

/** How wide the space at the start of a line is, in characters. */
function widthOf(space: string, tabSize: number): number {
  let width = 0
  for (const character of space) width += character === '\t' ? tabSize - (width % tabSize) : 1
  return width
}

/** How a line is drawn, and the space before it. */
interface Drawn {
  readonly whole: Decoration
  readonly within: Decoration | null
}

const halved = Decoration.mark({ attributes: { style: `letter-spacing: ${String(share - 1)}ch` } })

const made = new Map<string, Drawn>()

function hanging(width: number): Drawn {
  return once(String(width), () => ({ whole: lineOf(width), within: null }))
}

function squeezed(space: string): Drawn {
  if (space.includes('\t')) {
    const width = widthOf(space, narrowTab)
    return once(`tab ${String(width)}`, () => ({
      whole: lineOf(width, `; tab-size: ${String(narrowTab)}`),
      within: null,
    }))
  }
  return once(`narrow ${String(space.length)}`, () => ({ whole: lineOf(space.length * share), within: halved }))
}

function lineOf(width: number, style = ''): Decoration {
  const indent = `${(width + further).toFixed(2)}ch`
  return Decoration.line({
    attributes: { style: `padding-left: calc(6px + ${indent}); text-indent: -${indent}${style}` },
  })
}

function once(key: string, make: () => Drawn): Drawn {
  const known = made.get(key) ?? make()
  made.set(key, known)
  return known
}
