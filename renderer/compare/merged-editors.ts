import { xml } from '@codemirror/lang-xml'
import { getChunks, MergeView, unifiedMergeView, type Chunk } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { look } from '../xml-view/look'
import { mountByScript } from '../xml-view/style-sheets'
import type { CompareLayout } from './compare-layout'
import { mergeLook } from './merge-look'

mountByScript()

/** Two texts on the screen. */
export interface MergedEditors {
  /** How many stretches of lines differ. */
  readonly count: number
  /** Brings one of them into sight. */
  readonly show: (index: number) => void
  readonly focus: () => void
  readonly destroy: () => void
}

/** What the editors are called, and say of folded lines. */
export interface MergedWords {
  readonly old: string
  readonly new: string
  /** With `$` for how many. */
  readonly folded: string
}

/** How many characters that differ are looked at one by one, and for how long, in milliseconds; beyond it whole lines are told. */
const diffConfig = { scanLimit: 2000, timeout: 1500 }

const collapseUnchanged = { margin: 3, minSize: 6 }

/** Puts two texts into an element, side by side or in one. */
export function mergedEditors(
  parent: HTMLElement,
  texts: { readonly old: string; readonly new: string },
  layout: CompareLayout,
  words: MergedWords,
): MergedEditors {
  if (layout === 'beside') {
    const view = new MergeView({
      a: { doc: texts.old, extensions: reading(words.old, words) },
      b: { doc: texts.new, extensions: reading(words.new, words) },
      parent,
      collapseUnchanged,
      diffConfig,
    })
    return {
      count: view.chunks.length,
      show: (index) => {
        showChunk(view.b, view.chunks[index])
      },
      focus: () => {
        view.b.focus()
      },
      destroy: () => {
        view.destroy()
      },
    }
  }
  const view = new EditorView({
    doc: texts.new,
    extensions: [
      reading(words.new, words),
      unifiedMergeView({ original: texts.old, mergeControls: false, collapseUnchanged, diffConfig, gutter: true }),
    ],
    parent,
  })
  const chunks = getChunks(view.state)?.chunks ?? []
  return {
    count: chunks.length,
    show: (index) => {
      showChunk(view, chunks[index])
    },
    focus: () => {
      view.focus()
    },
    destroy: () => {
      view.destroy()
    },
  }
}

function reading(label: string, words: MergedWords): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorState.phrases.of({ '$ unchanged lines': words.folded }),
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': label,
      'aria-readonly': 'true',
      spellcheck: 'false',
    }),
    EditorView.lineWrapping,
    lineNumbers(),
    xml({ autoCloseTags: false }),
    look(),
    mergeLook(),
  ]
}

function showChunk(view: EditorView, chunk: Chunk | undefined): void {
  if (!chunk) return
  const at = Math.min(chunk.fromB, view.state.doc.length)
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
}
