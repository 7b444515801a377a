import { Plugin, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { localName } from '../../../shared/schema'
import { spansAt, type Span } from '../../../shared/queries/spans'

/** The innermost tag around the caret that says what its words are (no mere rendition), or `null`. */
export function tagAtCaret(state: EditorState): Span | null {
  return spansAt(state).findLast(({ name }) => localName(name) !== 'hi') ?? null
}

/** Frames the tag at the caret. */
export function frameTag(): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const tag = state.selection.empty ? tagAtCaret(state) : null
        return tag && DecorationSet.create(state.doc, [Decoration.inline(tag.from, tag.to, { class: 'tag-at-caret' })])
      },
    },
  })
}
