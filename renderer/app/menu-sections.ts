import { groups, type Command, type CommandGroup } from './command'

/** One menu: its commands in the order in which they stand, with a line between the sections. */
export interface MenuOfCommands {
  readonly group: CommandGroup
  readonly sections: readonly (readonly Command[])[]
}

/**
 * The order within the menus that hold commands of several kinds: each line is a section. The other menus stand as
 * their commands are listed.
 */
export const menuOrder: Partial<Record<CommandGroup, readonly (readonly string[])[]>> = {
  file: [
    ['edition/new', 'transcription/new', 'window/new'],
    ['file/open', 'folder/open', 'edition/open', 'sample/open'],
    ['edition/save', 'edition/save-as', 'edition/share', 'edition/export', 'edition/export-again'],
    ['version/name', 'copies/now', 'copies/show', 'recovery/show'],
    ['file/save', 'file/export', 'file/print'],
  ],
  edition: [
    ['edition/rename', 'edition/duplicate', 'edition/delete'],
    ['edition/data', 'header/take'],
    ['grammar/choose', 'grammar/remove'],
    ['rounds/edit', 'rounds/who'],
    ['transcription/rename', 'transcription/duplicate', 'transcription/move', 'transcription/delete'],
    ['original/show', 'original/read-again'],
    ['outside/compare', 'outside/read', 'outside/keep'],
    ['transcription/take-over', 'transcription/take-anyway'],
  ],
  tag: [
    ['tag/person', 'tag/place', 'tag/organisation', 'tag/date', 'tag/term'],
    ['tag/again', 'tag/mode', 'occurrence/all', 'occurrence/next'],
    ['tag/link', 'tag/unlink', 'register/open-entry'],
    ['tag/widen', 'tag/narrow', 'tag/extend-end', 'tag/shrink-end', 'tag/extend-start', 'tag/shrink-start'],
    ['tag/certainty', 'tag/attributes', 'tag/remove'],
  ],
  go: [
    ['library/show', 'library/search', 'library/continue', 'edition/show'],
    [
      'transcription/next',
      'transcription/previous',
      'outline/show',
      'go/next-page',
      'go/previous-page',
      'image/next',
      'image/previous',
    ],
    ['finding/next', 'finding/previous', 'check/now'],
    ['doubt/take', 'doubt/take-everywhere', 'doubt/next-fix', 'doubt/previous-fix'],
    ['doubt/good-here', 'doubt/good-in-edition', 'doubt/good-always', 'doubt/cancel'],
    ['register/next-mention', 'register/previous-mention', 'register/concordance'],
    ['suggestion/next', 'suggestion/previous', 'suggestion/next-option', 'suggestion/previous-option'],
    ['suggestion/take', 'suggestion/take-sure', 'suggestion/refuse', 'suggestion/refuse-here', 'suggestion/cancel'],
  ],
}

/** The commands sorted into menus; one that no order names stands at the end of its menu. */
export function menusOf(commands: readonly Command[]): readonly MenuOfCommands[] {
  return groups.map((group) => {
    const own = commands.filter((command) => command.group === group)
    const order = menuOrder[group] ?? []
    const named = new Set(order.flat())
    const sections = order.map((names) => names.flatMap((name) => own.filter((command) => command.name === name)))
    const rest = own.filter(({ name }) => !named.has(name))
    return { group, sections: [...sections, rest].filter((section) => section.length > 0) }
  })
}
