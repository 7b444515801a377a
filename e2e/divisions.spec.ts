import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expect, test } from './app'

const source = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Letters from Port Elm</title></titleStmt>
      <publicationStmt><p>Written for testing</p></publicationStmt>
      <sourceDesc><p>Fiction</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <body>
      <div type='letter' n="1" xml:id="l1">
        <head>First letter</head>
        <p>The harbour is
           closed<note n="1">By ice.</note> since May.</p>
        <p>Nobody &#x2014; not even Orla &#8212; sailed.</p>
        <closer><signed>A. Wendt</signed></closer>
      </div>
      <pb n="2"/>
      <div type="letter"  n="2" xml:id="l2">
        <head>Second letter</head>
        <p>The ice broke
           on Sunday.</p>
        <p>We count eleven ships.</p>
        <p>More follow.</p>
      </div>
      <div type="letter" n="3">
        <p>Unsigned and undated.</p>
      </div>
    </body>
  </text>
</TEI>
`

const labels = (page: Page) =>
  page
    .getByRole('tree', { name: 'Outline' })
    .getByRole('treeitem')
    .evaluateAll((items) =>
      items.map((item) => `${item.getAttribute('aria-level') ?? ''} ${item.getAttribute('aria-label') ?? ''}`),
    )

test('a division is split, named, moved in and out and joined, and undone to the last byte', async ({ app }) => {
  await app.openText('letters.xml', source)
  await app.caretBefore('We count')
  await app.press('ControlOrMeta+Alt+d')
  await app.run('Heading of the division')
  await app.type('Ships')
  await expect
    .poll(() => labels(app.page))
    .toEqual(['1 First letter', '1 Second letter', '1 Ships', '1 letter 3 Unsigned and undated.'])
  await app.press('ControlOrMeta+Alt+Shift+ArrowRight')
  await expect.poll(() => labels(app.page)).toContain('2 Ships')
  await app.press('ControlOrMeta+Alt+Shift+ArrowLeft')
  await expect.poll(() => labels(app.page)).toContain('1 Ships')
  await app.press('ControlOrMeta+Alt+Shift+ArrowUp')
  await expect.poll(async () => (await labels(app.page)).slice(1, 3)).toEqual(['1 Ships', '1 Second letter'])
  await app.press('ControlOrMeta+Alt+Shift+ArrowDown')
  await app.run('Join with the division before')
  await expect.poll(async () => (await labels(app.page)).length).toBe(3)
  for (let i = 0; i < 12; i++) await app.press('ControlOrMeta+z')
  await app.saved()
  const path = await app.exportTo('back.xml')
  expect(await readFile(path, 'utf8')).toBe(source)
})

test('a division moved in the outline is the same lines elsewhere', async ({ app }) => {
  await app.openText('letters.xml', source)
  const line = (name: string) => app.page.getByRole('treeitem', { name })
  await app.caretBefore('More follow')
  await expect(line('Second letter')).toHaveAttribute('aria-current', 'location')
  await line('Second letter').focus()
  await app.press('Alt+ArrowUp')
  await expect.poll(async () => (await labels(app.page))[0]).toBe('1 Second letter')
  await expect(line('Second letter')).toBeFocused()
  await app.press('F2')
  await expect(app.page.getByRole('textbox', { name: 'Heading…' })).toBeFocused()
  await app.press('Escape')
  await expect(line('Second letter')).toBeFocused()
  await app.press('End', 'Alt+Shift+ArrowRight')
  await expect.poll(async () => (await labels(app.page))[2]).toBe('2 letter 3 Unsigned and undated.')
  await app.press('ControlOrMeta+z')
  await app.saved()
  const path = await app.exportTo('moved.xml')
  const moved = await readFile(path, 'utf8')
  const lines = (text: string) => text.split('\n')
  expect(lines(moved).sort()).toEqual(lines(source).sort())
  const at = (text: string, words: string) => lines(text).findIndex((one) => one.includes(words))
  expect(at(moved, 'Second letter')).toBeLessThan(at(moved, 'First letter'))
  expect(await app.accessibilityProblems()).toEqual([])
})
