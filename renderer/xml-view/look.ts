import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** How the XML looks: our fonts and colours, which turn with the theme by themselves. */
export function look(): Extension {
  return [theme, syntaxHighlighting(colours)]
}

const colours = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--person)' },
  { tag: tags.angleBracket, color: 'var(--ink-quiet)' },
  { tag: tags.attributeName, color: 'var(--organisation)' },
  { tag: tags.attributeValue, color: 'var(--place)' },
  { tag: tags.definitionOperator, color: 'var(--ink-quiet)' },
  { tag: tags.character, color: 'var(--date)' },
  { tag: tags.blockComment, color: 'var(--ink-quiet)', fontStyle: 'italic' },
  { tag: [tags.processingInstruction, tags.documentMeta], color: 'var(--term)' },
  { tag: tags.invalid, color: 'var(--bad)', textDecoration: 'underline wavy' },
])

const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--paper)', color: 'var(--ink)', flex: '1', fontSize: 'var(--xml-size)', minHeight: '0' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0 40vh' },
  '.cm-line': { padding: '0 12px 0 6px' },
  '.cm-content ::selection, .cm-content::selection': { backgroundColor: 'var(--selection)' },
  '&:not(.cm-focused) .cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-gutters': {
    backgroundColor: 'var(--paper)',
    borderRight: '1px solid var(--line)',
    color: 'var(--ink-quiet)',
    fontFamily: 'var(--mono)',
    fontSize: 'calc(var(--xml-size) - 1.5px)',
  },
  '.cm-activeLineGutter': { backgroundColor: 'var(--hover)', color: 'var(--ink)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '3ch', padding: '0 4px 0 10px' },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'default', padding: '0 4px' },
  '.cm-foldGutter .cm-gutterElement:hover': { color: 'var(--ink)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--hover)',
    border: '1px solid var(--edge)',
    borderRadius: '4px',
    color: 'var(--ink-quiet)',
    margin: '0 3px',
    padding: '0 5px',
  },
  '.cm-atElement': {
    backgroundColor: 'var(--selection)',
    borderRadius: '3px',
    boxShadow: 'inset 0 -1.5px 0 var(--focus)',
  },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)' },
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--bad)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--lift)',
    color: 'var(--ink)',
    fontFamily: 'var(--interface)',
    fontSize: 'var(--size)',
    maxWidth: '48ch',
  },
  '.cm-diagnostic': { padding: '6px 10px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
  '.cm-searchMatch': { backgroundColor: 'light-dark(#f6e3ae, #5a4716)', outline: 'none' },
  '.cm-searchMatch-selected': { backgroundColor: 'light-dark(#f0c66a, #7d6118)', outline: '1px solid var(--ink)' },
  '.cm-selectionMatch': { backgroundColor: 'transparent' },
  '.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--ink)', fontFamily: 'var(--interface)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    fontSize: 'var(--size)',
    gap: '6px',
    padding: '6px 34px 6px 10px',
  },
  // Three rows: what is looked for, how, and what is put in its place.
  '.cm-panel.cm-search::before': { content: '""', flexBasis: '100%', order: '1' },
  '.cm-panel.cm-search::after': { content: '""', flexBasis: '100%', order: '3' },
  '.cm-panel.cm-search [name=replace], .cm-panel.cm-search [name=replaceAll]': { order: '4' },
  '.cm-panel.cm-search .cm-textfield': { flex: '1 1 14ch', minWidth: '0' },
  '.cm-panel.cm-search label': {
    alignItems: 'center',
    order: '2',
    display: 'inline-flex',
    fontSize: 'var(--size-small)',
    gap: '4px',
  },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': { margin: '0' },
  '.cm-textfield': {
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--edge)',
    borderRadius: '5px',
    color: 'var(--ink)',
    fontSize: 'var(--size)',
    height: 'var(--control)',
    padding: '0 8px',
  },
  '.cm-button': {
    backgroundColor: 'var(--paper)',
    backgroundImage: 'none',
    border: '1px solid var(--edge)',
    borderRadius: '5px',
    color: 'var(--ink)',
    fontSize: 'var(--size)',
    height: 'var(--control)',
    padding: '0 10px',
  },
  '.cm-button:hover, .cm-button:active': { backgroundColor: 'var(--hover)', backgroundImage: 'none' },
  '.cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel.cm-search [name=close]:focus-visible': {
    outline: '2px solid var(--focus)',
    outlineOffset: '1px',
  },
  '.cm-panel.cm-search [name=close]': {
    borderRadius: '5px',
    color: 'var(--ink-quiet)',
    fontSize: '18px',
    height: 'var(--control)',
    position: 'absolute',
    right: '6px',
    top: '6px',
    width: 'var(--control)',
  },
  '@media (forced-colors: active)': {
    '.cm-atElement': { outline: '1px solid Highlight' },
    '.cm-activeLine, .cm-activeLineGutter': { outline: '1px solid GrayText' },
    '.cm-searchMatch': { outline: '1px solid CanvasText' },
    '.cm-searchMatch-selected': { outline: '2px solid Highlight' },
  },
})
