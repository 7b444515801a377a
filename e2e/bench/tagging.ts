import { readTei } from '../../shared/tei/read'
import { expect, type App } from '../app'
import type { Bench } from './bench'
import { sampleKeys, watchKeys } from './key-sample'
import { MainThreadClock } from './memory'
import { median, times, type Figure, type Measurement } from './measurement'
import { texts } from './texts'

/** How many letters are typed, and how often F9 is pressed. */
const keys = 40
/** How many occurrences are tagged at once. */
const counts = [200, 1000] as const

/** What tagging asks of the window. */
export const tagging: Measurement = {
  name: 'tagging',
  about:
    'Typing in a text of 4 MB while its suggestions are worked out, beside typing before; F9 from one suggestion to the next, ' +
    'beside a letter; the main-thread computing time of tagging all occurrences of a name at once, beside reading the ' +
    'TEI of that text. Medians of 40 keys at a pace of 50 ms, and of 3 times.',
  patience: 600_000,
  measure: async (bench) => [...(await ofKeys(bench)), ...(await ofOccurrences(bench))],
}

function ofKeys(bench: Bench): Promise<readonly Figure[]> {
  return bench.withApp(async (app) => {
    const { page } = app
    await app.openText('papers.xml', texts.four.xml())
    await app.caretAfter('I have the honor')
    await watchKeys(page)
    const letter = (key: number) => (key % 6 === 5 ? 'Space' : 'e')
    await sampleKeys(page, keys, letter)
    const before = await sampleKeys(page, keys, letter)
    await app.press('F9')
    const during = await sampleKeys(page, keys, letter)
    await app.press('F9')
    await expect(page.locator('.suggestion.current')).toBeVisible({ timeout: 120_000 })
    await app.press('F9')
    const steps = await sampleKeys(page, keys, () => 'F9')
    const typing = (value: number) => ({ name: 'typing before', value })
    const bound = { of: 'ratio', most: 2 } as const
    return [
      ...[
        {
          name: 'key to frame, suggestions being worked out',
          value: during.frame,
          reference: typing(before.frame),
          bound,
        },
        {
          name: 'work per key, suggestions being worked out',
          value: during.work,
          reference: typing(before.work),
          bound,
        },
        { name: 'F9 to frame', value: steps.frame, reference: typing(before.frame), bound: null },
        {
          name: 'work per F9',
          value: steps.work,
          reference: typing(before.work),
          bound: { of: 'ratio', most: 4 } as const,
        },
      ].map((figure) => ({ ...figure, unit: 'ms' as const })),
    ]
  })
}

async function ofOccurrences(bench: Bench): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const count of counts) {
    const xml = logOf(count)
    const work = await bench.withApp(async (app) => {
      await app.openText('log.xml', xml)
      await app.caretBefore('Varlund at')
      await app.press('Alt+p')
      await expect(app.page.getByRole('option', { name: /New entry/ })).toBeVisible()
      await app.press('Enter')
      await app.saved()
      return median(await times(3, () => taggedAll(app)))
    })
    figures.push({
      ...{ name: `tagging ${count} occurrences at once`, value: work, unit: 'ms', bound: null },
      reference: { name: 'reading the TEI', value: median(await times(3, () => Promise.resolve(reading(xml)))) },
    })
  }
  return figures
}

/** Tags all occurrences of the name at the caret and takes that back; answers what the main thread computed for the first. */
async function taggedAll(app: App): Promise<number> {
  const clock = await MainThreadClock.of(app.page)
  await app.press('Alt+f')
  await expect(app.dialog.getByRole('button', { name: /^Tag \d/ })).toBeEnabled()
  const before = await clock.read()
  await app.press('ControlOrMeta+Enter')
  await expect(app.dialog).toBeHidden()
  await app.saved()
  const work = (await clock.read()) - before
  await expect(app.text).toBeFocused()
  await app.press('ControlOrMeta+z')
  await app.saved()
  return work
}

function reading(xml: string): number {
  const start = performance.now()
  readTei(xml)
  return performance.now() - start
}

/** The log of a lighthouse, in which a name stands once and then as often as is said. */
function logOf(count: number): string {
  const watch = (index: number) => `      <p>Watch ${index + 1}: Edda Varlund kept the lamp, and all was quiet.</p>`
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>The log</title></titleStmt>
    <publicationStmt><p>Made for measuring</p></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
  <text>
    <body>
      <p>Met the pilot Edda Varlund at the quay.</p>
${Array.from({ length: count }, (_, index) => watch(index)).join('\n')}
    </body>
  </text>
</TEI>
`
}
