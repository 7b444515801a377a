import { afterAll, afterEach, expect, test } from 'vitest'
import { sourceAt } from '../../../shared/tei/places'
import { readTei } from '../../../shared/tei/read'
import { createEditorState } from '../../editor/state'
import { OpenText } from '../open-text'
import { Mirror } from './mirror'
import { MirrorHome } from './mirror-home'
import type { FromMirror, ToMirror } from './questions'

const source = `<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader/>
  <text><body><div>
    <p rend='plain'>One  two</p>
    <p>Three</p>
  </div></body></text>
</TEI>
`

/** Takes messages and does nothing, as a Worker that is busy. */
class BusyWorker extends EventTarget {
  readonly said: ToMirror[] = []
  ended = false
  onmessage: ((event: MessageEvent<FromMirror>) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  onmessageerror: ((event: Event) => void) | null = null

  postMessage(message: ToMirror): void {
    this.said.push(message)
  }

  terminate(): void {
    this.ended = true
  }

  /** Answers what was asked last. */
  answer(): void {
    const asked = this.said.findLast((message) => message.kind === 'ask')
    const answer = { ok: true, revision: 0, value: { source: '', places: noPlaces } } as const
    this.onmessage?.(new MessageEvent('message', { data: { kind: 'answer', id: asked?.id ?? 0, answer } }))
  }
}

const noPlaces = { doc: new Int32Array(), source: new Int32Array() }
const real = new MirrorHome()
let busy: BusyWorker[] = []
let mirrors: Mirror[] = []

afterEach(() => {
  for (const mirror of mirrors) mirror.stop()
  mirrors = []
  busy = []
})

afterAll(() => {
  real.stop()
})

/** A home in which every Worker is busy. */
function busyHome(): MirrorHome {
  return new MirrorHome(() => {
    const worker = new BusyWorker()
    busy.push(worker)
    return worker
  })
}

function opened(home = real, tei = source): { text: OpenText; mirror: Mirror } {
  const { value } = readTei(tei)
  if (!value) throw new Error('This is not TEI')
  const text = new OpenText('t1', createEditorState({ doc: value.doc, guesses: [], editable: true }))
  const mirror = new Mirror(text, () => Promise.resolve(tei), home)
  mirrors.push(mirror)
  return { text, mirror }
}

function placeOf(text: OpenText, words: string): number {
  let found = -1
  text.state.doc.descendants((node, position) => {
    const at = node.text?.indexOf(words) ?? -1
    if (at >= 0) found = position + at
  })
  return found
}

const type = (text: OpenText, words: string, before: string) => {
  text.dispatch(text.state.tr.insertText(words, placeOf(text, before)))
}

test('a text that was not changed is its source', async () => {
  const { mirror } = opened()
  const answer = await mirror.ask('xml', null)
  expect(answer).toMatchObject({ ok: true, revision: 0, value: { source } })
})

test('what is typed before, while and after the copy is made is in the TEI', async () => {
  const { text, mirror } = opened()
  type(text, 'and ', 'two')
  const asked = mirror.ask('xml', null)
  type(text, 'now ', 'Three')
  const first = await asked
  expect(first).toMatchObject({ ok: true, revision: 2 })
  type(text, 'new ', 'two')
  const answer = await mirror.ask('xml', null)
  const written = source.replace('One  two', 'One  and new two').replace('Three', 'now Three')
  expect(answer).toMatchObject({ ok: true, revision: 3, value: { source: written } })
  if (!answer.ok) return
  expect(sourceAt(answer.value.places, placeOf(text, 'Three'))).toBe(written.indexOf('Three'))
})

test('keys are told together, and before what is asked next', async () => {
  const { text, mirror } = opened(busyHome())
  void mirror.ask('xml', null)
  const said = () => busy[0]?.said ?? []
  await expect.poll(() => said().some(({ kind }) => kind === 'ask')).toBe(true)
  const before = said().length
  for (const letter of 'harbour') type(text, letter, 'Three')
  expect(said()).toHaveLength(before)
  void mirror.ask('xml', null)
  expect(said().slice(before)).toMatchObject([{ kind: 'steps', revisions: 7 }, { kind: 'ask' }])
  type(text, 's', 'Three')
  await expect.poll(() => said().at(-1)).toMatchObject({ kind: 'steps', revisions: 1 })
})

test('a long text is handed over part by part, so that the window never holds all of it as text', async () => {
  const tei = source.replace('<p>', `${'<p>The lamp burns, and the keeper reads on by it.</p>'.repeat(20_000)}<p>`)
  const { mirror } = opened(busyHome(), tei)
  const abort = new AbortController()
  const asked = mirror.ask('xml', null, abort.signal)
  await expect.poll(() => busy[0]?.said.at(-1)?.kind).toBe('ask')
  const parts = (busy[0]?.said ?? []).flatMap((one) => ('doc' in one ? [one] : []))
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map(({ kind }) => kind)).toEqual([...parts.slice(1).map(() => 'part'), 'open'])
  expect(
    parts
      .map(({ doc }) => doc)
      .join('')
      .split('The lamp burns').length,
  ).toBe(20_001)
  abort.abort()
  await asked
})

test('a Worker makes the text of its parts', async () => {
  const tei = source.replace('<p>', `${'<p>The lamp burns, and the keeper reads on by it.</p>'.repeat(20_000)}<p>`)
  const { mirror } = opened(real, tei)
  expect(await mirror.ask('xml', null)).toMatchObject({ ok: true, value: { source: tei } })
})

test('positions of an earlier revision are mapped to now, and back', async () => {
  const { text, mirror } = opened()
  const then = placeOf(text, 'Three')
  const { revision } = mirror
  type(text, 'and ', 'two')
  expect(mirror.toNow(revision, then)).toBe(then + 4)
  expect(mirror.toThen(revision, then + 4)).toBe(then)
  expect(mirror.toNow(mirror.revision, then)).toBe(then)
  expect(mirror.toNow(mirror.revision + 1, then)).toBe(null)
  await Promise.resolve()
})

test('a question that is aborted is answered at once, and taken back', async () => {
  const { mirror } = opened(busyHome())
  const abort = new AbortController()
  const asked = mirror.ask('xml', null, abort.signal)
  await expect.poll(() => busy[0]?.said.map(({ kind }) => kind)).toEqual(['open', 'ask'])
  abort.abort()
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(busy[0]?.said.at(-1)).toMatchObject({ kind: 'cancel' })
  expect(await mirror.ask('xml', null, abort.signal)).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
})

test('a Worker that dies is started again from the live text; one that dies twice is a problem', async () => {
  const { text, mirror } = opened(busyHome())
  const asked = mirror.ask('xml', null)
  await expect.poll(() => busy[0]?.said.length).toBe(2)
  type(text, 'and ', 'two')
  busy[0]?.onerror?.(new Event('error', { cancelable: true }))
  expect(busy).toHaveLength(2)
  await expect.poll(() => busy[1]?.said.map(({ kind }) => kind)).toEqual(['open', 'ask'])
  expect(busy[1]?.said[0]).toMatchObject({ revision: 1, doc: expect.stringContaining('and two') as string })
  busy[1]?.onerror?.(new Event('error', { cancelable: true }))
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'mirror-lost' } })
})

test('a copy that cannot follow is made anew', async () => {
  const { text, mirror } = opened()
  await mirror.ask('xml', null)
  real.send(mirror, { kind: 'steps', steps: [{ stepType: 'replace', from: 9000, to: 9001 }] })
  expect(await mirror.ask('xml', null)).toMatchObject({ ok: true })
  type(text, 'and ', 'two')
  expect(await mirror.ask('xml', null)).toMatchObject({ ok: true, revision: 1 })
})

test('texts take turns in one Worker, which is ended where it is still at work on the first', async () => {
  const home = busyHome()
  const first = opened(home)
  const asked = first.mirror.ask('xml', null)
  await expect.poll(() => busy[0]?.said.length).toBe(2)
  busy[0]?.answer()
  expect(await asked).toMatchObject({ ok: true })
  first.mirror.stop()
  expect(busy[0]).toMatchObject({ ended: false, said: [{}, {}, { kind: 'close' }] })
  const second = opened(home)
  const again = second.mirror.ask('xml', null)
  expect(busy).toHaveLength(1)
  second.mirror.stop()
  expect(await again).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(busy[0]?.ended).toBe(true)
})

test('a text that is asked after it was closed leaves the Worker to the one that is open', async () => {
  const home = busyHome()
  const [first, second] = [opened(home), opened(home)]
  void first.mirror.ask('xml', null)
  first.mirror.stop()
  const asked = second.mirror.ask('xml', null)
  const worker = busy.at(-1)
  await expect.poll(() => worker?.said.at(-1)?.kind).toBe('ask')
  expect(await first.mirror.ask('xml', null)).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(worker?.ended).toBe(false)
  worker?.answer()
  expect(await asked).toMatchObject({ ok: true })
})

test('what is asked of a text whose Worker another text takes is answered, and it tells that Worker nothing', async () => {
  const home = busyHome()
  const [first, second] = [opened(home), opened(home)]
  const asked = first.mirror.ask('xml', null)
  await expect.poll(() => busy[0]?.said.length).toBe(2)
  void second.mirror.ask('xml', null)
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  await expect.poll(() => busy[1]?.said.length).toBe(2)
  type(first.text, 'and ', 'two')
  expect(busy[1]?.said.map(({ kind }) => kind)).toEqual(['open', 'ask'])
})

test('no two questions of one Worker have the same number, whichever texts they are of', async () => {
  const home = busyHome()
  const ids = []
  for (const { mirror } of [opened(home), opened(home)]) {
    const abort = new AbortController()
    void mirror.ask('xml', null, abort.signal)
    await expect.poll(() => busy[0]?.said.at(-1)?.kind).toBe('ask')
    abort.abort()
    mirror.stop()
  }
  for (const message of busy[0]?.said ?? []) if (message.kind === 'ask') ids.push(message.id)
  expect(ids).toEqual([1, 2])
})

test('a new Worker is told the grammar first', async () => {
  const { mirror } = opened(busyHome())
  mirror.provide({ id: 'g', files: [] })
  void mirror.ask('check', null)
  await expect.poll(() => busy[0]?.said.map(({ kind }) => kind)).toEqual(['grammar', 'open', 'ask'])
})

test('a check finds places in the doc, says what is wrong with a grammar, and reads one once', async () => {
  const tei = source.replace('<p>Three</p>', '<p>Three <date when="soon">days</date></p>')
  const { text, mirror } = opened(real, tei)
  const stages: string[] = []
  const check = () => mirror.ask('check', null, undefined, (stage) => stages.push(stage))
  const days = placeOf(text, 'days')
  mirror.provide({ id: 'broken', files: [{ name: 'a.rng', text: '<grammar>' }] })
  expect(await check()).toMatchObject({
    ok: true,
    value: {
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'date-malformed', where: 'text', range: { from: days, to: days + 4 } }),
      ]) as unknown,
      grammar: { id: 'broken', problem: { severity: 'error' } },
    },
  })
  await check()
  expect(stages).toEqual(['reading-grammar', 'checking', 'checking'])
  mirror.provide(null)
})
