import { expect, test } from 'vitest'
import { letter, p } from '../../shared/testing/build'
import type { CommandContext } from '../app/command'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { mountRoot } from '../testing/mount-root'
import { TooltipProvider } from '../ui/Tooltip'
import { allow } from './plugins/editable'
import { createEditorState } from './state'
import { Toolbar } from './Toolbar'

async function toolbarOf(text: OpenText): Promise<readonly Element[]> {
  await startMessages()
  const context: CommandContext = { text, show: () => undefined, say: () => undefined }
  const { root, place } = mountRoot()
  root.render(
    <TooltipProvider>
      <Toolbar context={context} />
    </TooltipProvider>,
  )
  await expect.poll(() => place.querySelectorAll('button').length).toBeGreaterThan(10)
  return Array.from(place.querySelectorAll('button'))
}

const isUsable = (tool: Element) => tool.getAttribute('aria-disabled') !== 'true'

test('No tool looks as if it could be used while the text can only be read', async () => {
  const text = new OpenText('text', createEditorState({ doc: letter(p('one')), guesses: [], editable: false }))
  const tools = await toolbarOf(text)
  expect(tools.filter(isUsable)).toEqual([])
  text.dispatch(allow(text.state.tr, true))
  await expect.poll(() => tools.filter(isUsable).length).toBeGreaterThan(10)
})
