import { expect, onTestFinished, test } from 'vitest'
import { browserHost } from '../host/browser'
import { openStore } from '../store/store'
import { firstCommands } from './first-commands'
import { messageOf, startFirstMessages } from './i18n'
import { Session } from './session'

test('The commands of the library have their labels before the messages of other parts are read', async () => {
  await startFirstMessages()
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  const session = new Session(browserHost(), answer.value)
  onTestFinished(async () => {
    session.stop()
    await answer.value.db.delete()
  })
  const names = firstCommands(session).map(({ name }) => name)
  expect(names.filter((name) => messageOf(`command.${name}`) === null)).toEqual([])
})
