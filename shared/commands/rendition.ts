import type { Command, EditorState } from 'prosemirror-state'
import type { NewId } from './tag'

export type Rendition = 'italic' | 'bold' | 'smallcaps' | 'superscript' | 'subscript' | 'underline' | 'strikethrough'
export declare function toggleRendition(rendition: Rendition, newId: NewId): Command
/** Whether all of the selection, or the caret, has it. */
export declare function hasRendition(state: EditorState, rendition: Rendition): boolean
