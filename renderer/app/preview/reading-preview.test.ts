import axe from 'axe-core'
import { createElement } from 'react'
import { TextSelection } from 'prosemirror-state'
import { expect, onTestFinished, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { sessionPerTest, takeInEdition, teiText } from '../testing/edition-under-test'
import { mountKeys } from '../testing/mount-keys'
import { openTextOf } from '../testing/texts'
import { actionsOf } from '../actions'
import { addImages } from '../page-images/add-images'
import { pngOf } from '../page-images/test-files'
import { openedFile } from '../testing/memory-host'
import { ReadingPreview } from './ReadingPreview'

const now = sessionPerTest()

/** Opens a text of these paragraphs with its preview. */
async function start(...paragraphs: readonly string[]) {
  const { session } = now()
  session.settings.set({ reading: 'all', previewShown: true, theme: 'system' })
  const { rows } = await takeInEdition(now(), { 'a.xml': teiText('Letter', ...paragraphs) })
  await session.openTranscription(rows[0]?.id ?? '')
  mountKeys(
    session,
    ({ commands, context }) =>
      session.open &&
      createElement(ReadingPreview, { session, open: session.open, actions: actionsOf(session, commands, context) }),
    'display: flex; height: 500px; width: 700px',
  )
  await expect.poll(() => shownText()).toContain(paragraphs[0]?.replace(/<.*/, '') ?? '')
  return { session, text: openTextOf(session) }
}

const page = () => document.querySelector('iframe')?.contentDocument ?? null
const shownText = () => page()?.body.textContent ?? ''
const here = () => page()?.querySelector('.here')?.textContent ?? ''

test('a preview says what readers get, follows what is typed, and draws only the part anew that changed', async () => {
  const many = Array.from(
    { length: 60 },
    (_, index) => `Paragraph ${String(index)}.<note n="${String(index)}"><p>Noted ${String(index)}</p></note>`,
  )
  const { text } = await start(...many)
  expect(page()?.compatMode).toBe('CSS1Compat')
  const chunks = () => [...(page()?.querySelectorAll('.chunk') ?? [])]
  const [first, ...others] = chunks()
  expect(others.length).toBeGreaterThan(0)
  expect(shownText()).toContain('Noted 3')
  let pos = -1
  text.state.doc.descendants((node, at) => {
    if (node.text === 'Paragraph 3.') pos = at
  })
  text.dispatch(text.state.tr.insertText('Quoth ', pos))
  await expect.poll(shownText).toContain('Quoth Paragraph 3.')
  const [changed, ...rest] = chunks()
  expect(changed).not.toBe(first)
  expect(rest).toEqual(others)
  expect(rest.every((one, index) => one === others[index])).toBe(true)
})

test('the block of the caret is marked in the preview, and a click there puts the caret into it', async () => {
  const { text } = await start('One here.', 'Two there.')
  const end = TextSelection.atEnd(text.state.doc)
  text.dispatch(text.state.tr.setSelection(end))
  await expect.poll(here).toBe('Two there.')
  const one = [...(page()?.querySelectorAll('p') ?? [])].find(({ textContent }) => textContent === 'One here.')
  one?.click()
  expect(text.state.selection.$head.parent.textContent).toBe('One here.')
  await expect.poll(here).toBe('One here.')
})

test('a picture of the text that the library has is shown, and one that it lacks is named', async () => {
  const { session } = await start('See <graphic url="facs/map.png"/> and <graphic url="lost.png"/>.')
  expect(shownText()).toContain('[Image: facs/map.png]')
  await addImages(session, [openedFile('map.png', await pngOf(30, 40))])
  await expect.poll(() => page()?.querySelector('img')?.naturalWidth).toBe(30)
  expect(page()?.querySelector('img')?.alt).toBe('Image: map')
  expect(shownText()).toContain('[Image: lost.png]')
})

test('the preview follows the reading that is shown', async () => {
  const { session } = await start('A <choice><sic>tbe</sic><corr>the</corr></choice> end.')
  expect(shownText()).toContain('tbe')
  session.settings.set({ reading: 'corrected' })
  await expect.poll(shownText).not.toContain('tbe')
  expect(shownText()).toContain('the')
})

test('the page of the preview is accessible, light and dark', async () => {
  await start(
    'A <choice><sic>tbe</sic><corr>the</corr></choice> <persName>Ames</persName>.<note n="1"><p>Noted.</p></note><pb n="3"/>',
    '<list><label>First</label><item>One</item><pb n="4"/><item>Two</item></list>',
  )
  for (const theme of ['light', 'dark']) expect(await problemsOf(copyOfPage(), theme)).toEqual([])
})

/** The page in a frame in which scripts run, for none can in that of the preview. */
function copyOfPage(): Document {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'width: 700px; height: 500px'
  document.body.append(frame)
  onTestFinished(() => {
    frame.remove()
  })
  const { contentDocument: copy } = frame
  if (copy === null) throw new Error('The frame has no document')
  const rules = [...(page()?.adoptedStyleSheets ?? [])].flatMap(({ cssRules }) => [...cssRules])
  const shown = page()?.documentElement.outerHTML ?? ''
  copy.open()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Only a parser takes a doctype.
  copy.write(`<!DOCTYPE html>${shown}`)
  copy.close()
  const style = copy.createElement('style')
  style.textContent = rules.map(({ cssText }) => cssText).join('\n')
  copy.head.append(style)
  const script = copy.createElement('script')
  script.textContent = axe.source
  copy.head.append(script)
  return copy
}

async function problemsOf(copy: Document, theme: string): Promise<readonly string[]> {
  copy.documentElement.dataset['theme'] = theme
  const { violations } = await (copy.defaultView as unknown as { readonly axe: typeof axe }).axe.run(copy, {
    resultTypes: ['violations'],
    // The headings of a preview are those of the text, which may have none.
    rules: { 'page-has-heading-one': { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test('a key leads into the page of the preview and out of it, and nothing in the page runs', async () => {
  await start('One.')
  const other = document.createElement('div')
  other.dataset['region'] = 'other'
  const button = document.createElement('button')
  button.textContent = 'Other'
  other.append(button)
  document.body.append(other)
  button.focus()
  const frame = document.querySelector('iframe')
  await userEvent.keyboard('{F6}')
  expect(document.activeElement).toBe(frame)
  const out = new KeyboardEvent('keydown', { key: 'F6', code: 'F6', bubbles: true, cancelable: true })
  page()?.body.dispatchEvent(out)
  expect(document.activeElement).toBe(button)
  expect(frame?.getAttribute('sandbox')).toBe('allow-same-origin')
  expect(page()?.title).toBe('The text as its readers get it')
  other.remove()
})
