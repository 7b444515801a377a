import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../electron/install.mjs'
import { expect, test, type App } from './app'
import { movements } from './movements'

/** Three pages with slips, a word that no dictionary has, and one that is meant as it is. */
const source = `<?xml version='1.0'?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>The lamp of the harbour</title></titleStmt>
    <publicationStmt><p>Made for tests</p></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
  <text>
    <body>
      <pb n="211"/>
      <p>The keeper wrote to the council. “The rope is old,” he wrote, “and tbe oil is <hi rend="italic">poor</hi>.”</p>
      <p>The agent saidUSSR ships had come for timber, and that the skeld was good.</p>
      <pb n="212"/>
      <p>The council read the the letter in May. “Let him have the oil,” said the clerk, “and the rope.”</p>
      <p>A “new" rope was sent with the next boat &#38; paid for.</p>
      <p>The keeper thanked the agent for the boat,and put the rope to use.</p>
      <pb n="213"/>
      <p>In June tbe lamp burned all night. “It is a good lamp,” he wrote, “and the skeld is clean.”</p>
      <p>The boys sang that it was agin the rule.</p>
    </body>
  </text>
</TEI>
`
const proofread = source
  .replaceAll('tbe', 'the')
  .replace('saidUSSR', 'said USSR')
  .replace('the the', 'the')
  .replace('new"', 'new”')
  .replace('boat,and', 'boat, and')

/** Waits until the page whose image is shown is this one. */
async function imageIsOf(app: App, page: string): Promise<void> {
  await expect(app.page.getByRole('group', { name: `Image of Page ${page}` })).toBeVisible()
  await expect(app.page.locator('[data-page-image="shown"] canvas')).toBeVisible()
}

/** Waits until screen readers are told something. */
async function said(app: App, words: string | RegExp): Promise<void> {
  await expect(app.page.getByRole('status').filter({ hasText: words })).not.toHaveCount(0)
}

/** Waits until the walk stands at these words. */
async function standsAt(app: App, words: string): Promise<void> {
  await expect.poll(() => app.selected()).toBe(words)
}

/** Takes the text and the images of its pages in, chosen in the dialogs for files. */
async function takeIn(app: App): Promise<void> {
  const images = join(root, 'renderer', 'app', 'sample', 'images')
  const files = await app.put([
    { path: 'lamp.xml', content: source },
    { path: 'lamp-211.webp', content: await readFile(join(images, '01-211.webp')) },
    { path: 'lamp-212.webp', content: await readFile(join(images, '01-212.webp')) },
    { path: 'lamp-213.webp', content: await readFile(join(images, '02-213.webp')) },
  ])
  await app.ready()
  await app.willChoose(files.slice(0, 1))
  await app.press('ControlOrMeta+o')
  await app.opened()
  await app.willChoose(files.slice(1))
  await app.run('Add page images')
  await expect(app.dialog).toContainText('Pages with an image: 3 of 3.')
  const done = app.dialog.getByRole('button', { name: 'Put them there' })
  for (let steps = 0; steps < 20 && !(await done.evaluate((button) => button === document.activeElement)); steps += 1)
    await app.press('Shift+Tab')
  await app.press('Enter')
  await expect(app.dialog).toBeHidden()
  await expect(app.text).toBeFocused()
}

test('three pages are proofread with their images from the first to the last without a mouse', async ({ app }) => {
  // Three times as long a way as other tests go, with a new start within.
  test.setTimeout(180_000)
  await takeIn(app)
  await app.run('Your name on proofread pages')
  await app.type('Nora')
  await app.press('Enter')
  await expect(app.text).toBeFocused()

  await test.step('the image is hidden and shown by one key, and is in step with the page', async () => {
    await app.press('ControlOrMeta+Home')
    await imageIsOf(app, '211')
    await app.press('ControlOrMeta+Alt+i')
    await expect(app.page.locator('[data-page-image]')).toBeHidden()
    await app.press('ControlOrMeta+Alt+i')
    await imageIsOf(app, '211')
    await app.press('F4')
    await imageIsOf(app, '212')
    await app.press('Shift+F4')
    await imageIsOf(app, '211')
    await app.press('ControlOrMeta+Home')
  })

  await test.step('one key to the next doubt, one settles it, one settles it everywhere', async () => {
    expect(
      await movements(app, async (hand) => {
        await hand.press('F8')
        await standsAt(app, 'tbe')
      }),
    ).toBe(1)
    expect(
      await movements(app, async (hand) => {
        await hand.press('Alt+Shift+Enter')
        await expect(app.dialog).toContainText('2 of 2 places ticked')
        await hand.press('ControlOrMeta+Enter')
        await expect(app.dialog).toBeHidden()
      }),
    ).toBe(2)
    await expect(app.text).toBeFocused()
    await expect(app.text).not.toContainText('tbe')
    expect(
      await movements(app, async (hand) => {
        await hand.press('F8')
        await standsAt(app, 'saidUSSR')
        await hand.press('Alt+Enter')
        await standsAt(app, 'skeld')
        await hand.press('Alt+Delete')
        await said(app, '“skeld” is good in this edition')
        await hand.press('ControlOrMeta+Enter')
        await said(app, /Page 211: First proof done/)
      }),
    ).toBe(4)
    await imageIsOf(app, '212')
  })

  await test.step('a page with an open doubt is finished when it is asked for twice, and opened again', async () => {
    await app.press('F8')
    await standsAt(app, 'the the')
    await app.press('Alt+Enter')
    await standsAt(app, '"')
    await app.press('ControlOrMeta+Enter')
    await said(app, '2 doubtful places are open on this page')
    await imageIsOf(app, '212')
    await app.press('ControlOrMeta+Enter')
    await said(app, /Page 212: First proof done/)
    await imageIsOf(app, '213')
    await app.press('Shift+F8')
    await standsAt(app, 'boat,and')
    await app.press('ControlOrMeta+Shift+Enter')
    await said(app, /Page 212 is open again/)
    await imageIsOf(app, '212')
  })

  await test.step('what was taken is taken back by undo', async () => {
    await app.press('Shift+F8')
    await standsAt(app, '"')
    await app.press('Alt+Enter')
    await standsAt(app, 'boat,and')
    await app.press('Alt+Enter')
    await expect(app.text).toContainText('boat, and')
    await app.press('ControlOrMeta+z')
    await expect(app.text).toContainText('boat,and')
    await app.press('ControlOrMeta+Shift+z')
    await expect(app.text).toContainText('boat, and')
    await app.press('ControlOrMeta+Enter')
    await said(app, /Page 212: First proof done/)
    await imageIsOf(app, '213')
  })

  await test.step('marks, verdicts and images are there when the window comes back', async () => {
    await app.saved()
    await app.placeKept()
    await app.restart()
    await app.opened()
    await imageIsOf(app, '213')
    await app.press('ControlOrMeta+Home')
    await imageIsOf(app, '211')
    await app.press('ControlOrMeta+Enter')
    await said(app, /Page 211 is done already/)
    await imageIsOf(app, '213')
  })

  await test.step('after the last page the round is finished', async () => {
    await app.press('F8')
    await standsAt(app, 'agin')
    await app.press('Alt+z')
    await said(app, '“agin” is good here')
    await app.press('ControlOrMeta+Enter')
    await said(app, /Page 213: First proof done.*All pages of the edition are done: First proof/)
    await app.press('F8')
    await said(app, 'No doubtful places.')
  })

  await app.saved()
  expect(await readFile(await app.exportTo('proofread.xml'), 'utf8')).toBe(proofread)
})
