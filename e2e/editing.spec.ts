import { expect, test, type App } from './app'
import { telegram } from './telegram'

/** A letter with what editing meets: notes, a list, a table, tags, page breaks. */
const letter = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>Letter about a bell</title></titleStmt>
    <publicationStmt><p>Made for tests</p></publicationStmt><sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader>
  <text><body><div>
    <head>A letter</head>
    <p>Dear <persName key="p1">Edda<note n="1">Miss Varlund.</note></persName>, the bell is old.</p>
    <pb n="7"/>
    <list><item>one rope</item><item>two lamps</item></list>
    <table><row><cell>oil</cell><cell>9</cell></row><row><cell>wicks</cell><cell>40</cell></row></table>
    <pb n="9"/>
    <p>The bell rings; the bell is loud.</p>
  </div></body></text>
</TEI>
`

const blocks = (app: App) => app.text.locator('.textblock')

test('text can be typed before a note, after it and in it', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.caretAfter('Edda')
  await app.type('!')
  await app.press('ArrowRight')
  await app.type(', hail')
  await app.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
  await app.press('Alt+ArrowDown')
  await app.type(' Again.')
  await app.press('Escape')
  await app.type('?')
  const note = app.text.getByRole('note')
  await expect(note).toHaveText('Miss Varlund. Again.')
  const name = app.text.locator('.span.persName')
  await expect(name.first()).toContainText('Edda!')
  await expect(app.text).toContainText('?, hail, the bell is old.')
})

test('Backspace beside a note selects it first, and takes it only then', async ({ app }) => {
  await app.openText('letter.xml', letter)
  const start = await app.doc()
  await app.caretBefore(', the bell is old')
  await app.press('Backspace')
  await expect(app.text.locator('.note.ProseMirror-selectednode')).toBeVisible()
  expect(await app.doc()).toBe(start)
  await app.press('Backspace')
  await expect(app.text.getByRole('note')).toHaveCount(0)
  await expect(app.text).toContainText('Dear Edda, the bell is old.')
  await app.press('ControlOrMeta+z')
  expect(await app.doc()).toBe(start)
})

test('Enter in a list begins an item, and on an empty one ends the list', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.caretAfter('two lamps')
  await app.press('Enter')
  await app.type('three bells')
  const items = app.text.locator('.item')
  await expect(items).toHaveText(['one rope', 'two lamps', 'three bells'])
  await app.press('Enter', 'Enter')
  await app.type('That is all.')
  await expect(items).toHaveText(['one rope', 'two lamps', 'three bells'])
  await expect(blocks(app).filter({ hasText: /^That is all\.$/ })).toHaveClass(/\bp\b/)
})

test('Tab goes from cell to cell, and behind the last one begins a row', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.caretAfter('oil')
  await app.press('Tab')
  expect(await app.selected()).toBe('9')
  await app.type('10')
  await app.press('Tab', 'Tab', 'Tab')
  await app.type('glass')
  await app.press('Shift+Tab')
  await app.type('41')
  await expect(app.text.locator('td')).toHaveText(['oil', '10', 'wicks', '41', 'glass', ''])
})

test('replacing everywhere is one act, notes included', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  const start = await app.doc()
  await app.press('ControlOrMeta+h')
  await expect(app.page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
  await app.type('bell')
  await expect(app.page.getByText('2 matches')).toBeVisible()
  await app.page.getByRole('textbox', { name: 'Replace with' }).focus()
  await app.type('horn')
  await app.page.getByRole('button', { name: 'Replace all' }).press('Enter')
  await app.press('Escape')
  await expect(app.text).toBeFocused()
  await expect(app.text).toContainText('fog horn')
  await expect(app.text.getByRole('note').last()).toHaveText('The horn was rung for the first time on May 3.')
  await expect(app.text).not.toContainText('bell')
  await app.press('ControlOrMeta+z')
  expect(await app.doc()).toBe(start)
})

/** Pastes what another program has put on the clipboard. */
async function paste(app: App, parts: Readonly<Record<string, string>>): Promise<void> {
  await app.text.evaluate((text, given) => {
    const clipboardData = new DataTransfer()
    for (const [type, content] of Object.entries(given)) clipboardData.setData(type, content)
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, parts)
}

test('of a web page, headings, lists and emphasis are pasted, and nothing else', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.caretAfter('the bell is loud.')
  await app.press('Enter')
  await paste(app, {
    'text/html': `<html><head><style>p { color: red }</style></head><body>
      <h2 style="color: blue" onclick="alert(1)">The lighthouse</h2>
      <p class="note">It stands <b>high</b> above <a href="https://example.org/">the sea</a>.</p>
      <ul><li>a lamp</li><li>a bell</li></ul><script>document.title = 'taken'</script><img src="x.png"></body></html>`,
    'text/plain': 'The lighthouse',
  })
  await expect(app.text.locator('.head, .heading').filter({ hasText: /^The lighthouse$/ })).toBeVisible()
  await expect(blocks(app).filter({ hasText: /^It stands high above the sea\.$/ })).toBeVisible()
  await expect(app.text.locator('[data-rend="strong"]')).toHaveText('high')
  await expect(app.text.locator('.item')).toHaveText(['one rope', 'two lamps', 'a lamp', 'a bell'])
  await expect(app.text.locator('a, img:not(.ProseMirror-separator), script, style, [style*="color"]')).toHaveCount(0)
  await expect(app.text.getByRole('note')).toHaveCount(1)
  // A handler in the page is refused by the policy, which the console tells.
  for (const problem of app.takeProblems()) expect(problem).toContain('Content Security Policy')
})

test('plain text is pasted as paragraphs', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.caretAfter('the bell is loud.')
  await app.press('Enter')
  await paste(app, { 'text/plain': 'First line\nof one paragraph.\n\nA second <p>.' })
  await expect(blocks(app).filter({ hasText: /^First line of one paragraph\.$/ })).toBeVisible()
  await expect(blocks(app).filter({ hasText: /^A second <p>\.$/ })).toBeVisible()
})

test('a tagged name with its note can be copied, and is then two', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.caretBefore('Dear Edda')
  await app.press('Shift+End', 'ControlOrMeta+c')
  await app.caretAfter('the bell is loud.')
  await app.press('Enter', 'ControlOrMeta+v')
  const names = app.text.locator('.span.persName')
  await expect(app.text.getByRole('note')).toHaveText(['Miss Varlund.', 'Miss Varlund.'])
  await expect(names.filter({ hasText: 'Edda' })).toHaveCount(2)
  const ids = await names.evaluateAll((all) => all.map((name) => name.getAttribute('data-id')))
  expect(new Set(ids).size).toBe(2)
})

test('findings are walked through and settled by key', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  // What proofreading doubts is walked through, too; here it is the guesses that count.
  await app.run('Mark doubtful places')
  const open = () => app.page.getByRole('button', { name: /open finding/ })
  const count = async () => Number(/\d+/.exec((await open().textContent()) ?? '')?.[0] ?? 0)
  const before = 6
  await expect.poll(count).toBe(before)
  await app.press('F8')
  const first = await app.doc()
  await app.press('Alt+Enter')
  await expect.poll(count).toBe(before - 1)
  await app.press('ControlOrMeta+z')
  await expect.poll(count).toBe(before)
  expect(await app.doc()).toBe(first)
  await app.press('F8')
  for (let left = before; left > 0; left -= 1) await app.press('Alt+Enter')
  await expect(open()).toBeHidden()
  await app.saved()
  await app.restart()
  await app.opened()
  await expect(open()).toBeHidden()
})

test('the header is changed in its form, and undone like the text', async ({ app }) => {
  await app.openText('letter.xml', letter)
  const start = await app.doc()
  await app.press('Alt+4')
  const title = app.page.getByRole('textbox', { name: 'Title', exact: true })
  await expect(title).toHaveValue('Letter about a bell')
  await title.fill('Letter about the bell')
  await app.saved()
  await app.text.focus()
  await app.press('ControlOrMeta+z')
  await expect(title).toHaveValue('Letter about a bell')
  expect(await app.doc()).toBe(start)
  await app.press('ControlOrMeta+Shift+z')
  await expect(title).toHaveValue('Letter about the bell')
})

test('a page break is put in by key, and the pages behind it are numbered anew', async ({ app }) => {
  await app.openText('letter.xml', letter)
  const start = await app.doc()
  const pages = app.page.getByRole('list', { name: 'Pages' }).getByRole('listitem')
  // Each says how far it is proofread, too.
  const numbered = (...numbers: readonly number[]) => numbers.map((n) => new RegExp(`^Page ${String(n)}(?!\\d)`))
  await expect(pages).toHaveText(numbered(7, 9))
  await app.caretAfter('one rope')
  await app.press('Alt+b')
  const number = app.page.getByRole('textbox', { name: 'Page number' })
  await expect(number).toBeFocused()
  await expect(number).toHaveValue('8')
  await app.page.getByRole('button', { name: 'Renumber the rest' }).press('Enter')
  await expect(pages).toHaveText(numbered(7, 8, 9))
  await expect(app.text).toBeFocused()
  await app.caretAfter('the bell is loud')
  await app.press('Alt+b')
  await expect(number).toHaveValue('10')
  await app.type('20')
  await app.press('Enter')
  await expect(pages).toHaveText(numbered(7, 8, 9, 20))
  await app.page.getByRole('button', { name: 'Page 7' }).press('Enter')
  await app.run('Renumber the pages that follow')
  await expect(pages).toHaveText(numbered(7, 8, 9, 10))
  for (let undone = 0; undone < 6 && (await app.doc()) !== start; undone += 1) await app.press('ControlOrMeta+z')
  expect(await app.doc()).toBe(start)
})
