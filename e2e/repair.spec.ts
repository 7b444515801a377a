import { readFile } from 'node:fs/promises'
import { expect, test } from './app'

const flawed = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <text><body><div>
    <p>The Minister\u0092s answer was this.</p>
    <p>Messrs. Harlow & Co will not move.</p>
    <p>The bell&nbsp;rang at nine.</p>
    <p>Nothing is wrong with this.</p>
  </div></body></text>
</TEI>
`
const repaired = flawed.replace('\u0092', '’').replace(' & ', ' &amp; ').replace('&nbsp;', '&#xA0;')

/** The lines in which two texts of as many lines differ. */
const changedLines = (before: string, after: string): readonly string[] => {
  const old = before.split('\n')
  return after.split('\n').filter((line, index) => line !== old[index])
}

test('a file with flaws is repaired only where that was shown and wanted', async ({ app }) => {
  await app.ready()
  const stored = await app.stored()
  const [path = ''] = await app.drop([{ path: 'letter.xml', content: flawed }])
  const report = app.dialog.locator('[data-repairable]')
  await expect(report).toContainText('One file has flaws that can be repaired')
  await expect(report).toContainText('3 flaws with an obvious remedy')
  await expect(app.dialog.getByRole('button', { name: 'Show repairs…' })).toBeFocused()
  expect(await app.stored()).toEqual(stored)
  await app.press('Enter')

  const repairs = app.dialog.locator('[data-kind]')
  await expect(repairs).toHaveText([
    /Misread.*U\+0092’s answer/,
    /Named.*bell&nbsp;&#xA0;rang/,
    /Stray “&”.*Harlow &&amp; Co/,
  ])
  await expect(app.dialog).toContainText('line 4, column 20')
  expect(await app.accessibilityProblems()).toEqual([])
  await expect(app.dialog.getByRole('button', { name: 'Repair and open' })).toBeFocused()
  await app.press('Escape')
  await expect(app.dialog).toBeHidden()
  expect(await app.stored()).toEqual(stored)

  await app.dropPaths([path])
  await expect(app.dialog.getByRole('button', { name: 'Show repairs…' })).toBeFocused()
  await app.press('Enter')
  await expect(app.dialog.getByRole('button', { name: 'Repair and open' })).toBeFocused()
  await app.press('Enter')
  await app.opened()
  await expect(app.text).toContainText('Messrs. Harlow & Co will not move.')
  expect(await readFile(path, 'utf8')).toBe(flawed)
  const findings = app.page.locator('[role="option"][data-kind="guess"]')
  await expect(findings).toHaveText([/“U\+0092” became “’”/, /“&” became “&amp;”/, /“&nbsp;” became “&#xA0;”/])

  expect(await readFile(await app.exportTo('as-repaired.xml'), 'utf8')).toBe(repaired)
  await app.select('nine')
  await app.type('ten')
  const edited = await readFile(await app.exportTo('edited.xml'), 'utf8')
  expect(changedLines(repaired, edited)).toEqual(['    <p>The bell&#xA0;rang at ten.</p>'])
  await app.run('Show the original')
  await expect(app.dialog.locator('pre')).toContainText('Harlow & Co')
})

test('what was left out of the repairs is not read, and what need not be repaired can be repaired later', async ({
  app,
}) => {
  await app.ready()
  const well = flawed.replace(' & ', ' and ').replace('&nbsp;', ' ')
  await app.drop([
    { path: 'flawed.xml', content: flawed },
    { path: 'misread.xml', content: well },
  ])
  await expect(app.dialog.getByRole('heading', { name: 'One text was taken in' })).toBeVisible()
  await app.dialog.getByRole('button', { name: 'Show repairs…' }).press('Enter')
  await expect(app.dialog).toContainText('Repairs for 2 files')
  await app.dialog.getByRole('checkbox', { name: 'Stray “&”' }).press('Space')
  await expect(app.dialog.getByRole('status')).toHaveText('One file cannot be read without what you left out.')
  await app.dialog.getByRole('button', { name: 'Repair and open' }).press('Enter')
  await expect(app.dialog).toBeHidden()
  expect(await app.stored()).toMatchObject({ transcriptions: 1 })

  const [path = ''] = await app.put([{ path: 'misread.xml', content: well }])
  await app.dropPaths([path])
  await app.opened()
  await expect(app.text).toContainText('Minister\u0092s')
  await app.page.getByRole('button', { name: 'Show repairs…' }).press('Enter')
  await expect(app.dialog).toContainText('The text will be read again')
  await app.dialog.getByRole('button', { name: 'Repair', exact: true }).press('Enter')
  await app.opened()
  await expect(app.text).toContainText('Minister’s')
})

test('a plain text in Windows-1252 can be read, and comes back as UTF-8', async ({ app }) => {
  await app.ready()
  const words = 'Dear sister,\n\nthe bell räng at nine.\n'
  await app.drop([{ path: 'latin.txt', content: Buffer.from(words, 'latin1') }])
  await expect(app.dialog).toContainText('holds the byte E4')
  await app.press('Enter')
  await expect(app.dialog.locator('[data-kind="byte"]')).toContainText('the bell r[E4]äng at nine.')
  await app.press('Enter')
  await app.opened()
  await expect(app.text).toContainText('the bell räng')
  await app.press('F8')
  await expect(app.page.getByRole('region', { name: 'Proofread', exact: true })).toContainText('“[E4]” became “ä”')
  await app.run('Show the original')
  await expect(app.dialog.locator('pre')).toContainText('the bell r\uFFFDng')
})
