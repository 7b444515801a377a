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
  const count = Math.max(0, ...notes.map(({ number }) => number))
  const first = notes[0]?.number ?? 1
  const own = first > 1 ? chooseReferences(candidates, { count: notes.length }, breaks) : []
  const ownNumbers = own.length === notes.length && own.every(({ n }, index) => n === String(notes[index]?.number))
  const chosen = ownNumbers ? own : chooseReferences(candidates, { count }, breaks)
  const positions = ownNumbers ? own.map(({ n }) => Number(n)) : notePositions(chosen.map(({ n }) => n))
  const listed = new Map(notes.map((note) => [note.number, note]))
  const references = chosen.map((candidate, index): Token => {
    const position = positions[index] ?? 0
    const note = listed.get(position) ?? null
    const numbered = note !== null && (note.from === note.to || (ownNumbers && position !== index + 1))
    const reference: Reference = { n: candidate.n, text: note, listNumber: numbered ? position : null }
    listed.delete(position)
    return { kind: 'reference', from: candidate.from, to: candidate.to, reference }
  })
  const tokens = [...pages, ...supplementsIn(text), ...references, ...leftNumbers(candidates, chosen)]
  return { tokens: tokens.sort((a, b) => a.from - b.from), unanchored: [...listed.values()] }
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
