import { expect, type App } from '../app'
import { telegram } from '../telegram'
import type { Fault } from './faults'
import { chanceOf, typist, type Chance, type Stroke } from './typist'
import { Witness } from './witness'

/** What a torture was like. */
export interface Torture {
  readonly kills: number
  readonly strokes: number
  /** Characters that came into the text while it was watched. */
  readonly typed: number
  /** Characters of texts that the status line called saved and that were not there afterwards. */
  readonly acknowledgedLost: number
  /** How many times the text after a start was one that had never been on the screen. */
  readonly strangeTexts: number
  /** The longest time from the first change that was lost to the kill, in milliseconds. */
  readonly worstGap: number
  /** Things that went wrong behind the screen. */
  readonly problems: readonly string[]
}

/** How long the typist works before the program is killed, in milliseconds: at the least, and at the most beyond it. */
const least = 400
const most = 2600

/**
 * Has somebody type without a pause into the real program, kills it with SIGKILL at random moments, starts it again and
 * compares the text with those that were on the screen. With a `fault`, something else goes wrong each time before.
 */
export async function torture(app: App, kills: number, seed: number, fault: Fault | null = null): Promise<Torture> {
  const chance = chanceOf(seed)
  const strokes = typist(chance)
  await app.openText('telegram.txt', telegram)
  await app.caretAfter('about the rope')
  let tally: Torture = {
    kills: 0,
    strokes: 0,
    typed: 0,
    acknowledgedLost: 0,
    strangeTexts: 0,
    worstGap: 0,
    problems: [],
  }
  while (tally.kills < kills) {
    const witness = await Witness.watch(app.page)
    const time = least + most * chance()
    const typed =
      fault === null ? await typeUntilKilled(app, strokes, time) : await typeThrough(fault, app, strokes, chance)
    const problems = app.takeProblems()
    await app.startAgain()
    await expect(app.text).toBeFocused()
    tally = added(tally, typed, witness, await app.doc(), problems)
    await app.press(chance() < 0.5 ? 'ControlOrMeta+End' : 'End')
  }
  return tally
}

interface Typed {
  readonly strokes: number
  readonly killed: number
}

/**
 * The fault begins while somebody types; it ends under their hands, or, half the time, only after the kill. The browser
 * may not survive it either (what it maps into memory has no place on a full disk): that is a kill as well.
 */
async function typeThrough(fault: Fault, app: App, strokes: Generator<Stroke, never>, chance: Chance): Promise<Typed> {
  const times = [most * chance(), most * chance(), least + most * chance()] as const
  const mended = chance() < 0.5
  let count = 0
  try {
    count += await typeFor(app, strokes, times[0])
    await fault.begin(app)
    count += await typeFor(app, strokes, times[1])
    if (mended) await fault.end(app)
    const typed = await typeUntilKilled(app, strokes, times[2])
    return { ...typed, strokes: count + typed.strokes }
  } catch (error) {
    if (!app.page.isClosed()) throw error
    return { strokes: count, killed: Date.now() }
  } finally {
    await fault.end(app)
  }
}

async function typeFor(app: App, strokes: Generator<Stroke, never>, time: number): Promise<number> {
  const end = Date.now() + time
  let count = 0
  for (; Date.now() < end; count += 1) await strike(app, strokes.next().value)
  return count
}

async function strike(app: App, { key, rest }: Stroke): Promise<void> {
  await (key.length === 1 ? app.page.keyboard.type(key) : app.page.keyboard.press(key))
  await new Promise((resolve) => setTimeout(resolve, rest))
}

async function typeUntilKilled(app: App, strokes: Generator<Stroke, never>, time: number): Promise<Typed> {
  let count = 0
  let killed: number | null = null
  const blow = setTimeout(() => {
    killed = Date.now()
    app.kill()
  }, time)
  try {
    for (;;) {
      await strike(app, strokes.next().value)
      count += 1
    }
  } catch (error) {
    if (killed === null) throw error
    return { strokes: count, killed }
  } finally {
    clearTimeout(blow)
  }
}

function added(tally: Torture, typed: Typed, witness: Witness, doc: string, problems: readonly string[]): Torture {
  const found = witness.find(doc)
  const lost = found >= 0 && found < witness.saved
  const gap = found >= 0 && found + 1 < witness.seen ? typed.killed - witness.time(found + 1) : 0
  return {
    kills: tally.kills + 1,
    strokes: tally.strokes + typed.strokes,
    typed: tally.typed + witness.typed,
    acknowledgedLost:
      tally.acknowledgedLost + (lost ? Math.max(1, witness.length(witness.saved) - witness.length(found)) : 0),
    strangeTexts: tally.strangeTexts + (found < 0 ? 1 : 0),
    worstGap: Math.max(tally.worstGap, gap),
    problems: [...tally.problems, ...problems],
  }
}

/** A torture in one line. */
export function inWords(
  world: string,
  { kills, strokes, typed, acknowledgedLost, strangeTexts, worstGap }: Torture,
): string {
  return (
    `${world}: ${String(kills)} kills, ${String(strokes)} strokes, ${String(typed)} characters typed, ` +
    `${String(acknowledgedLost)} acknowledged characters lost, ${String(strangeTexts)} strange texts, ` +
    `worst gap ${String(Math.round(worstGap))} ms`
  )
}
