import { readFile } from 'node:fs/promises'
import { expect, test, type App } from './app'

const tei = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>From the quay</title></titleStmt></fileDesc></teiHeader>
  <text>
    <body>
      <div type='letter'>
        <head>A letter</head>
        <p>The ship came in at noon,
          and Ada Kern was on the quay.</p>
        <list>
          <item>salt</item>
          <item>rope</item>
        </list>
        <p>More follows tomorrow.</p>
      </div>
    </body>
  </text>
</TEI>
`

const xml = (app: App) => app.page.getByRole('textbox', { name: 'XML of the transcription' })
const phase = (app: App) => app.page.locator('[data-xml]')
const line = (app: App) => app.page.locator('.cm-activeLine')

/** Waits until the XML has caught up with the text. */
const following = (app: App) => expect(phase(app)).toHaveAttribute('data-xml', 'following')

/** The XML as it is shown. */
const shown = (app: App) => xml(app).evaluate((dom) => (dom as HTMLElement).innerText.replace(/\n\n/g, '\n'))

/** Puts the caret of the XML before these words. */
async function findInXml(app: App, words: string): Promise<void> {
  await xml(app).focus()
  await app.press('ControlOrMeta+f')
  await expect(app.page.getByPlaceholder('Find', { exact: true })).toBeFocused()
  await app.press('ControlOrMeta+a')
  await app.type(words)
  await app.press('Enter', 'Escape')
  await expect(xml(app)).toBeFocused()
  await expect.poll(() => app.selected()).toBe(words)
}

test('the XML of the text goes with it, takes what is typed in it, and refuses what is broken', async ({ app }) => {
  await app.openText('quay.xml', tei)

  await test.step('it opens by key, with the caret where it is in the text', async () => {
    // Room for both, in a small window too.
    await app.press('Alt+Shift+j', 'Alt+x')
    await following(app)
    await expect(app.text).toBeFocused()
    await expect(line(app)).toContainText('<head>A letter</head>')
    await app.caretBefore('tomorrow')
    await expect(line(app)).toContainText('More follows tomorrow.')
    await expect(app.page.locator('.cm-atElement')).toHaveText(['<p>', '</p>'])
    expect(await app.accessibilityProblems()).toEqual([])
  })

  await test.step('what is typed in the text is typed in the XML', async () => {
    await app.type('the day after ')
    await expect(line(app)).toContainText('<p>More follows the day after tomorrow.</p>')
    await app.press('ControlOrMeta+z')
    await expect(line(app)).toContainText('<p>More follows tomorrow.</p>')
  })

  await test.step('F6 goes into it, its caret moves that of the text, and an element is folded', async () => {
    await app.press('F6')
    await expect(xml(app)).toBeFocused()
    await findInXml(app, 'rope')
    await app.press('ControlOrMeta+Alt+x')
    await expect(app.text).toBeFocused()
    await expect.poll(() => app.caret()).toMatch(/rope/)
    await app.press('ControlOrMeta+Alt+x')
    await findInXml(app, '<list>')
    await app.press('ControlOrMeta+Shift+BracketLeft')
    await expect(app.page.locator('.cm-foldPlaceholder')).toBeVisible()
    expect(await shown(app)).not.toContain('rope')
    await app.press('ControlOrMeta+Shift+BracketRight')
    await expect(app.page.locator('.cm-foldPlaceholder')).toHaveCount(0)
  })

  await test.step('a tag that is typed around words is a tag in the text, and no other line changes', async () => {
    await findInXml(app, 'Ada Kern')
    await app.type('<persName>Ada Kern</persName>')
    await expect(phase(app)).toHaveAttribute('data-xml', 'drafting')
    await expect(app.page.locator('[data-held]')).toBeVisible()
    await expect(app.text).toHaveAttribute('contenteditable', 'false')
    await app.press('ControlOrMeta+Enter')
    await following(app)
    await expect(app.text.locator('.span.about-person')).toHaveText('Ada Kern')
    await expect(app.text).toHaveAttribute('contenteditable', 'true')
    await app.saved()
    const path = await app.exportTo('applied.xml')
    expect(await readFile(path, 'utf8')).toBe(tei.replace('Ada Kern', '<persName>Ada Kern</persName>'))
  })

  await test.step('undo in the text takes it back', async () => {
    await app.press('ControlOrMeta+Alt+x')
    await expect(app.text).toBeFocused()
    await app.press('ControlOrMeta+z')
    await expect(app.text.locator('.span')).toHaveCount(0)
    await expect.poll(() => shown(app)).not.toContain('persName')
    await following(app)
  })

  await test.step('what is broken is refused with its line and column, and can be discarded', async () => {
    const doc = await app.doc()
    await findInXml(app, 'salt')
    await app.type('<hi>salt')
    await app.press('ControlOrMeta+Enter')
    await expect(app.page.getByRole('alert')).toContainText(/not well-formed.*Line 11, column \d+/)
    await expect(app.page.locator('.cm-lint-marker-error')).toBeVisible()
    await expect(xml(app)).toContainText('<hi>salt')
    expect(await app.doc()).toBe(doc)
    expect(await app.accessibilityProblems()).toEqual([])
    await app.press('Alt+x')
    await expect(app.dialog.getByRole('button', { name: 'Apply' })).toBeFocused()
    await app.press('Escape')
    await expect(xml(app)).toBeFocused()
    await app.page.getByRole('button', { name: 'Discard' }).click()
    await following(app)
    await expect(xml(app)).not.toContainText('<hi>')
    expect(await app.doc()).toBe(doc)
  })
})

test('what only the layout says is written as it was typed, also after a restart', async ({ app }) => {
  await app.openText('quay.xml', tei)
  await app.press('Alt+x')
  await following(app)
  await findInXml(app, "type='letter'")
  await app.type('type="letter"')
  await app.press('ControlOrMeta+Enter')
  await following(app)
  await app.saved()
  await app.restart()
  await app.opened()
  const path = await app.exportTo('layout.xml')
  expect(await readFile(path, 'utf8')).toBe(tei.replace("'letter'", '"letter"'))
})

test('what is typed in the XML and not applied is there again when the program was killed', async ({ app }) => {
  await app.openText('quay.xml', tei)
  await app.press('Alt+Shift+j', 'Alt+x')
  await following(app)
  await app.press('F6')
  await findInXml(app, 'Ada Kern')
  await app.type('Edda Kern')
  await expect.poll(() => app.page.evaluate(draftsKept)).toContain('Edda Kern')
  if (app.world === 'chromium') {
    // A browser asks before it closes the window; who stays has everything as it was.
    const asked = app.page.waitForEvent('dialog')
    await app.page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await expect(phase(app)).toHaveAttribute('data-xml', 'drafting')
  }
  app.kill()
  await app.startAgain()
  await expect(phase(app)).toHaveAttribute('data-xml', 'drafting')
  await expect(xml(app)).toContainText('Edda Kern')
  await expect(app.text).toContainText('Ada Kern')
  await xml(app).focus()
  await app.press('ControlOrMeta+Enter')
  await expect(app.text).toContainText('Edda Kern')
  await expect.poll(() => app.page.evaluate(draftsKept)).toBe('[]')
})

/** What is kept of XML that is typed and not applied, as JSON text. Runs in the page. */
function draftsKept(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('recto-xml-drafts')
    opening.onerror = () => {
      reject(opening.error ?? new Error('The drafts cannot be opened'))
    }
    opening.onsuccess = () => {
      const found = opening.result.transaction('drafts').objectStore('drafts').getAll()
      found.onsuccess = () => {
        opening.result.close()
        resolve(JSON.stringify(found.result))
      }
    }
  })
}

test('in a narrow window it stands in the place of the text', async ({ app }) => {
  await app.openText('quay.xml', tei)
  await app.page.setViewportSize({ width: 700, height: 700 })
  await app.press('Alt+x')
  await following(app)
  await expect(xml(app)).toBeFocused()
  await expect(app.text).toBeHidden()
  await expect(line(app)).toContainText('<head>A letter</head>')
  await app.press('Alt+x')
  await expect(app.text).toBeFocused()
})
