import fc from 'fast-check'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { letter, p } from '../../shared/testing/build'
import { runs } from '../../shared/testing/campaign'
import type { VersionRow } from './rows'
import type { Store } from './store'
import { sweepPieces } from './sweep'
import { libraryOf, removed, takingIn, textOf, Typist } from './test-library'

const start = letter(p('Start. '))
/** Where words are typed: in the one paragraph. */
const place = 5

type Id = 'a' | 'b'
interface Move {
  readonly what: 'open' | 'type' | 'flush' | 'checkpoint' | 'act' | 'undo' | 'sweep' | 'version'
  readonly window: 0 | 1
  readonly id: Id
}

const moves: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom(
    ...(['open', 'open', 'type', 'type', 'type', 'flush', 'flush', 'checkpoint', 'checkpoint'] as const),
    ...(['act', 'undo', 'sweep', 'version'] as const),
  ),
  window: fc.constantFrom(0, 1),
  id: fc.constantFrom('a', 'a', 'a', 'b'),
})

/** The first window writes a checkpoint of what it knows after the second one has written a later one. */
const lateCheckpoint: Move[][] = (
  [
    ['type', 0],
    ['flush', 0],
    ['open', 1],
    ['type', 1],
    ['checkpoint', 1],
    ['checkpoint', 0],
    ['sweep', 1],
  ] as const
).map(([what, window]) => [{ what, window, id: 'a' }])

/** Two windows on one library, and what each of them was told is stored. */
class TwoWindows {
  readonly #stores: readonly Store[]
  readonly #typists = new Map<string, Typist>()
  readonly #typed = new Map<Typist, string[]>()
  readonly #kept: { readonly row: VersionRow; readonly text: string }[] = []
  readonly #acts: string[] = []
  /** The words of which somebody was told that they are stored. */
  readonly acknowledged: Readonly<Record<Id, Set<string>>> = { a: new Set(), b: new Set() }
  #words = 0

  constructor(stores: readonly Store[]) {
    this.#stores = stores
  }

  async do({ what, window, id }: Move): Promise<void> {
    const store = this.#stores[window]
    if (store === undefined) throw new RangeError('No such window')
    const typist = this.#typists.get(`${String(window)}${id}`)
    switch (what) {
      case 'open':
        return this.#open(store, window, id)
      case 'type':
        if (typist) this.#typed.get(typist)?.push(this.#type(typist))
        return
      case 'flush':
      case 'checkpoint':
        return typist && this.#save(typist, id, what === 'checkpoint')
      case 'act':
        return this.#act(store)
      case 'undo':
        return this.#undo(store)
      case 'sweep':
        expect(await sweepPieces(store.db)).not.toBe('unsure')
        return
      case 'version':
        return typist && this.#keep(store, typist, id)
    }
  }

  #type(typist: Typist): string {
    const word = `w${String(++this.#words)}.`
    typist.type(`${word} `, place)
    return word
  }

  /** Opens a text, in a window that may have it open; what it had not stored is kept elsewhere then. */
  async #open(store: Store, window: number, id: Id): Promise<void> {
    const known = [...this.acknowledged[id]]
    const text = await textOf(store, id)
    expect(text.damage).toBeNull()
    for (const word of known) if (this.acknowledged[id].has(word)) expect(text.doc.textContent).toContain(word)
    const typist = new Typist(text)
    this.#typists.get(`${String(window)}${id}`)?.stored.store.stop()
    this.#typists.set(`${String(window)}${id}`, typist)
    this.#typed.set(typist, [])
  }

  async #save(typist: Typist, id: Id, fold: boolean): Promise<void> {
    const words = [...(this.#typed.get(typist) ?? [])]
    const { store } = typist.stored
    const isStored = fold ? await store.checkpoint(typist.facts) : await store.flush()
    if (isStored) for (const word of words) this.acknowledged[id].add(word)
    else if (!fold) expect(store.state).toMatchObject({ problem: { code: 'changed-elsewhere' } })
  }

  async #act(store: Store): Promise<void> {
    const word = `act${String(++this.#words)}.`
    const changes = (['a', 'b'] as const).map((id) => {
      const { tr, doc } = EditorState.create({ doc: start })
      tr.insertText(`${word} `, place)
      const inverse = tr.steps.map((step, index) => step.invert(tr.docs[index] ?? doc).toJSON() as unknown)
      return {
        kind: 'steps',
        body: `body-${id}`,
        steps: tr.steps.map((step) => step.toJSON() as unknown),
        inverse,
      } as const
    })
    const answer = await store.commitAct({ label: { code: 'change-texts', values: {} }, changes })
    expect(answer.ok).toBe(true)
    this.#acts.push(word)
    for (const id of ['a', 'b'] as const) this.acknowledged[id].add(word)
  }

  async #undo(store: Store): Promise<void> {
    const word = this.#acts.at(-1)
    const answer = word === undefined ? null : await store.undoAct()
    if (!answer?.ok || answer.value.code !== 'change-texts') return
    this.#acts.pop()
    for (const id of ['a', 'b'] as const) this.acknowledged[id].delete(word ?? '')
  }

  async #keep(store: Store, typist: Typist, id: Id): Promise<void> {
    const state = typist.facts()
    const why = { why: 'interval', name: null, act: null, words: 1, pages: 0 } as const
    const answer = await store.keepVersion({ transcription: id, state, ...why })
    if (!answer.ok) throw new Error(answer.problem.message)
    this.#kept.push({ row: answer.value, text: state.doc.textContent })
  }

  async expectNothingLost(): Promise<void> {
    const [store] = this.#stores
    if (store === undefined) return
    for (const id of ['a', 'b'] as const) {
      const text = (await store.readText(id))?.doc.textContent ?? ''
      for (const word of this.acknowledged[id]) expect(text).toContain(word)
      expect(new Set(text.split(' ')).size).toBe(text.split(' ').length)
    }
    for (const { row, text } of this.#kept) {
      const answer = await store.readVersion(row)
      expect(answer.ok && answer.value.doc.textContent).toBe(text)
    }
  }

  stop(): void {
    for (const typist of this.#typed.keys()) typist.stored.store.stop()
  }
}

test('Two windows on one library lose nothing of which one was told that it is stored, whatever they do at once', async () => {
  const groups = fc.array(fc.array(moves, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(groups, async (played) => {
      const name = `recto-test-${crypto.randomUUID()}`
      const first = await libraryOf(name)
      await first.commitAct(takingIn({ a: start, b: start }))
      const second = await libraryOf(name)
      const windows = new TwoWindows([first, second])
      for (const window of [0, 1] as const) await windows.do({ what: 'open', window, id: 'a' })
      for (const group of played) {
        // Acts count on being alone with their undo; all else goes on at once.
        const alone = group.filter(({ what }) => what === 'act' || what === 'undo')
        await Promise.all(group.filter((move) => !alone.includes(move)).map((move) => windows.do(move)))
        for (const move of alone) await windows.do(move)
      }
      await windows.expectNothingLost()
      windows.stop()
      second.close()
      await removed(first)
    }),
    { ...runs(15, undefined), examples: [[lateCheckpoint]] },
  )
})
