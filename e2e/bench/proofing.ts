import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { SaxesParser } from 'saxes'
import { root } from '../../electron/install.mjs'
import { Proofer } from '../../shared/proofing/proofer'
import { schema } from '../../shared/schema'
import { readTei } from '../../shared/tei/read'
import { doubtsOf } from '../../shared/testing/proofed'
import { expect, type App } from '../app'
import type { Bench } from './bench'
import { tasksOf, type TypingTasks } from './typing-tasks'
import { median, times, type Figure, type Measurement } from './measurement'
import { texts, volumes, type BenchText } from './texts'

/** How many keys are typed at each place, before and after the text was looked at. */
const keys = 40
/** From which length on a task of the main thread holds up a frame that somebody may notice, in milliseconds. */
const longFrame = 50

/** What looking for doubtful places asks of the window and of a processor. */
export const proofing: Measurement = {
  name: 'proofing',
  about:
    'Typing at the start, the middle and the end of a volume of 4 MB with the panel of proofreading open and all checks on, ' +
    'beside the same with proofreading off: the longest main-thread task (computing time), and how many there were over ' +
    '50 ms, from the first key until the text was looked at anew and typed in again; 80 keys at a pace of 50 ms at each ' +
    'place. The first proof of that volume beside reading its XML (saxes), and how many blocks are looked at for a key.',
  patience: 900_000,
  measure: async (bench) => {
    const text = volumes().findLast(({ megabytes }) => megabytes > 3) ?? texts.four
    const { value } = readTei(text.xml())
    if (value === null) return []
    return [...(await ofTyping(bench, text, value.doc)), ...(await ofProof(text, value.doc))]
  },
}

const places = ['start', 'middle', 'end'] as const

async function ofTyping(bench: Bench, text: BenchText, doc: Node): Promise<readonly Figure[]> {
  const off = await typedIn(bench, text, doc, false)
  const on = await typedIn(bench, text, doc, true)
  return places.flatMap((place, index): readonly Figure[] => {
    const [with_, without] = [on[index], off[index]]
    if (with_ === undefined || without === undefined) return []
    const reference = (value: number) => ({ name: 'without proofreading', value })
    return [
      {
        name: `longest task, typing at the ${place}`,
        value: with_.longest,
        unit: 'ms',
        reference: reference(without.longest),
        bound: null,
      },
      {
        name: `tasks over 50 ms, typing at the ${place}`,
        value: with_.long.length,
        unit: '×',
        reference: reference(without.long.length),
        bound: { of: 'value', most: without.long.length },
      },
    ]
  })
}

/** What typing at each place took. */
function typedIn(bench: Bench, text: BenchText, doc: Node, on: boolean): Promise<readonly TypingTasks[]> {
  return bench.withApp(async (app) => {
    await app.openText('volume.xml', text.xml())
    await app.press('Alt+3')
    await lookedThrough(app)
    if (!on) {
      await app.run('Mark doubtful places')
      await expect(app.page.locator('[data-proof="off"]')).toBeVisible()
    }
    const found: TypingTasks[] = []
    for (const place of places) {
      await goTo(app, doc, place)
      // The first keys also compile what they need.
      await typed(app)
      await rested(app, on)
      found.push(
        await tasksOf(app.page, longFrame, async () => {
          await typed(app)
          await rested(app, on)
          await typed(app)
          await rested(app, on)
        }),
      )
    }
    return found
  })
}

async function goTo(app: App, doc: Node, place: (typeof places)[number]): Promise<void> {
  if (place === 'middle') await app.caretAfter(wordsInMiddle(doc))
  else {
    await app.caretAfter(wordsInMiddle(doc))
    await app.press(place === 'start' ? 'ControlOrMeta+Home' : 'ControlOrMeta+End')
  }
  await app.saved()
}

/** Some words that stand in the middle of a text, and nowhere before. */
function wordsInMiddle(doc: Node): string {
  const all = doc.textContent
  for (let at = Math.floor(all.length / 2); at < all.length; at += 10) {
    const words = /[A-Za-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]+/.exec(all.slice(at, at + 200))?.[0]
    if (words !== undefined && all.indexOf(words) >= at) return words
  }
  throw new Error('The text has no words of its own in its middle')
}

async function typed(app: App): Promise<void> {
  for (let key = 0; key < keys; key++) {
    const next = new Promise((resolve) => setTimeout(resolve, 50))
    await app.page.keyboard.press(key % 6 === 5 ? 'Space' : 'e')
    await next
  }
}

/**
 * Waits until all of the open text was looked at, with the panel of proofreading open. Not by an expectation: one that waits has the
 * whole window described again and again, which takes seconds of a large text.
 */
export async function lookedThrough({ page }: App): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-proof="found"]') !== null, null, { timeout: 120_000 })
}

/** Waits until the text was looked at anew and is stored, or where it is not looked at, as long as that may take. */
async function rested(app: App, on: boolean): Promise<void> {
  if (on) await lookedThrough(app)
  else await new Promise((resolve) => setTimeout(resolve, 4000))
  await app.page.waitForFunction(() => document.querySelector('[data-save-state="saved"]') !== null)
}

async function ofProof({ xml }: BenchText, doc: Node): Promise<readonly Figure[]> {
  const file = (name: string) => readFileSync(join(root, 'node_modules', 'dictionary-en', `index.${name}`), 'utf8')
  const dictionaries = [{ language: 'en', aff: file('aff'), dic: file('dic') }]
  const source = xml()
  const timed = (work: () => unknown) => {
    const begun = performance.now()
    work()
    return Promise.resolve(performance.now() - begun)
  }
  const reading = median(await times(5, () => timed(() => new SaxesParser().write(source).close())))
  const first = median(await times(3, () => timed(() => doubtsOf(new Proofer({ dictionaries, names: [] }), doc))))
  const proofer = new Proofer({ dictionaries, names: [] })
  doubtsOf(proofer, doc)
  const whole = proofer.blocksLooked
  const edited = editsOf(doc)
  const again: number[] = []
  for (const one of edited) again.push(await timed(() => doubtsOf(proofer, one)))
  return [
    {
      ...{ name: 'first proof of the volume', value: first, unit: 'ms' },
      ...{ reference: { name: 'reading its XML', value: reading }, bound: null },
    },
    {
      ...{ name: 'proof after a letter', value: median(again), unit: 'ms' },
      ...{ reference: { name: 'first proof', value: first }, bound: { of: 'ratio', most: 0.25 } },
    },
    {
      ...{ name: 'blocks looked at for a letter', value: (proofer.blocksLooked - whole) / edited.length, unit: '×' },
      ...{ reference: { name: 'blocks of the volume', value: whole }, bound: { of: 'value', most: 1 } },
    },
  ]
}

/** A doc with one letter more, then one more, in blocks over all of it. */
function editsOf(doc: Node): readonly Node[] {
  const blocks: number[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent.length > 40) blocks.push(pos + 5)
    return !node.isTextblock
  })
  const { tr, docs } = { tr: new Transform(doc), docs: [] as Node[] }
  for (let part = 9; part >= 1; part--) {
    const at = blocks[Math.floor((blocks.length * part) / 10)]
    if (at === undefined) continue
    tr.insert(at, schema.text('e'))
    docs.push(tr.doc)
  }
  return docs
}
