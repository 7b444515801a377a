import { RangeSetBuilder, type Extension } from '@codemirror/state'
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view'

/** How far a line that is too long goes in beyond its beginning, and how far at most, in characters. */
const further = 2
const most = 24

/** Lets a line that does not fit go on under its own beginning, so that the indentation still shows what stands in what. */
export function hangingLines(): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet

      constructor(view: EditorView) {
        this.decorations = indented(view)
      }

      update({ docChanged, viewportChanged, view }: ViewUpdate): void {
        if (docChanged || viewportChanged) this.decorations = indented(view)
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
}

function indented(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const { doc, tabSize } = view.state
  let last = -1
  for (const { from, to } of view.visibleRanges)
    for (let at = from; at <= to;) {
      const line = doc.lineAt(at)
      if (line.from > last)
        builder.add(
          line.from,
          line.from,
          hanging(widthOf(doc.sliceString(line.from, Math.min(line.to, line.from + most)), tabSize)),
        )
      last = line.from
      at = line.to + 1
    }
  return builder.finish()
}

/** How wide the space at the start of a line is, in characters. */
function widthOf(text: string, tabSize: number): number {
  let width = 0
  for (const character of text)
    if (character === ' ') width++
    else if (character === '\t') width += tabSize - (width % tabSize)
    else break
  return Math.min(width, most)
}

const made = new Map<number, Decoration>()

function hanging(width: number): Decoration {
  const indent = width + further
  const known = made.get(indent)
  if (known) return known
  const style = `padding-left: calc(6px + ${String(indent)}ch); text-indent: -${String(indent)}ch`
  const decoration = Decoration.line({ attributes: { style } })
  made.set(indent, decoration)
  return decoration
}
