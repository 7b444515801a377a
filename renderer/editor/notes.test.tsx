import type { ResolvedPos } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { at, letter, note, numbered, p } from '../../shared/testing/build'
import { mountEditor } from '../testing/mount-editor'

const inNote = ($pos: ResolvedPos) => {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === 'note') return true
  return false
}

describe('The caret and a note', () => {
  const text = () =>
    letter(p('The harbour is<a> closed', numbered('3', p('Since <n>June.')), '<b> to ships.'), p('Next.'))

  test('arrows step over the note as one', async () => {
    const doc = text()
    const { select, text: open } = await mountEditor(doc)
    const before = at(doc, 'b') - 1 - 'Since June.'.length - 3
    select(before)
    await userEvent.keyboard('{ArrowRight}')
    expect(open.state.selection.head).toBe(at(doc, 'b'))
    await userEvent.keyboard('{ArrowLeft}')
    expect(open.state.selection.head).toBe(before)
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect([open.state.selection.anchor, open.state.selection.head]).toEqual([before, at(doc, 'b')])
  })

  test('an arrow leaves a selection that ends before the note at the end it points to', async () => {
    const doc = text()
    const { select, text: open } = await mountEditor(doc)
    const before = at(doc, 'b') - 'Since June.'.length - 4
    select(at(doc, 'a'), before)
    await userEvent.keyboard('{ArrowRight}')
    expect(open.state.selection.toJSON()).toMatchObject({ anchor: before, head: before })
    select(at(doc, 'a'), before)
    await userEvent.keyboard('{ArrowLeft}')
    expect(open.state.selection.toJSON()).toMatchObject({ anchor: at(doc, 'a'), head: at(doc, 'a') })
  })

  test('up and down in the text never fall into a note', async () => {
    const words = 'Ships wait before the harbour until the pilot comes on board. '.repeat(4)
    const doc = letter(
      p('<a>', words, note(p('One note.'), p('Of two paragraphs.')), words),
      p(words, note(p(words)), words),
      p('End.'),
    )
    const { select, text: open } = await mountEditor(doc)
    select(at(doc, 'a'))
    await userEvent.keyboard('{End}')
    const fallen: number[] = []
    for (let line = 0; line < 24; line++) {
      await userEvent.keyboard(line < 12 ? '{ArrowDown}' : '{ArrowUp}')
      if (inNote(open.state.selection.$head)) fallen.push(line)
    }
    expect(fallen).toEqual([])
  })

  test('a click into its text goes there, and Escape comes back to just after it', async () => {
    const doc = text()
    const { text: open, doc: now } = await mountEditor(doc)
    await userEvent.click(document.querySelector('.note-body') ?? document.body)
    await expect.poll(() => inNote(open.state.selection.$head)).toBe(true)
    await userEvent.keyboard('{End}{!}')
    expect(now().textContent).toContain('Since June.!')
    await userEvent.keyboard('{Escape}')
    await userEvent.keyboard('?')
    expect(now().textContent).toContain('Since June.!? to ships.')
    expect(inNote(open.state.selection.$head)).toBe(false)
  })

  test('arrows leave its text at its edges', async () => {
    const doc = text()
    const { select, text: open } = await mountEditor(doc)
    select(at(doc, 'n'))
    await userEvent.keyboard('{ArrowDown}')
    expect(open.state.selection.head).toBe(at(doc, 'b'))
    select(at(doc, 'n'))
    await userEvent.keyboard('{ArrowUp}')
    expect(open.state.selection.$head.nodeAfter?.type.name).toBe('note')
  })

  test('Backspace beside it first selects it, then removes it', async () => {
    const doc = text()
    const { select, text: open, doc: now } = await mountEditor(doc)
    select(at(doc, 'b'))
    await userEvent.keyboard('{Backspace}')
    expect(open.state.selection.toJSON()).toMatchObject({ type: 'node' })
    expect(now().textContent).toContain('Since June.')
    await userEvent.keyboard('{Backspace}')
    expect(now().textContent).toContain('closed to ships.')
  })

  test('a letter typed while it is selected does not cost it', async () => {
    const doc = text()
    const { select, doc: now } = await mountEditor(doc)
    select(at(doc, 'b'))
    await userEvent.keyboard('{Backspace}')
    await userEvent.keyboard('x')
    expect(now().textContent).toContain('Since June.x to ships.')
  })
})

test('a note is begun by one key, typed, left, undone and redone', async () => {
  const doc = letter(p('The harbour<a> is closed.'))
  const { select, said, doc: now } = await mountEditor(doc)
  select(at(doc, 'a'))
  await userEvent.keyboard('{Alt>}n{/Alt}')
  // One key, for one undo: keys that come slowly are several.
  await userEvent.keyboard('S')
  await userEvent.keyboard('{Escape}')
  await userEvent.keyboard(',')
  expect(now().textContent).toBe('The harbourS, is closed.')
  for (let act = 0; act < 3; act++) await userEvent.keyboard('{Control>}z{/Control}')
  expect(now().eq(doc)).toBe(true)
  expect(said.at(-1)).toBe('Undone: Insert note')
  for (let act = 0; act < 3; act++) await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  expect(now().textContent).toBe('The harbourS, is closed.')
})

test('notes without a number show the number of their place, and follow when one is put before them', async () => {
  const doc = letter(p('One', note(p('First.')), ' two', note(p('Second.')), '.'))
  const { text } = await mountEditor(doc)
  const shown = () => [...document.querySelectorAll('.note-number')].map((element) => element.textContent)
  expect(shown()).toEqual(['1', '2'])
  const first = doc.resolve(3).start() + 3
  text.dispatch(text.state.tr.delete(first, first + 'First.'.length + 4))
  expect(shown()).toEqual(['1'])
})

test('where there is room, the text of a note stands beside the line; where there is none, it opens under it', async () => {
  const doc = letter(p('The harbour is closed', note(p('Since <n>June.')), ' to ships.'))
  const wide = await mountEditor(doc)
  const body = () => document.querySelector('.note-body')?.getBoundingClientRect() ?? new DOMRect()
  const block = () => document.querySelector('.textblock')?.getBoundingClientRect() ?? new DOMRect()
  expect(body().left).toBeGreaterThan(block().right)
  wide.text.view?.dom.closest<HTMLElement>('.paper')?.style.setProperty('max-width', '480px')
  await expect.poll(() => body().width).toBe(0)
  wide.select(at(doc, 'n'))
  expect(body().left).toBe(block().left)
})

describe('Where there is no room beside the text', () => {
  const cards = () => [...document.querySelectorAll('.note-card')].map((card) => card.textContent)
  const text = () =>
    letter(
      p('The harbour<a>', numbered('3', p('Since June.')), ' is closed', numbered('4', p('To all.')), '.'),
      p('Next', numbered('5', p('Not printed.')), '.'),
    )

  test('notes stand as cards at the foot of their block, and follow what is typed', async () => {
    const doc = text()
    const { select, doc: now } = await mountEditor(doc, { width: 560 })
    await expect.poll(cards).toEqual(['Since June.', 'To all.', 'Not printed.'])
    expect(document.querySelector('.note-cards')?.previousElementSibling?.textContent).toContain('The harbour')
    await userEvent.click(page.getByRole('note', { name: 'Note 4' }).filter({ hasText: 'To all.' }).last())
    await userEvent.keyboard('!')
    expect(now().textContent).toContain('To all.!')
    expect(cards()).toEqual(['Since June.', 'To all.!', 'Not printed.'])
    select(at(doc, 'a'))
    await userEvent.keyboard('{Enter}')
    expect(cards()).toEqual(['Since June.', 'To all.!', 'Not printed.'])
    await userEvent.keyboard('{Delete}{Delete}')
    expect(cards()).toEqual(['To all.!', 'Not printed.'])
    for (let act = 0; act < 3; act++) await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(cards).toEqual(['Since June.', 'To all.', 'Not printed.'])
  })

  test('a note that is open is not shown as a card too', async () => {
    const seen = () =>
      [...document.querySelectorAll<HTMLElement>('.note-card')]
        .filter((card) => card.offsetHeight > 0)
        .map((card) => card.textContent)
    const doc = text()
    const { select } = await mountEditor(doc, { width: 560 })
    await expect.poll(seen).toEqual(['Since June.', 'To all.', 'Not printed.'])
    await userEvent.click(page.getByRole('note', { name: 'Note 4' }).filter({ hasText: 'To all.' }).last())
    expect(seen()).toEqual(['Since June.', 'Not printed.'])
    await userEvent.keyboard('!')
    expect(seen()).toEqual(['Since June.', 'Not printed.'])
    select(at(doc, 'a'))
    expect(seen()).toEqual(['Since June.', 'To all.!', 'Not printed.'])
  })

  test('they go where there is room again', async () => {
    const { text: open } = await mountEditor(text(), { width: 560 })
    await expect.poll(() => cards().length).toBe(3)
    open.view?.dom.closest<HTMLElement>('.paper')?.parentElement?.parentElement?.style.setProperty('width', '1000px')
    await expect.poll(cards).toEqual([])
  })
})
