import type { PlacedBlock } from '../block'
import { blockDoubt, fixAt, placedDoubt, type SaidOfStretch, type TextDoubt } from '../block-doubt'
import type { TextCheck } from '../check'
import { flowsOf, type Gathered } from '../flows'

interface Bracket {
  readonly index: number
  readonly sign: string
}

/** What a block leaves to be paired with brackets of other blocks, and what is wrong in it. */
interface Facts {
  readonly open: readonly Bracket[]
  readonly closing: readonly Bracket[]
  /** Brackets that are closed by one of another kind. */
  readonly wrong: readonly { readonly open: Bracket; readonly closing: Bracket }[]
  readonly crossed: readonly { readonly open: Bracket; readonly closing: Bracket }[]
}

const nothing: Facts = { open: [], closing: [], wrong: [], crossed: [] }
const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '⟨': '⟩', '〈': '〉' }
const openers: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(partners).map(([a, b]) => [b, a]))
/** How many blocks further on a bracket that a block begins with may be closed. */
const reach = 60

/** Brackets without a partner, with one of another kind, or crossed. A bracket over paragraphs begins one and ends one. */
export const brackets: TextCheck<Facts> = {
  kind: 'text',
  name: 'brackets',
  gather: ({ read: { text } }) => (/[()[\]{}⟨⟩〈〉]/u.test(text) ? paired(text) : nothing),
  check: (blocks) => {
    const found = blocks.flatMap(({ place, facts }) => [
      ...facts.wrong.map(({ open, closing }) => ofAnotherKind(place, open, closing)),
      ...facts.crossed.map(({ open, closing }) => crossed(place, open, closing)),
    ])
    for (const flow of flowsOf(blocks)) found.push(...withoutPartner(flow))
    return found.sort((a, b) => a.from - b.from)
  },
}

function paired(text: string): Facts {
  // Braces around several cells of a table stand in cells of their own.
  if (/^\s*[{}[\]()]\s*$/u.test(text)) return nothing
  const stack: Bracket[] = []
  const closing: Bracket[] = []
  const wrong: { open: Bracket; closing: Bracket }[] = []
  const cross: { open: Bracket; closing: Bracket }[] = []
  const all = Array.from(text.matchAll(/[()[\]{}⟨⟩〈〉]/gu), ({ 0: sign, index }) => ({ index, sign }))
  for (const [position, bracket] of all.entries()) {
    if (partners[bracket.sign] !== undefined) {
      stack.push(bracket)
      continue
    }
    const top = stack.at(-1)
    if (top !== undefined && partners[top.sign] === bracket.sign) stack.pop()
    else if (isEnumeration(text, bracket)) continue
    else if (top === undefined) closing.push(bracket)
    else settle(stack, bracket, all.slice(position + 1), { closing, wrong, cross })
  }
  return { open: stack, closing, wrong, crossed: cross }
}

/** What to make of a closing bracket that does not fit the last one that was opened. */
function settle(
  stack: Bracket[],
  bracket: Bracket,
  rest: readonly Bracket[],
  out: {
    closing: Bracket[]
    wrong: { open: Bracket; closing: Bracket }[]
    cross: { open: Bracket; closing: Bracket }[]
  },
): void {
  const top = stack.at(-1)
  const own = stack.findLastIndex(({ sign }) => partners[sign] === bracket.sign)
  if (top === undefined) return
  if (own < 0) {
    // Either it is of the wrong kind, or it stands there without an opening one and the other is closed further on.
    if (rest.some(({ sign }, index) => sign === partners[top.sign] && !opensBefore(rest, index, top.sign)))
      out.closing.push(bracket)
    else {
      out.wrong.push({ open: top, closing: bracket })
      stack.pop()
    }
    return
  }
  const [open] = stack.splice(own, 1)
  if (open && rest.some(({ sign }) => sign === partners[top.sign])) out.cross.push({ open, closing: bracket })
}

function opensBefore(rest: readonly Bracket[], index: number, sign: string): boolean {
  return rest.slice(0, index).some((one) => one.sign === sign)
}

/** Whether a closing bracket stands behind a number or letter of a list, `a)`, `12)`, where others have none before: `(a)`. */
function isEnumeration(text: string, { index, sign }: Bracket): boolean {
  const sort = /(?:^|[\s,;:—–([])(?:(\p{N}{1,3})|\p{L}|[ivxl]{1,5})$/iu.exec(text.slice(Math.max(0, index - 7), index))
  if (sign !== ')' || !sort) return false
  return !(sort[1] === undefined ? /(?<!\S)\(\p{L}\)\s/u : /(?<!\S)\(\p{N}{1,2}\)\s/u).test(text)
}

/** Brackets of a flow that have no partner, neither in their block nor, at the edges of blocks, in another. */
function withoutPartner(flow: readonly Gathered<Facts>[]): readonly TextDoubt[] {
  const found: TextDoubt[] = []
  const waiting: { readonly place: PlacedBlock; readonly bracket: Bracket; readonly position: number }[] = []
  for (const [position, { place, facts }] of flow.entries()) {
    const { text } = place.block.read
    for (const bracket of facts.closing) {
      const last = waiting.at(-1)
      const atEnd = /^[\s\p{P}]*$/u.test(text.slice(bracket.index))
      if (atEnd && last && partners[last.bracket.sign] === bracket.sign && position - last.position <= reach)
        waiting.pop()
      else if (!isNumberOfLetter(text)) found.push(alone(place, bracket, 'bracket-not-opened'))
    }
    for (const bracket of facts.open)
      if (/^[\s\p{P}]*$/u.test(text.slice(0, bracket.index))) waiting.push({ place, bracket, position })
      else found.push(alone(place, bracket, 'bracket-not-closed'))
  }
  return [...found, ...waiting.map(({ place, bracket }) => alone(place, bracket, 'bracket-not-closed'))]
}

/** Whether a block is the number of a letter as old prints set it, with a bracket behind alone: `No. 110.]`. */
function isNumberOfLetter(text: string): boolean {
  return /^\s*No\.?\s\p{N}+[.,]?\]$/u.test(text)
}

function alone(place: PlacedBlock, bracket: Bracket, code: string): TextDoubt {
  const { index, sign } = bracket
  const values = { sign, partner: partners[sign] ?? openers[sign] ?? '' }
  return doubt(place, { from: index, to: index + 1, code, severity: 'error', key: around(place, index), values })
}

function ofAnotherKind(place: PlacedBlock, open: Bracket, closing: Bracket): TextDoubt {
  const { index, sign } = closing
  const fixes = [
    fixAt(index, index + 1, partners[open.sign] ?? ''),
    fixAt(open.index, open.index + 1, openers[sign] ?? ''),
  ]
  const said = { from: index, to: index + 1, code: 'bracket-of-another-kind', severity: 'error' } as const
  const values = { sign, partner: open.sign }
  return doubt(place, {
    ...said,
    key: around(place, index),
    values,
    fixes,
    elsewhere: [{ from: open.index, to: open.index + 1 }],
  })
}

function crossed(place: PlacedBlock, open: Bracket, { index, sign }: Bracket): TextDoubt {
  const said = { from: index, to: index + 1, code: 'bracket-crossed', severity: 'warning' } as const
  const elsewhere = [{ from: open.index, to: open.index + 1 }]
  return doubt(place, { ...said, key: around(place, index), values: { sign, partner: open.sign }, elsewhere })
}

function doubt(place: PlacedBlock, said: SaidOfStretch): TextDoubt {
  return placedDoubt(place, blockDoubt('brackets', place.block.read.text, said))
}

/** A bracket with the words that touch it: by the bracket alone, all would be found good at once. */
function around({ block: { read } }: PlacedBlock, index: number): string {
  const before = /\S{0,20}$/u.exec(read.text.slice(0, index))?.[0] ?? ''
  return `${before}${/^\S{0,20}/u.exec(read.text.slice(index))?.[0] ?? ''}`
}
