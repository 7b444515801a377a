import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { PieceCache } from '../../shared/pieces/piece-cache'
import { browserHost } from '../host/browser'
import { noRows } from '../store/journal'
import { openStore } from '../store/store'
import { TextStore } from '../store/text-store'
import type { StoredText } from '../store/texts'
import { emptyDoc, emptyTranscription, type NewTranscription } from './acts'
import { editorCommands } from '../editor/commands'
import type { Command, CommandContext } from './command'
import { allCommands } from './commands'
import { commandsInText } from './commands-in-text'
import { firstCommands } from './first-commands'
import { messageOf, startMessages } from './i18n'
import { menuOrder } from './menu-sections'
import { MirrorHome } from './mirror/mirror-home'
import { closed } from './closed'
import { opened } from './opened'
import { Session } from './session'

let session: Session

/** What Chrome, Firefox and Safari do not hand to a page: tabs, windows, quitting. */
const reserved: ReadonlySet<string> = new Set(
  ['n', 't', 'w', 'q', 'Tab', 'PageUp', 'PageDown'].flatMap((key) => [`Mod-${key}`, `Mod-Shift-${key}`, `Ctrl-${key}`]),
)

function storedOf({ transcription }: NewTranscription, doc: Node): StoredText {
  const kin = { edition: null, entries: [], refusals: [], verdicts: [], grammar: null, original: null, pages: null }
  const start = { transcription, original: null, head: noRows, steps: 0, readOnly: false, kin }
  const store = new TextStore(session.store.db, new PieceCache(), start)
  return {
    transcription,
    doc,
    guesses: [],
    original: null,
    pages: null,
    place: null,
    store,
    readOnly: null,
    damage: null,
    isChecked: true,
    resumed: false,
  }
}

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(browserHost(), answer.value)
})

afterEach(() => session.store.db.delete())

describe('Every command', () => {
  test('has a name of its own and a label', () => {
    const names = allCommands(session).map((command) => command.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => messageOf(`command.${name}`) === null)).toEqual([])
  })

  test('that can be done in the library is there before all others are read, the same one', () => {
    const context = { text: null, show: session.show, say: session.say }
    const doable = (commands: readonly Command[]) =>
      commands.filter(({ enabled }) => enabled?.(context) !== false).map(({ name, keys }) => [name, ...keys].join(' '))
    expect(doable(firstCommands(session)).toSorted()).toEqual(doable(allCommands(session)).toSorted())
    const names = new Set(allCommands(session).map(({ name }) => name))
    expect(firstCommands(session).filter(({ name }) => !names.has(name))).toEqual([])
  })

  test('that has a place in a menu is there', () => {
    const names = new Set(allCommands(session).map((command) => command.name))
    expect(
      Object.values(menuOrder)
        .flat(2)
        .filter((name) => !names.has(name)),
    ).toEqual([])
  })

  /** What is done with the one thing that is looked at: a guess, a suggestion or a doubt; and what stops waiting for it. */
  const looked = [
    ...['finding/accept', 'doubt/take', 'doubt/cancel', 'suggestion/cancel'],
    ...['suggestion/next-option', 'suggestion/previous-option', 'doubt/next-fix', 'doubt/previous-fix'],
    ...['suggestion/refuse', 'suggestion/refuse-here', 'doubt/good-in-edition', 'doubt/good-here'],
    // While XML is typed, the key applies it; else it finishes the page.
    ...['xml/apply', 'page/done'],
  ]

  test('has keys that no other has, unless the two can never be done at the same time', () => {
    const owners = new Map<string, string[]>()
    for (const { name, keys } of allCommands(session))
      for (const key of keys) owners.set(key, [...(owners.get(key) ?? []), name])
    const shared = [...owners.values()].filter((names) => names.length > 1)
    expect(new Set(shared.flat())).toEqual(
      new Set(['library/undo', 'library/redo', 'edit/undo', 'edit/redo', ...looked]),
    )
  })

  test('by a key of editing that is none of the editor’s works while the text has the focus', () => {
    const ofEditor = new Set(editorCommands.map(({ name }) => name))
    const inText = new Set(commandsInText(session).map(({ name }) => name))
    const kept = allCommands(session).filter(
      ({ name, group, keys }) =>
        keys.length > 0 && ['edit', 'text', 'tag'].includes(group) && !ofEditor.has(name) && !inText.has(name),
    )
    // In the library, undo and redo are those of the library.
    expect(kept.map(({ name }) => name)).toEqual(['library/undo', 'library/redo'])
  })

  test('of the library leaves undo and redo to an open text', () => {
    const open = emptyTranscription('A letter', 'edition', 0, 0)
    const doc = emptyDoc()
    const shown = opened(storedOf(open, doc), session.store, new MirrorHome(), () => undefined)
    const { text } = shown
    const enabled = (context: CommandContext) =>
      allCommands(session).filter((command) => command.enabled?.(context) !== false)
    const names = (kept: readonly Command[]) => kept.map((command) => command.name)
    const { show, say } = session
    expect(names(enabled({ text: null, show, say }))).toContain('library/undo')
    expect(names(enabled({ text: null, show, say }))).not.toContain('edit/undo')
    session.screen.set({ kind: 'text', edition: 'edition', open: shown })
    expect(names(enabled({ text, show, say }))).not.toContain('library/undo')
    session.screen.set({ kind: 'library' })
    closed(shown)
  })

  test('has no key that browsers keep for themselves', () => {
    const keys = allCommands(session).flatMap((command) => command.keys)
    expect(keys.filter((key) => reserved.has(key))).toEqual([])
  })

  test('that speaks of a text cannot be run in the library', () => {
    const context = { text: null, show: session.show, say: session.say }
    const enabled = allCommands(session).filter((command) => command.enabled?.(context) ?? true)
    expect(enabled.map((command) => command.name)).not.toContain('file/save')
    expect(enabled.map((command) => command.name)).toContain('edition/new')
  })
})
