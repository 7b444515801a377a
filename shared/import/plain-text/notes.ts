import { notePositions } from '../../tei/plain-form'
import { candidatesIn } from './candidates'
import { pageMarksIn, supplementsIn, type Reference, type Token } from './draft'
import { chooseReferences, likely, type Candidate } from './references'
import type { ListedNote, Source } from './source'

/** What running text holds beside text, and the notes of the list that no reference asks for. */
export interface Tokens {
  readonly tokens: readonly Token[]
  readonly unanchored: readonly ListedNote[]
}

/**
 * Finds page marks, supplements and the references to notes, and gives each reference its text of the list at the end:
 * by position in order of number, or by the number itself where the list is numbered as the references are.
 */
export function tokensOf(source: Source): Tokens {
  const { text, end, notes } = source
  const pages = pageMarksIn(text)
  const candidates = candidatesIn(text, end, pages)
  const breaks = pages.map(({ from }) => from)
  const { chosen, positions } = referencesOf(candidates, notes, breaks)
  const usual = notePositions(chosen.map(({ n }) => n))
  const listed = new Map(notes.map((note) => [note.number, note]))
  const references = chosen.map((candidate, index): Token => {
    const position = positions[index] ?? 0
    const note = listed.get(position) ?? null
    const numbered = note !== null && (note.from === note.to || position !== usual[index])
    const reference: Reference = { n: candidate.n, text: note, listNumber: numbered ? position : null }
    listed.delete(position)
    return { kind: 'reference', from: candidate.from, to: candidate.to, reference }
  })
  const tokens = [...pages, ...supplementsIn(text), ...references, ...leftNumbers(candidates, chosen)]
  return { tokens: tokens.sort((a, b) => a.from - b.from), unanchored: [...listed.values()] }
}

/** Chooses the references, and says which line of the list belongs to each. */
function referencesOf(
  candidates: readonly Candidate[],
  notes: readonly ListedNote[],
  breaks: readonly number[],
): { readonly chosen: readonly Candidate[]; readonly positions: readonly number[] } {
  const count = notes.at(-1)?.number ?? 0
  if (count !== notes.length) {
    const own = chooseReferences(candidates, { count: notes.length }, breaks)
    const numbers = new Set(notes.map(({ number }) => String(number)))
    const same = own.filter(({ n }) => numbers.has(n)).length
    const beyond = notes.some(({ number }) => number > own.length)
    if (beyond && same * 2 >= notes.length) return { chosen: own, positions: own.map(({ n }) => Number(n)) }
  }
  const chosen = chooseReferences(candidates, { count }, breaks)
  return { chosen, positions: positionsOf(chosen, count) }
}

/**
 * The line of the list, counted from 1, for each reference: its position in order of number. Where references are
 * missing but the numbers of the others tell how many, the gap is theirs, and the rest keep their lines.
 */
function positionsOf(chosen: readonly Candidate[], count: number): readonly number[] {
  const numbers = chosen.map(({ n }) => Number(n))
  const first = numbers[0] ?? 0
  const last = numbers.at(-1) ?? 0
  const rising = numbers.every((n, index) => index === 0 || n > (numbers[index - 1] ?? 0))
  if (!rising || chosen.length >= count) return notePositions(chosen.map(({ n }) => n))
  if (last === count || (first === 1 && last < count)) return numbers
  if (last - first + 1 === count) return numbers.map((n) => n - first + 1)
  return notePositions(chosen.map(({ n }) => n))
}

/** Numbers that look like references and were not taken. */
function leftNumbers(candidates: readonly Candidate[], chosen: readonly Candidate[]): readonly Token[] {
  let next = 0
  let last = -1
  return candidates.flatMap((candidate): readonly Token[] => {
    while ((chosen[next]?.to ?? Infinity) <= candidate.from) next++
    const overlaps = (chosen[next]?.from ?? Infinity) < candidate.to
    if (overlaps || candidate.from < last || candidate.weight < likely || !/^\d+$/.test(candidate.n)) return []
    last = candidate.to
    return [{ kind: 'number', from: candidate.from, to: candidate.to, n: candidate.n }]
  })
}
