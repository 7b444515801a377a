import fc from 'fast-check'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { runs } from '../../shared/testing/campaign'
import { startMessages } from '../app/i18n'
import '../ui/base.css'
import '../ui/tokens.css'
import { contextStep } from './context-keys'
import { ContextList } from './ContextList'
import { contextRows, keysOf, tickableOf, tickState, type ContextGroup, type ContextLine } from './context-rows'

beforeAll(startMessages)

const line = (key: string, patch: Partial<ContextLine> = {}): ContextLine => ({
  key,
  before: 'The harbour board received ',
  text: 'Mr. Solberg',
  after: ' this morning, as it had said it would.',
  page: '212',
  inNote: false,
  kind: null,
  remark: null,
  tickable: true,
  ...patch,
})

const group = (key: string, lines: readonly ContextLine[], groups: readonly ContextGroup[] = []): ContextGroup => ({
  key,
  label: key,
  groups,
  lines,
})

const two = [
  group('Solberg', [], [group('Letters', [line('a'), line('b', { tickable: false, remark: 'tagged already' })])]),
  group('Mr. Solberg', [], [group('Telegrams', [line('c', { inNote: true }), line('d')])]),
]

function show(groups: readonly ContextGroup[], first: readonly string[] = []) {
  const onOpen = vi.fn()
  const state = { ticked: new Set(first), active: null as string | null }
  function Shown() {
    const [ticked, setTicked] = useState<ReadonlySet<string>>(state.ticked)
    const [active, setActive] = useState<string | null>(null)
    return (
      <ContextList
        autoFocus
        label="Occurrences"
        groups={groups}
        ticked={ticked}
        onTick={(keys, on) => {
          state.ticked = new Set(on ? [...ticked, ...keys] : [...ticked].filter((key) => !keys.includes(key)))
          setTicked(state.ticked)
        }}
        active={active}
        onActive={(key) => {
          state.active = key
          setActive(key)
        }}
        onOpen={onOpen}
      />
    )
  }
  const place = document.createElement('div')
  place.style.cssText = 'display: flex; height: 420px; width: 900px'
  document.body.append(place)
  const root = createRoot(place)
  root.render(<Shown />)
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  return { state, onOpen }
}

test('lines stand under their headings, and each is read aloud with a few words, its page and what it is', async () => {
  show(two)
  await expect.element(page.getByRole('treeitem', { name: /^Solberg/ })).toBeVisible()
  const names = page
    .getByRole('treeitem')
    .elements()
    .map((one) => one.getAttribute('aria-label'))
    .filter((name) => name !== null)
  expect(names[0]).toBe('The harbour board received Mr. Solberg this morning, as it had, page 212')
  expect(names[1]).toContain('tagged already')
  expect(names[2]).toContain('in a note')
})

test('Space ticks a line, Shift-Space its group, Control-A all, and what cannot be ticked stays as it is', async () => {
  const { state } = show(two)
  await expect.element(page.getByRole('tree')).toHaveFocus()
  await userEvent.keyboard(' ')
  expect([...state.ticked]).toEqual(['a'])
  await userEvent.keyboard('{ArrowDown} ')
  expect([...state.ticked]).toEqual(['a'])
  await userEvent.keyboard('{End}{Shift>} {/Shift}')
  expect([...state.ticked]).toEqual(['a', 'c', 'd'])
  await userEvent.keyboard('{Control>}a{/Control}')
  expect([...state.ticked]).toEqual([])
  await userEvent.keyboard('{Control>}a{/Control}')
  expect([...state.ticked].sort()).toEqual(['a', 'c', 'd'])
})

test('arrows with Shift carry a tick on to the next lines', async () => {
  const lines = ['a', 'b', 'c', 'd', 'e'].map((key) => line(key))
  const { state } = show([group('Solberg', lines)])
  await expect.element(page.getByRole('tree')).toHaveFocus()
  await userEvent.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}')
  expect([...state.ticked]).toEqual(['a', 'b', 'c', 'd'])
})

test('Left goes to the heading and folds it, Right unfolds, and Enter opens a line', async () => {
  const { state, onOpen } = show(two)
  await expect.element(page.getByRole('tree')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{ArrowLeft}')
  expect(state.active).toBe('Letters')
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(page.getByRole('treeitem', { name: /^Letters/ })).toHaveAttribute('aria-expanded', 'false')
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}')
  expect(onOpen).toHaveBeenCalledWith('a')
})

test('of 10,000 lines only those in sight are drawn, and the last is one key away', async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => line(`k${String(index)}`))
  const { state } = show([group('Solberg', lines)], ['k9999'])
  await expect.element(page.getByRole('tree')).toHaveFocus()
  expect(page.getByRole('treeitem').elements().length).toBeLessThan(60)
  await userEvent.keyboard('{End}')
  expect(state.active).toBe('k9999')
  await expect.element(page.getByRole('treeitem', { selected: true })).toBeInViewport()
  await expect.element(page.getByRole('treeitem', { selected: true })).toHaveAttribute('aria-posinset', '10000')
})

const anyGroups = fc
  .array(fc.array(fc.array(fc.boolean(), { maxLength: 4 }), { maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((tree) =>
    tree.map((inner, i) =>
      group(
        String(i),
        [],
        inner.map((lines, j) =>
          group(
            `${String(i)}.${String(j)}`,
            lines.map((tickable, k) => line(`${String(i)}.${String(j)}.${String(k)}`, { tickable })),
          ),
        ),
      ),
    ),
  )

test('whatever keys are pressed, only what can be ticked is, and a heading stands for all beneath it', () => {
  const keys = fc.constantFrom(' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'a', 'Enter')
  const press = fc.record({ key: keys, shift: fc.boolean(), mod: fc.boolean() })
  fc.assert(
    fc.property(anyGroups, fc.array(press, { maxLength: 30 }), (groups, presses) => {
      const can = new Set(groups.flatMap(tickableOf))
      let ticked = new Set<string>()
      let folded = new Set<string>()
      let active = 0
      for (const { key, shift, mod } of presses) {
        const rows = contextRows(groups, folded)
        const step = contextStep(key, { shift, mod }, { rows, active, ticked, page: 3 })
        if (step?.kind === 'tick') {
          const others = [...ticked].filter((one) => !step.keys.includes(one))
          ticked = new Set(step.on ? [...others, ...step.keys] : others)
          expect(tickState(step.keys, ticked)).toBe(step.on && step.keys.length > 0 ? 'all' : 'none')
        }
        if (step?.kind === 'fold')
          folded = new Set(step.folded ? [...folded, step.key] : [...folded].filter((one) => one !== step.key))
        if (step?.kind === 'go' || step?.kind === 'tick') active = step.to
        const now = contextRows(groups, folded)
        active = Math.min(active, now.length - 1)
        expect(now[active]).toBeDefined()
        expect([...ticked].every((one) => can.has(one))).toBe(true)
        for (const row of now.filter(({ level }) => level === 1))
          expect(keysOf(row)).toEqual(tickableOf(groups.find((one) => one.key === row.key) ?? group('', [])))
      }
    }),
    runs(100, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
  )
})
