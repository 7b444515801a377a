import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { CommandContext } from '../app/command'
import { startMessages } from '../app/i18n'
import { importFiles } from '../app/import-files'
import { Session } from '../app/session'
import { MemoryHost, openedFile } from '../app/testing/memory-host'
import { openTextOf } from '../app/testing/texts'
import { openStore } from '../store/store'
import '../ui/base.css'
import '../ui/tokens.css'
import { TooltipProvider } from '../ui/Tooltip'
import { densityMarks, nearestMark } from './density-marks'
import { Editor } from './Editor'

const paragraph =
  '<p>The consul wrote to the Minister of Trade about the crane, the quay and the school of the town.</p>'
const letter = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>A</title></titleStmt></fileDesc></teiHeader>
  <text><body><div>
    <p><persName>Solberg</persName> went to <placeName>Halvard</placeName>.</p>
${paragraph.repeat(80)}
    <p>Written <date when="1935-05-27">May 27, 1935</date>.</p>
  </div></body></text>
</TEI>
`

let session: Session

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(new MemoryHost(), answer.value)
  await importFiles(session, [openedFile('a.xml', letter, { name: 'a.xml', token: 'a' })], null)
  session.dialog.set(null)
})

afterEach(async () => {
  delete document.documentElement.dataset['tags']
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

const text = () => openTextOf(session)

/** Shows the text in a window of this width; answers its strip. */
async function strip(width: number): Promise<HTMLCanvasElement> {
  const context = (): CommandContext => ({ text: text(), show: session.show, say: session.say })
  const place = document.createElement('div')
  place.style.cssText = `display: flex; height: 600px; width: ${String(width)}px`
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <Editor text={text()} context={context()} onInsert={() => undefined} />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  await expect.poll(() => text().view).not.toBeNull()
  await expect.poll(() => place.querySelector('canvas')?.clientHeight ?? 0).toBeGreaterThan(0)
  const canvas = place.querySelector('canvas')
  if (canvas === null) throw new Error('There is no strip')
  return canvas
}

/** The rows of a strip on which something is drawn. */
function drawn(canvas: HTMLCanvasElement): readonly number[] {
  const { width, height } = canvas
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
  return Array.from({ length: height }, (_, row) => row).filter((row) =>
    Array.from({ length: width }, (_, column) => pixels[(row * width + column) * 4 + 3] ?? 0).some(
      (alpha) => alpha > 0,
    ),
  )
}

test.each([520, 1100])('the strip stands over neither words nor the scroll bar, %d pixels wide', async (width) => {
  const canvas = await strip(width)
  const { left, right } = canvas.getBoundingClientRect()
  const dom = text().view?.dom
  const words = [...(dom?.querySelectorAll('.textblock') ?? [])].map((one) => {
    const range = document.createRange()
    range.selectNodeContents(one)
    return range.getBoundingClientRect().right
  })
  expect(words.length).toBeGreaterThan(80)
  expect(Math.max(...words)).toBeLessThanOrEqual(left)
  const scroller = dom?.parentElement
  const frame = scroller?.getBoundingClientRect()
  const bar = (scroller?.offsetWidth ?? 0) - (scroller?.clientWidth ?? 0)
  expect(right).toBeLessThanOrEqual((frame?.right ?? 0) - bar)
})

test('tags are drawn where they stand in the text, and a click goes to the nearest', async () => {
  const canvas = await strip(1100)
  await expect.poll(() => drawn(canvas).length).toBeGreaterThan(0)
  const rows = drawn(canvas)
  expect(rows[0]).toBeLessThan(canvas.height / 4)
  expect(rows.at(-1)).toBeGreaterThan((canvas.height * 3) / 4)
  const { bottom, left } = canvas.getBoundingClientRect()
  canvas.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: left + 4, clientY: bottom - 2 }))
  const date = densityMarks(text().state).find(({ kind }) => kind === 'date')
  expect(text().state.selection.from).toBe(date?.at)
})

test('the strip goes where tags are not shown', async () => {
  const canvas = await strip(1100)
  document.documentElement.dataset['tags'] = 'hidden'
  expect(getComputedStyle(canvas).display).toBe('none')
})

test('of marks, the nearest before or behind is found, and none where there are none', () => {
  const marks = [
    { at: 4, kind: 'person' },
    { at: 10, kind: 'date' },
  ] as const
  expect(nearestMark(marks, 8)).toEqual(marks[1])
  expect(nearestMark(marks, 0)).toEqual(marks[0])
  expect(nearestMark([], 3)).toBeNull()
})
