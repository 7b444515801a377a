import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { xml } from '@codemirror/lang-xml'
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit } from '@codemirror/language'
import { lintGutter } from '@codemirror/lint'
import { search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { elementMark } from './element-mark'
import { hangingLines } from './hanging-lines'
import { look } from './look'
import { mountByScript } from './style-sheets'

mountByScript()

/** What the editor of the XML speaks to the person, and what its keys do beside editing. */
export interface XmlEditorOptions {
  readonly label: string
  readonly readOnly: boolean
  readonly apply: () => void
  /** Take back, and do again, what was done in the text: where nothing was typed in the XML that could be. */
  readonly undo: () => void
  readonly redo: () => void
  /** Goes back to the text. */
  readonly leave: () => void
  /** The words of the panel for searching and of folds, by CodeMirror's own English. */
  readonly phrases: Readonly<Record<string, string>>
}

/** What the editor of the XML can do. */
export function xmlExtensions({ label, readOnly, apply, undo, redo, leave, phrases }: XmlEditorOptions): Extension {
  return [
    EditorState.phrases.of(phrases),
    EditorState.readOnly.of(readOnly),
    // It has the focus as it is; `tabindex` says so to those who look for it there.
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': label,
      'aria-readonly': String(readOnly),
      spellcheck: 'false',
    }),
    EditorView.lineWrapping,
    hangingLines(),
    keymap.of([
      { key: 'Mod-Enter', run: () => done(apply), preventDefault: true },
      ...foldKeymap,
      ...searchKeymap,
      ...historyKeymap,
      { key: 'Mod-z', run: () => done(undo), preventDefault: true },
      { key: 'Mod-y', run: () => done(redo), preventDefault: true },
      { key: 'Mod-Shift-z', run: () => done(redo), preventDefault: true },
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
      { key: 'Escape', run: () => done(leave) },
    ]),
    lintGutter(),
    lineNumbers(),
    foldGutter({ openText: '⌄', closedText: '›' }),
    codeFolding(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    past.of(history()),
    search({ top: true }),
    bracketMatching(),
    xml({ autoCloseTags: false }),
    indentUnit.of('  '),
    elementMark(),
    look(),
  ]
}

const past = new Compartment()

/** Forgets what was typed: it is in the text now, or given up. */
export function forgetTyped(view: EditorView): void {
  view.dispatch({ effects: past.reconfigure([]) })
  view.dispatch({ effects: past.reconfigure(history()) })
}

function done(act: () => void): boolean {
  act()
  return true
}
