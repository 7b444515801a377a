import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Node } from 'prosemirror-model'
import { compareDocs } from '../../shared/compare/compare-docs'
import type { Difference } from '../../shared/compare/difference'
import { letter, p } from '../../shared/testing/build'
import { letterAfter, letterBefore, mountCompare } from '../testing/mount-compare'
import type { CompareLayout } from './compare-layout'
import { CompareText } from './CompareText'
import { CompareView } from './CompareView'

async function mounted(old: Node, now: Node, options: { width?: number; layout?: CompareLayout } = {}) {
  const differences = compareDocs(old, now)
  const said: string[] = []
  const restored: Difference[] = []
  const actions = [{ label: 'Restore', run: (difference: Difference) => void restored.push(difference) }]
  const say = (message: string) => void said.push(message)
  const place = await mountCompare(
    (layout, onLayout) => (
      <CompareView
        old={{ title: 'Monday', doc: old }}
        new={{ title: 'Now', doc: now }}
        {...{ differences, layout, onLayout, actions, say }}
      />
    ),
    options,
  )
  await expect.poll(() => place.querySelector('section')).not.toBeNull()
  return { place, differences, said, restored }
}

const texts = (place: Element, what: string) => Array.from(place.querySelectorAll(what), (found) => found.textContent)

test('What is gone is struck through, what is new underlined, and markup told in words', async () => {
  const { place } = await mounted(letterBefore(), letterAfter())
  await expect.poll(() => texts(place, 'del[data-difference]')).toContain('tomorow')
  expect(texts(place, 'ins[data-difference]')).toContain('tomorrow')
  expect(texts(place, 'del[data-difference]')).toContain('brig')
  const labels = texts(place, 'li')
  expect(labels).toContain('paragraph → heading')
  expect(labels).toContain('tagged as person')
  expect(labels).toContain('page: n “12” → “13”')
  expect(labels).toContain('paragraph split')
  expect(place.querySelector('[role="status"]')?.textContent).toMatch(/^\d+ differences: \d+ in words, \d+ in markup/)
})

test('Unchanged paragraphs are folded, and shown when asked', async () => {
  const { place } = await mounted(letterBefore(), letterAfter())
  const folds = () =>
    Array.from(place.querySelectorAll('button')).filter((one) => one.textContent.includes('unchanged'))
  await expect
    .poll(() => folds().map((one) => one.textContent))
    .toEqual(['10 unchanged paragraphs', '8 unchanged paragraphs'])
  expect(place.textContent).not.toContain('Paragraph 8 of')
  folds()[0]?.click()
  await expect.poll(() => place.textContent).toContain('Paragraph 8 of')
})

test('Keys walk through the differences, say each, and act on it', async () => {
  const { place, said, restored, differences } = await mounted(letterBefore(), letterAfter())
  place.querySelector<HTMLElement>('[role="group"][tabindex]')?.focus()
  await userEvent.keyboard('{F8}n')
  await expect.poll(() => said).toHaveLength(2)
  expect(said[0]).toMatch(new RegExp(`^Difference 1 of ${String(differences.length)}\\. .*heading`))
  expect(said[1]).toContain('Anna; tagged as person')
  await userEvent.keyboard('{Enter}')
  expect(restored).toEqual([differences[1]])
  await userEvent.keyboard('{Shift>}{F8}{/Shift}p')
  await expect.poll(() => said.at(-1)).toContain(`Difference ${String(differences.length)} of`)
})

test('Arrows left and right walk too, but not in the choice of the layout, where they choose', async () => {
  const { place, said } = await mounted(letterBefore(), letterAfter())
  place.querySelector<HTMLElement>('[role="group"][tabindex]')?.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}')
  await expect.poll(() => said).toHaveLength(3)
  expect(said.at(-1)).toMatch(/^Difference 1 of/)
  place.querySelector<HTMLElement>('[role="radio"]')?.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(said).toHaveLength(3)
})

test('Side by side each text has its own column; where there is no room, there is one', async () => {
  const wide = await mounted(letterBefore(), letterAfter(), { layout: 'beside' })
  await expect.poll(() => wide.place.querySelector('section')?.dataset['layout']).toBe('beside')
  const row = Array.from(wide.place.querySelectorAll('[data-side="both"]')).find((one) =>
    one.textContent.includes('tomorow'),
  )
  expect(row?.children[0]?.textContent).toContain('sails again tomorow')
  expect(row?.children[0]?.textContent).not.toContain('tomorrow')
  expect(row?.children[1]?.textContent).toContain('sails again tomorrow')
  const narrow = await mounted(letterBefore(), letterAfter(), { layout: 'beside', width: 640 })
  await expect.poll(() => narrow.place.querySelector('section')?.dataset['layout']).toBe('inline')
})

test('Texts that say the same have nothing to show, and say so', async () => {
  const { place } = await mounted(letter(p('one')), letter(p('one')))
  await expect.poll(() => place.textContent).toContain('No differences')
})

test('Of thousands of differences no more is drawn than is near', async () => {
  const many = (word: string) =>
    letter(...Array.from({ length: 3000 }, (_, index) => p(`${word} number ${String(index)} of all`)))
  const { place, differences } = await mounted(many('This'), many('That'))
  expect(differences).toHaveLength(3000)
  await expect.poll(() => place.querySelectorAll('[data-side]').length).toBeGreaterThan(50)
  expect(place.querySelectorAll('[data-side]').length).toBeLessThan(500)
  place.querySelector<HTMLElement>('[role="group"][tabindex]')?.focus()
  await userEvent.keyboard('p')
  await expect.poll(() => place.textContent).toContain('number 2999')
  expect(place.querySelectorAll('[data-side]').length).toBeLessThan(500)
})

const file = (word: string) =>
  Array.from({ length: 60 }, (_, index) => `  <p>Line ${String(index)} ${index === 30 ? word : 'stays'}</p>`).join('\n')

test('Two files are compared line by line, to be read only', async () => {
  const place = await mountCompare((layout, onLayout) => (
    <CompareText
      old={{ title: 'On disk', text: file('was') }}
      new={{ title: 'Now', text: file('is') }}
      {...{ layout, onLayout }}
    />
  ))
  await expect.poll(() => place.querySelector('[role="status"]')?.textContent).toBe('1 difference')
  expect(place.textContent).toContain('27 unchanged lines')
  expect(place.querySelector('.cm-deletedChunk')?.textContent).toContain('Line 30 was')
  expect(place.querySelector('[contenteditable="true"]')?.getAttribute('aria-readonly')).toBe('true')
})
