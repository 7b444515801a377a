import { readFile } from 'node:fs/promises'
import { expect, test, type App } from './app'
import { movements } from './movements'

const paragraphs = (count: number, words: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `      <p>${words(index)}</p>`).join('\n')

/** A text of its own kind of bytes, with a name in every paragraph. */
const letter = (title: string, body: string) => `<?xml version='1.0'?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt>
    <publicationStmt><p>Made for tests</p></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
  <text>
    <body>
      <dateline>Port Aldry, May 27, 1931</dateline>
${body}
    </body>
  </text>
</TEI>
`

const first = letter(
  'The first log',
  [
    '      <p>Met the pilot Edda Varlund at the quay.</p>',
    '      <p>She goes to Tarnholm on June 3, 6 p.m., and comes back.</p>',
    paragraphs(100, (index) => `Watch ${String(index + 1)}: Edda Varlund kept the lamp &#38; the bell.`),
  ].join('\n'),
)
const second = letter(
  'The second log',
  paragraphs(60, (index) => `Entry ${String(index + 1)} was written by Edda Varlund.`),
)
const third = letter(
  'The third log',
  paragraphs(40, (index) => `Boat ${String(index + 1)}: seen by Edda Varlund.`),
)

const exported = async (app: App, name: string): Promise<string> => readFile(await app.exportTo(name), 'utf8')
const linked = '<persName ref="#person_varlund-edda">Edda Varlund</persName>'
const linksIn = (source: string) => source.split(linked).length - 1

test('names and dates are tagged in as few movements as promised, and one undo takes two hundred tags back', async ({
  app,
}) => {
  await app.ready()
  await app.drop([
    { path: 'logs/1.xml', content: first },
    { path: 'logs/2.xml', content: second },
    { path: 'logs/3.xml', content: third },
  ])
  await expect(app.dialog.getByRole('button', { name: 'Open the first' })).toBeFocused()
  await app.press('Enter')
  await app.opened()
  expect(await exported(app, 'untouched.xml')).toBe(first)

  await app.caretBefore('Varlund at')
  const newName = await movements(app, async (hand) => {
    await hand.press('Alt+p')
    await expect(app.page.getByRole('option', { name: /New entry/ })).toBeVisible()
    await hand.press('Enter')
    await expect.poll(() => app.doc()).toContain('#person_varlund-edda')
  })
  expect(newName).toBe(2)
  await app.saved()
  const before = await exported(app, 'one-tag.xml')
  expect(linksIn(before)).toBe(1)

  const all = await movements(app, async (hand) => {
    await hand.press('Alt+f')
    await expect(app.dialog).toContainText(/200 of 20\d ticked/)
    await hand.press('ControlOrMeta+Enter')
    await expect(app.dialog).toBeHidden()
  })
  expect(all).toBeLessThanOrEqual(4)
  await app.saved()
  expect(linksIn(await exported(app, 'all.xml'))).toBe(101)

  await expect(app.text).toBeFocused()
  await app.press('ControlOrMeta+z')
  await expect.poll(async () => linksIn(await app.page.content())).toBe(0)
  expect(await exported(app, 'undone.xml')).toBe(before)
  await app.press('ControlOrMeta+Shift+z')
  for (const [name, count, source, words] of [
    ['second', 60, second, 'Entry 1'],
    ['third', 40, third, 'Boat 1'],
  ] as const) {
    await app.press('Alt+PageDown')
    await expect(app.text).toContainText(words)
    await app.opened()
    const tagged = await exported(app, `${name}.xml`)
    expect(linksIn(tagged)).toBe(count)
    expect(tagged.replaceAll(linked, 'Edda Varlund').replace(/ *<standOff[^]*?<\/standOff>\n?/, '')).toBe(source)
  }
})

test('a known name, a date and the next occurrence are one movement each', async ({ app }) => {
  await app.openText('log.xml', first)
  await app.caretBefore('Varlund at')
  await app.press('Alt+p')
  await expect(app.page.getByRole('option', { name: /New entry/ })).toBeVisible()
  await app.press('Enter')
  await expect.poll(() => app.doc()).toContain('#person_varlund-edda')
  await expect(app.page.getByText('1 in this text')).toBeVisible()

  await app.caretBefore('June 3')
  const date = await movements(app, (hand) => hand.press('Alt+d'))
  expect(date).toBe(1)
  await expect.poll(() => app.doc()).toContain('"when":"1931-06-03T18:00:00"')

  const next = await movements(app, (hand) => hand.press('F9'))
  expect(next).toBe(1)
  await expect.poll(() => app.selected()).toContain('Varlund')
  const known = await movements(app, (hand) => hand.press('Alt+s'))
  expect(known).toBe(1)
  await app.saved()
  expect(linksIn(await exported(app, 'known.xml'))).toBe(2)
})
