import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceAt } from '../../../shared/tei/places'
import { readTei } from '../../../shared/tei/read'
import { createEditorState } from '../../editor/state'
import { OpenText } from '../open-text'
import { Mirror } from './mirror'
import { MirrorHome } from './mirror-home'

const source = `<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader/>
  <text><body><div>
    <p rend='plain'>One  two</p>
    <p>Three</p>
  </div></body></text>
</TEI>
`

const workers: Worker[] = []
let home: MirrorHome
let mirrors: Mirror[]

beforeEach(() => {
  mirrors = []
  workers.length = 0
  home = new MirrorHome(() => {
    const worker = new Worker(new URL('./mirror-worker.ts', import.meta.url), { type: 'module' })
    workers.push(worker)
    return worker
  })
})

afterEach(() => {
  for (const mirror of mirrors) mirror.stop()
  home.stop()
})

function opened(tei = source): { text: OpenText; mirror: Mirror } {
  const { value } = readTei(tei)
  if (!value) throw new Error('This is not TEI')
  const text = new OpenText('t1', createEditorState({ doc: value.doc, guesses: [], editable: true }))
  const mirror = new Mirror(text, tei, home)
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

test('a text that was not changed is its source, and no Worker runs before it is asked for', async () => {
  const { mirror } = opened()
  expect(workers).toHaveLength(0)
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

test('a question that is aborted is answered at once', async () => {
  const { mirror } = opened()
  const abort = new AbortController()
  const asked = mirror.ask('xml', null, abort.signal)
  abort.abort()
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(await mirror.ask('xml', null, abort.signal)).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(await mirror.ask('xml', null)).toMatchObject({ ok: true })
})

test('a Worker that dies is started again from the live text; one that dies twice is a problem', async () => {
  const { text, mirror } = opened()
  await mirror.ask('xml', null)
  type(text, 'and ', 'two')
  const die = () => workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { cancelable: true }))
  const asked = mirror.ask('xml', null)
  die()
  expect(workers).toHaveLength(2)
  expect(await asked).toMatchObject({ ok: true, revision: 1, value: { source: source.replace('two', 'and two') } })
  const again = mirror.ask('xml', null)
  die()
  die()
  expect(await again).toMatchObject({ ok: false, problem: { code: 'mirror-lost' } })
})

test('a copy that cannot follow is made anew', async () => {
  const { text, mirror } = opened()
  await mirror.ask('xml', null)
  workers[0]?.postMessage({ kind: 'steps', steps: [{ stepType: 'replace', from: 9000, to: 9001 }] })
  expect(await mirror.ask('xml', null)).toMatchObject({ ok: true })
  type(text, 'and ', 'two')
  expect(await mirror.ask('xml', null)).toMatchObject({ ok: true, revision: 1 })
})

test('texts take turns in one Worker, unless the first is still at work', async () => {
  const first = opened()
  await first.mirror.ask('xml', null)
  first.mirror.stop()
  const second = opened(source.replace('Three', 'Four'))
  expect(await second.mirror.ask('xml', null)).toMatchObject({
    ok: true,
    value: { source: source.replace('Three', 'Four') },
  })
  expect(workers).toHaveLength(1)
  const asked = second.mirror.ask('xml', null)
  second.mirror.stop()
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  await opened().mirror.ask('xml', null)
  expect(workers).toHaveLength(2)
})
