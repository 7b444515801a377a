import { createRoot } from 'react-dom/client'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { readTei } from '../../shared/tei/read'
import type { Actions } from '../app/actions'
import { startMessages } from '../app/i18n'
import { Mirror } from '../app/mirror/mirror'
import { MirrorHome } from '../app/mirror/mirror-home'
import { OpenText } from '../app/open-text'
import { createEditorState } from '../editor/state'
import { isEditable } from '../editor/plugins/editable'
import { TooltipProvider } from '../ui/Tooltip'
import { XmlText } from './xml-text'
import { XmlView } from './XmlView'

const source = `<TEI xmlns="http://www.tei-c.org/ns/1.0">\r
  <text><body><div>\r
    <p rend='plain'>One two</p>\r
    <p>Three</p>\r
  </div></body></text>\r
</TEI>\r
`

beforeEach(startMessages)

async function mounted({ editable = true } = {}): Promise<{ text: OpenText; xml: XmlText; mirror: Mirror }> {
  const { value } = readTei(source)
  if (!value) throw new Error('This is not TEI')
  const text = new OpenText('t1', createEditorState({ doc: value.doc, guesses: [], editable }))
  const home = new MirrorHome()
  const mirror = new Mirror(text, () => Promise.resolve(source), home)
  const xml = new XmlText(text, mirror)
  const place = document.createElement('div')
  place.style.cssText = 'display: flex; height: 500px; width: 700px'
  document.body.append(place)
  const root = createRoot(place)
  const actions = { run: () => undefined, keyOf: () => undefined } as unknown as Actions
  root.render(
    <TooltipProvider>
      <XmlView xml={xml} actions={actions} />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
    xml.stop()
    mirror.stop()
    home.stop()
  })
  await expect.poll(() => xml.get()).toEqual({ kind: 'following', behind: false })
  await expect.poll(() => xml.view?.state.doc.toString()).toBe(source.replaceAll('\r\n', '\n'))
  return { text, xml, mirror }
}

/** Types words in the place of others in the XML. */
function type(xml: XmlText, before: string, now: string): void {
  const from = xml.view?.state.doc.toString().indexOf(before) ?? -1
  xml.view?.dispatch({ changes: { from, to: from + before.length, insert: now }, userEvent: 'input.type' })
}

const written = async (mirror: Mirror) => {
  const answer = await mirror.ask('xml', null)
  return answer.ok ? answer.value.source : null
}

test('typed XML holds the text still until it is applied, and is then what is written, line ends and all', async () => {
  const { text, xml, mirror } = await mounted()
  type(xml, 'two', '<hi>two</hi>\n and more')
  expect(xml.drafting).toBe(true)
  expect(isEditable(text.state)).toBe(false)
  expect(await xml.apply()).toBe(true)
  expect(isEditable(text.state)).toBe(true)
  expect(text.state.doc.textContent).toBe('One two and moreThree')
  expect(await written(mirror)).toBe(source.replace('two', '<hi>two</hi>\r\n and more'))
})

test('what is broken stays, with its place, and the text stays as it was', async () => {
  const { text, xml } = await mounted()
  const { doc } = text.state
  type(xml, '</p>', '</q>')
  expect(await xml.apply()).toBe(false)
  expect(xml.get()).toMatchObject({ refused: [{ code: 'xml-malformed', at: { line: 3 } }] })
  expect(text.state.doc).toBe(doc)
  await expect.poll(() => document.querySelector('[role="alert"]')?.textContent).toMatch(/Line 3, column \d+/)
  expect(document.querySelector('.cm-lint-marker-error')).not.toBeNull()
  xml.discard()
  expect(xml.view?.state.doc.toString()).toBe(source.replaceAll('\r\n', '\n'))
  expect(isEditable(text.state)).toBe(true)
})

test('what is typed and taken back lets the text go again', async () => {
  const { text, xml } = await mounted()
  type(xml, 'Three', 'Four')
  expect(isEditable(text.state)).toBe(false)
  type(xml, 'Four', 'Three')
  expect(xml.get()).toEqual({ kind: 'following', behind: false })
  expect(isEditable(text.state)).toBe(true)
})

test('the XML follows what is done in the text, and nothing waits to be applied then', async () => {
  const { text, xml } = await mounted()
  const at = text.state.doc.content.size - 4
  text.dispatch(text.state.tr.insertText(' more', at))
  await expect.poll(() => xml.view?.state.doc.toString()).toContain('Three more')
  expect(xml.drafting).toBe(false)
})

test('a text that can only be read has XML that can only be read', async () => {
  const { xml } = await mounted({ editable: false })
  type(xml, 'Three', 'Four')
  expect(xml.view?.state.doc.toString()).toContain('Three')
  expect(xml.view?.contentDOM.getAttribute('aria-readonly')).toBe('true')
})
