import type { App } from '../app'
import type { Bench, Stand } from './bench'
import { watchKeys, workOfKeys } from './key-sample'
import { median, times, type Figure, type Measurement } from './measurement'
import { lookedThrough } from './proofing'
import { takeIn } from './text-on-screen'
import { flatText, typingPlaces, typingText } from './typing-text'

/** How many keys a sample has; a letter in six is a space. */
const keys = 10
/** How long is waited for what a text of ten megabytes needs, in milliseconds. */
const limit = 120_000
/** How long a frame is at 60 Hz, in milliseconds. */
const frame = 1000 / 60
/** Where is typed, and how far into the bare editor's text that is. */
const places = { start: 0, middle: 0.5, end: 1, note: 0.5, list: 0.75 } as const
type Place = keyof typeof places

/** What typing costs the main thread, in a text of any size, beside an editor that does nothing else. */
export const keysOfText: Measurement = {
  name: 'keys',
  about:
    'What the main thread computes in the 50 ms after a key, from its input to layout, with the journal, proofreading, suggestions, ' +
    'the strip of marks and the matches of a search on; at the start, the middle and the end of texts, in a note and in a list of ' +
    '5,000 items; beside it the bare editor of the same text, measured in turns. Medians of 5 samples of 10 keys; and the share of ' +
    'keys with more work than a frame has room for (16.7 ms). And a text of 10,000 paragraphs without divisions.',
  patience: 900_000,
  measure: async (bench) => {
    const figures: Figure[] = []
    for (const megabytes of [1, 4, 10.6])
      figures.push(...(await figuresOf(bench, `${String(megabytes)} MB`, typingText(megabytes), 1.5)))
    figures.push(...(await figuresOf(bench, '10,000 flat paragraphs', flatText(10_000), null)))
    return figures
  },
}

interface Typed {
  readonly place: Place
  readonly ours: readonly number[]
  readonly bare: readonly number[]
}

async function figuresOf(bench: Bench, name: string, xml: string, most: number | null): Promise<readonly Figure[]> {
  // Without divisions there are no notes and lists that are looked for.
  const wanted = (Object.keys(places) as Place[]).filter((place) => most !== null || place in { middle: 1, end: 1 })
  const typed = await bench.withStand((stand) => bench.withApp((app) => typedIn(app, stand, xml, wanted)))
  const bound = most === null ? null : ({ of: 'ratio', most } as const)
  const share = (side: 'ours' | 'bare') => {
    const all = typed.flatMap((one) => one[side])
    return (100 * all.filter((work) => work > frame).length) / all.length
  }
  const figures: readonly Figure[] = [
    ...typed.map(({ place, ours, bare }): Figure => ({
      ...{ name: `work per key, ${place}, ${name}`, value: median(ours), unit: 'ms', bound },
      reference: { name: 'bare editor', value: median(bare) },
    })),
    {
      ...{ name: `keys that miss their frame, ${name}`, value: share('ours'), unit: '%' },
      reference: { name: 'bare editor', value: share('bare') },
      bound: most === null ? null : { of: 'value', most: 2 * share('bare') },
    },
  ]
  for (const figure of figures) tell(figure)
  return figures
}

/** Says a figure as soon as it is known: all of them take minutes. */
function tell({ name, value, unit, reference }: Figure): void {
  process.stdout.write(`${name}: ${value.toFixed(1)} ${unit}, ${reference.name} ${reference.value.toFixed(1)}\n`)
}

async function typedIn(app: App, stand: Stand, xml: string, wanted: readonly Place[]): Promise<readonly Typed[]> {
  await stand.call('referReady', 'bare', xml)
  await stand.call('referMount')
  await watchKeys(stand.page)
  await takeIn(app, 'papers.xml', xml)
  await allOn(app)
  await watchKeys(app.page)
  const typed: Typed[] = []
  for (const place of wanted) {
    await stand.call('referPlace', places[place])
    await goTo(app, place)
    // The first keys also compile what they need.
    await workOfKeys(app.page, keys, letter)
    await workOfKeys(stand.page, keys, letter)
    const samples = await times(5, async () => ({
      ours: await workOfKeys(app.page, keys, letter),
      bare: await workOfKeys(stand.page, keys, letter),
    }))
    typed.push({ place, ours: samples.flatMap(({ ours }) => ours), bare: samples.flatMap(({ bare }) => bare) })
  }
  return typed
}

const letter = (key: number) => (key % 6 === 5 ? 'Space' : 'e')

/** Has everything shown that can be marked in a text: doubts, suggestions, matches of a search. */
async function allOn(app: App): Promise<void> {
  const { page } = app
  await app.press('Alt+3')
  await lookedThrough(app)
  await focusText(app)
  await app.press('ControlOrMeta+Home')
  await app.press('F9')
  await page.waitForFunction(() => document.querySelector('.suggestion.current') !== null, null, { timeout: limit })
  await page.waitForFunction(() => document.querySelector('[data-save-state="saved"]') !== null, null, {
    timeout: limit,
  })
}

/** Puts the caret in its place, with a search open whose matches are marked. */
async function goTo(app: App, place: Place): Promise<void> {
  if (place === 'start' || place === 'end') {
    await focusText(app)
    await app.press(place === 'start' ? 'ControlOrMeta+Home' : 'ControlOrMeta+End')
  } else {
    await search(app, typingPlaces[place])
    await app.press('Enter')
  }
  await search(app, 'treaty')
  await focusText(app)
  await app.press(place === 'start' || place === 'end' ? 'Space' : 'ArrowRight')
}

async function search(app: App, words: string): Promise<void> {
  await app.press('ControlOrMeta+f')
  // Not by its role: the roles of all elements before it would be asked for, which takes minutes in a long text.
  await app.page.waitForFunction(() => document.activeElement instanceof HTMLInputElement, null, { timeout: limit })
  await app.press('ControlOrMeta+a')
  await app.page.keyboard.insertText(words)
}

function focusText(app: App): Promise<void> {
  return app.page.evaluate(() => document.querySelector<HTMLElement>('.ProseMirror')?.focus())
}
