import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { expect, test, type App } from './app'

const letter = `<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Letter of the keeper</title></titleStmt>
      <publicationStmt><p>None.</p></publicationStmt>
      <sourceDesc><p>None.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <body>
      <div>
        <head>The keeper writes</head>
        <p>The lamp of <placeName ref="#skerry">Skerry Point</placeName> was lit by <persName ref="#halvard">Halvard</persName>.</p>
        <p>Nobody saw <persName>Solberg</persName> that night.</p>
        <p>The rope is old.</p>
        <p>So is the boat.</p>
      </div>
    </body>
  </text>
</TEI>
`

/** Moves the focus by Tab, or back by Shift-Tab, until it is there. */
async function tabTo(app: App, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 16 && !(await target.evaluate((one) => one === document.activeElement)); steps += 1)
    await app.press(key)
  await expect(target).toBeFocused()
}

/** Puts an element in that is found by typing, the best match or that with this way. */
async function insert(app: App, name: string, way: string): Promise<void> {
  await app.press('Alt+i')
  await expect(app.page.getByPlaceholder('Which element?')).toBeFocused()
  await app.type(name)
  const wanted = app.dialog.getByRole('option', { name: new RegExp(`^${name}.*${way}$`) })
  for (let steps = 0; steps < 10 && (await wanted.getAttribute('aria-selected')) !== 'true'; steps += 1)
    await app.press('ArrowDown')
  await app.press('Enter')
  await expect(app.dialog).toBeHidden()
  await expect(app.text).toBeFocused()
}

function lines(before: string, after: string): readonly string[] {
  const old = new Set(before.split('\n'))
  return after.split('\n').filter((line) => !old.has(line))
}

/** What is written where one more link leads to what the file itself does not have. */
const entryOfHalvard = [
  '  <standOff n="recto-register">',
  '    <listPerson>',
  '      <person xml:id="halvard">',
  '        <persName>Halvard</persName>',
  '      </person>',
  '    </listPerson>',
  '  </standOff>',
]

test('elements are looked at, changed, put in, wrapped and unwrapped by keys, and only their lines change', async ({
  app,
}) => {
  await app.openText('letter.xml', letter)
  await app.caretBefore('Solberg')
  const path = app.page.getByRole('navigation', { name: 'Elements around the caret' }).first()
  const panel = app.page.getByRole('region', { name: 'Element', exact: true })

  await test.step('an attribute with a value that is used already', async () => {
    await app.press('Alt+e')
    await expect(path.getByRole('button', { name: 'persName' })).toBeFocused()
    await expect(panel.getByRole('heading', { name: 'persName' })).toBeVisible()
    expect(await app.accessibilityProblems()).toEqual([])
    const adding = panel.getByRole('combobox', { name: 'Add attribute…' })
    await tabTo(app, adding)
    await app.type('ref')
    await expect(app.page.getByRole('option', { name: /^ref/ }).first()).toBeVisible()
    expect(await app.accessibilityProblems()).toEqual([])
    await app.press('ArrowDown', 'Enter')
    const value = panel.getByRole('combobox', { name: 'ref', exact: true })
    await expect(value).toBeFocused()
    await app.press('ArrowDown', 'ArrowDown')
    await expect(app.page.getByRole('listbox', { name: 'ref' }).getByRole('option', { selected: true })).toHaveText(
      /^#halvard1 ×$/,
    )
    await app.press('Enter')
    await expect(value).toHaveValue('#halvard')
  })

  await test.step('undo takes it back in one, and redo brings it again', async () => {
    await app.text.focus()
    await app.press('ControlOrMeta+z')
    await expect(panel.getByRole('combobox', { name: 'ref', exact: true })).toBeHidden()
    await app.press('ControlOrMeta+y')
    await expect(panel.getByRole('combobox', { name: 'ref', exact: true })).toHaveValue('#halvard')
  })

  await test.step('another name, which the panel offers', async () => {
    await app.caretBefore('Halvard')
    await app.press('Alt+e')
    const name = panel.getByRole('combobox', { name: 'Element', exact: true })
    await tabTo(app, name)
    await app.press('ControlOrMeta+a')
    await app.type('orgName')
    await app.press('Enter')
    await expect(panel.getByRole('heading', { name: 'orgName' })).toBeVisible()
    await app.text.focus()
  })

  await test.step('a gap at the caret, and a quotation around two paragraphs', async () => {
    await app.caretAfter('rope')
    await insert(app, 'gap', 'at the caret')
    await app.select('is old.')
    await app.press('ArrowLeft')
    for (let steps = 0; steps < 3; steps += 1) await app.press('Shift+ArrowDown')
    await insert(app, 'quote', 'blocks')
    await expect(app.page.getByRole('button', { name: 'quote: look at this element' })).toBeVisible()
    expect(await app.accessibilityProblems()).toEqual([])
  })

  const wrapped = await readFile(await app.exportTo('wrapped.xml'), 'utf8')
  expect(lines(letter, wrapped)).toEqual([
    ...entryOfHalvard,
    '        <p>The lamp of <placeName ref="#skerry">Skerry Point</placeName> was lit by <orgName ref="#halvard">Halvard</orgName>.</p>',
    '        <p>Nobody saw <persName ref="#halvard">Solberg</persName> that night.</p>',
    '        <quote>',
    '          <p>The rope<gap/> is old.</p>',
    '          <p>So is the boat.</p>',
    '        </quote>',
  ])

  await test.step('the path leads to the quotation, which is unwrapped', async () => {
    await app.text.focus()
    await app.caretBefore('So is')
    await app.press('Alt+e')
    await expect(path.getByRole('button')).toHaveText(['TEI', 'text', 'body', 'div', 'quote', 'p'])
    await expect(path.getByRole('button', { name: 'p', exact: true })).toBeFocused()
    await app.press('ArrowLeft')
    await expect(path.getByRole('button', { name: 'quote' })).toBeFocused()
    await expect(panel.getByRole('heading', { name: 'quote' })).toBeVisible()
    await app.press('Alt+Shift+u')
    await expect(app.text).toBeFocused()
  })
  const unwrapped = await readFile(await app.exportTo('unwrapped.xml'), 'utf8')
  expect(lines(letter, unwrapped)).toEqual([
    ...entryOfHalvard,
    '        <p>The lamp of <placeName ref="#skerry">Skerry Point</placeName> was lit by <orgName ref="#halvard">Halvard</orgName>.</p>',
    '        <p>Nobody saw <persName ref="#halvard">Solberg</persName> that night.</p>',
    '        <p>The rope<gap/> is old.</p>',
  ])
})

test('the list of elements says what they are, and where one may not stand', async ({ app }) => {
  await app.openText('letter.xml', letter)
  await app.caretBefore('rope')
  await app.press('Alt+i')
  await expect(app.dialog.getByRole('option').first()).toBeVisible()
  expect(await app.accessibilityProblems()).toEqual([])
  await app.type('castItem')
  await expect(app.dialog.getByText('No element of that name or meaning may stand here.')).toBeVisible()
  await app.press('Escape')
  await expect(app.text).toBeFocused()
})
