import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { editorCommands } from '../editor/commands'
import { browserHost } from '../host/browser'
import { openStore } from '../store/store'
import { allCommands } from './commands'
import { messageOf, startMessages } from './i18n'
import { Session } from './session'

let session: Session

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

  test('of the program has a key that the editor does not use', () => {
    const taken = new Set(editorCommands.flatMap((command) => command.keys))
    const own = allCommands(session).filter((command) => !editorCommands.includes(command))
    const shared = own.filter((command) => command.keys.some((key) => taken.has(key))).map((command) => command.name)
    // In the library these undo acts; while a text is open, the same keys are the editor's.
    expect(shared).toEqual(['library/undo', 'library/redo'])
  })

  test('that speaks of a text cannot be run in the library', () => {
    const context = { text: null, show: session.show, say: session.say }
    const enabled = allCommands(session).filter((command) => command.enabled?.(context) ?? true)
    expect(enabled.map((command) => command.name)).not.toContain('file/save')
    expect(enabled.map((command) => command.name)).toContain('edition/new')
  })
})
