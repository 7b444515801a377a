import type { Command } from '../app/command'

/** Every command of the editor, in the order in which menus show them. */
export const editorCommands: readonly Command[] = []
