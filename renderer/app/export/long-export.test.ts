import { expect, test } from 'vitest'
import { exportIds } from '../../../shared/export/formats'
import { presetReadings } from '../../../shared/queries/readings'
import type { Session } from '../session'
import { sessionPerTest, takeInEdition, teiText } from '../testing/edition-under-test'
import type { ExportOrder } from './export-order'
import { runExport } from './run-export'

const now = sessionPerTest()

/** A text of 1.2 MB: letters with notes, names and pages. */
function volume(): string {
  const words = 'The packet came in under the lee of the mole at noon, and was gone again by four. '.repeat(9)
  const paragraphs = Array.from({ length: 1450 }, (_, index) => {
    const n = String(index + 1)
    return `<pb n="${n}"/>${words}To <persName ref="#p${String(index % 40)}">Mr. ${n}</persName>.<note n="${n}"><p>From the east.</p></note>`
  })
  const text = teiText('Volume', ...paragraphs)
  return text.replace(/<p><pb n="\d*00"\/>/g, (p) => `</div><div><head>Letter</head>${p}`)
}

async function orderFor(
  session: Session,
  edition: string,
  texts: readonly string[],
): Promise<Omit<ExportOrder, 'format'>> {
  await session.rest()
  return {
    ...{ database: session.store.db.name, edition, texts, title: 'Volume', values: {} },
    ...{ reading: presetReadings.all, today: '2026-01-31', several: 'zip' },
  }
}

/** Frames that are drawn until it is stopped. */
function drawnFrames() {
  let count = 0
  let id = requestAnimationFrame(function next() {
    count += 1
    id = requestAnimationFrame(next)
  })
  return {
    count: () => count,
    stop: () => {
      cancelAnimationFrame(id)
    },
  }
}

test('a text of 1.2 MB is exported in every format in a Worker: heard of, while the window draws, and stopped', async () => {
  const text = volume()
  expect(text.length).toBeGreaterThan(1_150_000)
  const { edition, rows } = await takeInEdition(now(), { 'volume.xml': text })
  const { session, host } = now()
  const texts = rows.map(({ id }) => id)
  const order = await orderFor(session, edition, texts)
  const before = [...host.files.keys()]
  for (const format of exportIds) {
    const frames = drawnFrames()
    const heard: { readonly part: number; readonly frame: number }[] = []
    const answer = await runExport(
      { ...order, format },
      {
        signal: new AbortController().signal,
        progress: (part) => heard.push({ part, frame: frames.count() }),
      },
    )
    frames.stop()
    expect(answer.ok, format).toBe(true)
    const parts = heard.map(({ part }) => part)
    expect(parts, format).toEqual(parts.toSorted((one, other) => one - other))
    expect(new Set(parts).size, format).toBeGreaterThanOrEqual(20)
    expect(parts.at(-1), format).toBe(1)
    // A window that is held hears all at once, and draws nothing in between.
    expect(new Set(heard.map(({ frame }) => frame)).size, format).toBeGreaterThanOrEqual(2)
  }
  for (const format of exportIds) {
    const abort = new AbortController()
    let after = 0
    const answer = await runExport(
      { ...order, format },
      {
        signal: abort.signal,
        progress: () => {
          if (abort.signal.aborted) after += 1
          abort.abort()
        },
      },
    )
    expect(answer, format).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
    expect(after, format).toBe(0)
  }
  expect([...host.files.keys()]).toEqual(before)
}, 60_000)
