import { join } from 'node:path'
import { root } from '../electron/install.mjs'
import { expect, test } from './app'

const grammar = (...names: readonly string[]) => names.map((name) => join(root, 'fixtures', 'grammars', name))

const letter = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="../schema/broken.rng" type="application/xml"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>A letter</title></titleStmt>
      <publicationStmt><p>Unpublished.</p></publicationStmt>
      <sourceDesc><p>A letter.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text><body><div>
    <head>A letter</head>
    <p>The board received <num>twelve</num> ships, says <persName>Mr. Solberg</persName>.</p>
    <p>Nothing is wrong with this.</p>
  </div></body></text>
</TEI>
`

test('a text is held against a grammar: a finding is gone to by key, mended by typing, and gone', async ({ app }) => {
  await app.openText('letter.xml', letter)
  // A restart is another page.
  const listed = () => {
    const findings = app.page.getByRole('region', { name: 'Checks of the TEI', exact: true })
    return { findings, found: app.page.locator('[role="option"][data-kind="checked"]') }
  }
  const { findings, found } = listed()
  await app.willChoose(grammar('words.rng', 'letters.rng'))
  await app.run('Choose a grammar for the edition')
  await app.told('Checked by “letters.rng” from now on')
  await expect(findings.getByText('Checked by letters.rng')).toBeVisible()
  await expect(found).toHaveText(/twelve.*13:32.*<num>/)
  await expect(app.page.getByRole('button', { name: '1 open finding' })).toBeVisible()
  expect(await app.accessibilityProblems()).toEqual([])

  await app.page.keyboard.press('F8')
  await expect(found).toHaveAttribute('aria-selected', 'true')
  expect(await app.selected()).toBe('twelve')
  // One key, for undo parts what is typed slowly.
  await app.type('9')
  await expect(found).toHaveCount(0)
  await app.press('ControlOrMeta+z')
  await app.page.keyboard.press('F7')
  await expect(found).toHaveCount(1)

  await app.saved()
  await app.restart()
  await app.opened()
  await app.press('Alt+3')
  const again = listed()
  await expect(again.found).toHaveCount(1)
  await app.run('Remove the grammar of the edition')
  await expect(again.findings.getByText('Checked by TEI P5')).toBeVisible()
  await expect(again.found).toHaveCount(0)
})

test('a grammar that the text names is offered, and one that cannot be used is said with its line', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.press('Alt+3')
  const findings = app.page.getByRole('region', { name: 'Checks of the TEI', exact: true })
  await expect(findings.getByText('This text names the grammar broken.rng.')).toBeVisible()
  await app.willChoose(grammar('broken.rng'))
  await findings.getByRole('button', { name: 'Choose it…' }).click()
  await expect(
    findings.getByText(/broken\.rng cannot be used, so the text was checked without it\. At line .*letter/),
  ).toBeVisible()
  await expect(findings.getByText(/line 4, column 5/)).toBeVisible()
})

test('findings in the header are shown there, and doubled ids without any grammar', async ({ app }) => {
  const doubled = letter
    .replace('<title>', '<title xml:id="a">')
    .replace('<titleStmt>', '<titleStmt xml:id="a">')
    .replace('<p>Nothing', '<p xml:id="b">Nothing')
    .replace('<num>', '<num xml:id="b">')
  await app.openText('letter.xml', doubled)
  await app.page.keyboard.press('F7')
  const checks = app.page.locator('[role="option"][data-kind="checked"]')
  await expect(checks).toHaveCount(2)
  await expect(checks.first()).toContainText('Header')
  await app.page.keyboard.press('F8')
  expect(await app.selected()).toContain('Nothing is wrong')
  await app.page.keyboard.press('F8')
  await expect(app.page.getByLabel('Title', { exact: true })).toBeFocused()
})

test('editing goes on while a long text is checked, and has it checked anew', async ({ app }) => {
  const paragraphs = Array.from({ length: 3000 }, (_, n) => `<p>Ship ${String(n)} of <num>twelve</num> came in.</p>`)
  await app.openText('letter.xml', letter.replace('<p>Nothing', `${paragraphs.join('\n')}<p>Nothing`))
  await app.press('Alt+3')
  const status = app.page.locator('[data-check]')
  await expect(status).toHaveAttribute('data-check', 'fresh')
  await app.caretBefore('board received')
  // Puts words in, in the moment in which the check is said to go on, and notes what is shown then, and after.
  await status.evaluate((element) => {
    const { dataset } = document.documentElement
    const note = (event: string) => {
      dataset['events'] = [dataset['events'], event].filter((one) => one !== undefined).join(' ')
    }
    const edited = () => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'harbour ')
      const text = document.querySelector('.ProseMirror')
      text?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      return text?.textContent.includes('The harbour board received') === true
    }
    new MutationObserver(() => {
      const now = element.getAttribute('data-check') ?? ''
      const first = dataset['events'] === undefined
      note(now)
      if (first && now === 'checking' && edited()) note('edited')
    }).observe(element, { attributeFilter: ['data-check'] })
  })
  await app.page.keyboard.press('F7')
  const events = () => app.page.evaluate(() => document.documentElement.dataset['events'])
  await expect.poll(events).toBe('checking edited stale checking fresh')
  await app.saved()
})
