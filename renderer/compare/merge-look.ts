import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** How compared texts look beside what `xml-view/look.ts` says: what is gone is struck through, what is new underlined. */
export function mergeLook(): Extension {
  return EditorView.theme({
    '.cm-content': { padding: '8px 0 24px' },
    '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': {
      backgroundColor: 'color-mix(in srgb, var(--bad) 7%, transparent)',
    },
    '&.cm-merge-b .cm-changedLine, .cm-insertedLine': {
      backgroundColor: 'color-mix(in srgb, var(--good) 8%, transparent)',
    },
    '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText, .cm-deletedText': {
      background: 'color-mix(in srgb, var(--bad) 15%, transparent)',
      textDecoration: 'line-through 1.4px',
    },
    '&.cm-merge-b .cm-changedText': {
      background: 'color-mix(in srgb, var(--good) 16%, transparent)',
      textDecoration: 'underline 1.6px',
      textUnderlineOffset: '0.22em',
    },
    '.cm-insertedLine, .cm-deletedLine, .cm-deletedLine del': { textDecoration: 'none' },
    '.cm-deletedChunk': { paddingLeft: '6px' },
    '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--bad)' },
    '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--good)' },
    '.cm-collapsedLines': {
      background: 'color-mix(in srgb, var(--desk) 70%, transparent)',
      borderBlock: '1px solid var(--line)',
      color: 'var(--ink-quiet)',
      fontFamily: 'var(--interface)',
      fontSize: 'var(--size-small)',
      padding: '4px 12px',
    },
    // The sign that CodeMirror puts there is in few typefaces.
    '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"⋯"', color: 'var(--ink-quiet)' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  })
}
