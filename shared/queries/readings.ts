import type { Mark, ResolvedPos } from 'prosemirror-model'
import { localName, type SpanAttrs } from '../schema'
import { spanAttrs } from './spans'

/**
 * Which of the texts that stand side by side in a transcription is read (TEI P5, 3.5 “Simple Editorial Changes”, 11.3.1
 * “Altered, Corrected, and Erroneous Texts”). What is `both` or `shown` is read, whatever stands beside it.
 */
export interface Reading {
  /** Of `choice(sic, corr)`: both, what was written, or what is right. */
  readonly corrections: 'both' | 'written' | 'corrected'
  /** Of `choice(orig, reg)`. */
  readonly regularisations: 'both' | 'written' | 'regularised'
  /** Of `choice(abbr, expan)` and `choice(am, ex)`; also letters that an editor added to an abbreviation (`ex`). */
  readonly abbreviations: 'both' | 'written' | 'expanded'
  /** What the source has struck out (`del`); where it is restored there (`restore`), it is read in any case. */
  readonly deletions: 'shown' | 'hidden'
  /** What was added in the source (`add`). */
  readonly additions: 'shown' | 'hidden'
  /** What the editor has supplied (`supplied`). */
  readonly supplied: 'shown' | 'hidden'
  /** What the editor takes for too much (`surplus`, `secl`). */
  readonly surplus: 'shown' | 'hidden'
  /** Of `app(lem, rdg)`: all, or that of the text alone. */
  readonly variants: 'all' | 'lemma'
}

/** The choices of each part of a {@link Reading}, the first being that which hides nothing. */
export const readingChoices = {
  corrections: ['both', 'written', 'corrected'],
  regularisations: ['both', 'written', 'regularised'],
  abbreviations: ['both', 'written', 'expanded'],
  deletions: ['shown', 'hidden'],
  additions: ['shown', 'hidden'],
  supplied: ['shown', 'hidden'],
  surplus: ['shown', 'hidden'],
  variants: ['all', 'lemma'],
} as const satisfies { readonly [K in keyof Reading]: readonly Reading[K][] }

/** The readings that every edition has. */
export const presetNames = ['all', 'written', 'corrected', 'expanded'] as const

/** One of {@link presetNames}. */
export type PresetName = (typeof presetNames)[number]

const all: Reading = {
  corrections: 'both',
  regularisations: 'both',
  abbreviations: 'both',
  deletions: 'shown',
  additions: 'shown',
  supplied: 'shown',
  surplus: 'shown',
  variants: 'all',
}

const corrected: Reading = {
  ...all,
  corrections: 'corrected',
  regularisations: 'regularised',
  abbreviations: 'written',
  deletions: 'hidden',
  surplus: 'hidden',
  variants: 'lemma',
}

/**
 * All that stands in a text; as the source has it; corrected, with its abbreviations as they are; and corrected with its
 * abbreviations expanded.
 */
export const presetReadings: Readonly<Record<PresetName, Reading>> = {
  all,
  written: {
    ...all,
    corrections: 'written',
    regularisations: 'written',
    abbreviations: 'written',
    supplied: 'hidden',
    variants: 'lemma',
  },
  corrected,
  expanded: { ...corrected, abbreviations: 'expanded' },
}

/** The elements of which a reading can hide one, by local name. */
export const hideableParts = [
  ...['sic', 'corr', 'orig', 'reg', 'abbr', 'expan', 'am', 'ex'],
  ...['del', 'add', 'supplied', 'surplus', 'rdg'],
] as const

/** One of {@link hideableParts}. */
export type HideablePart = (typeof hideableParts)[number]

/** The local names of the elements that a reading hides, where {@link isHidden} finds them hidden; `secl` counts as `surplus`. */
export function hiddenParts(reading: Reading): ReadonlySet<string> {
  const known = kept.get(reading)
  if (known) return known
  const hidden = new Set<string>()
  const hide = (is: boolean, ...parts: readonly string[]) => {
    if (is) for (const part of parts) hidden.add(part)
  }
  hide(reading.corrections === 'corrected', 'sic')
  hide(reading.corrections === 'written', 'corr')
  hide(reading.regularisations === 'regularised', 'orig')
  hide(reading.regularisations === 'written', 'reg')
  hide(reading.abbreviations === 'expanded', 'abbr', 'am')
  hide(reading.abbreviations === 'written', 'expan', 'ex')
  hide(reading.deletions === 'hidden', 'del')
  hide(reading.additions === 'hidden', 'add')
  hide(reading.supplied === 'hidden', 'supplied')
  hide(reading.surplus === 'hidden', 'surplus')
  hide(reading.variants === 'lemma', 'rdg')
  kept.set(reading, hidden)
  return hidden
}

const kept = new WeakMap<Reading, ReadonlySet<string>>()

/** The elements that are hidden only as one of several texts, right within the element that holds these; alone they are the text. */
const within: ReadonlyMap<string, string> = new Map([
  ...['sic', 'corr', 'orig', 'reg', 'abbr', 'expan'].map((name) => [name, 'choice'] as const),
  ['rdg', 'app'],
])

/**
 * Whether a stretch of text with these marks is not read in a reading. Of texts side by side only those are hidden that stand
 * right in their `choice` or `app`: a `sic` without a `corr` beside it is the text.
 */
export function isHidden(marks: readonly Mark[], reading: Reading): boolean {
  return marks.length > 0 && hiddenParts(reading).size > 0 && isHiddenWithin(marks.map(nameOf), reading)
}

/** The same as {@link isHidden} of marks, by the local names of their spans, outermost first, as {@link hideableName} has them. */
export function isHiddenWithin(names: readonly string[], reading: Reading): boolean {
  const hidden = hiddenParts(reading)
  return hidden.size > 0 && names.some((name, index) => hidden.has(name) && canHide(name, names.slice(0, index)))
}

/** By which of {@link hideableParts} a reading can hide the innermost of spans (outermost first), or `null` where none can. */
export function hideablePart(spans: readonly SpanAttrs[]): HideablePart | null {
  const names = spans.map(hideableName)
  const last = names.pop()
  const part = hideableParts.find((one) => one === last)
  return part !== undefined && canHide(part, names) ? part : null
}

/** Whether a stretch of this name can be hidden where it stands, in spans of these names, outermost first. */
function canHide(name: string, outer: readonly string[]): boolean {
  const holder = within.get(name)
  if (holder !== undefined) return outer.at(-1) === holder
  if (name === 'del') return !outer.includes('restore')
  if (name === 'am') return outer.at(-1) === 'choice' || outer.includes('expan')
  return true
}

/** Whether a place stands in a note that is not read, by the marks of what is around it. */
export function isAroundHidden($pos: ResolvedPos, reading: Reading): boolean {
  if (hiddenParts(reading).size === 0) return false
  for (let depth = $pos.depth; depth > 0; depth--) if (isHidden($pos.node(depth).marks, reading)) return true
  return false
}

function nameOf(mark: Mark): string {
  return hideableName(spanAttrs(mark))
}

/** The local name of a span, as readings know it: `secl` is a `surplus`. */
export function hideableName(span: Pick<SpanAttrs, 'name'>): string {
  const name = localName(span.name)
  return name === 'secl' ? 'surplus' : name
}

/** Whether two readings read the same. */
export function sameReading(a: Reading, b: Reading): boolean {
  return (Object.keys(readingChoices) as (keyof Reading)[]).every((part) => a[part] === b[part])
}

/** The preset that reads the same, or `null`. */
export function presetOf(reading: Reading): PresetName | null {
  return presetNames.find((name) => sameReading(presetReadings[name], reading)) ?? null
}

/** A reading from what was stored, whatever it is; what it does not say, or says wrongly, hides nothing. */
export function readReading(stored: unknown): Reading {
  const said = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {}
  const choice = <V extends string>(part: keyof Reading, [first, ...others]: readonly [V, ...V[]]): V =>
    others.find((one) => one === said[part]) ?? first
  return {
    corrections: choice('corrections', readingChoices.corrections),
    regularisations: choice('regularisations', readingChoices.regularisations),
    abbreviations: choice('abbreviations', readingChoices.abbreviations),
    deletions: choice('deletions', readingChoices.deletions),
    additions: choice('additions', readingChoices.additions),
    supplied: choice('supplied', readingChoices.supplied),
    surplus: choice('surplus', readingChoices.surplus),
    variants: choice('variants', readingChoices.variants),
  }
}

/** A reading that the person has put together, with its name. */
export interface NamedReading {
  readonly id: string
  readonly name: string
  readonly reading: Reading
}

/** Named readings from what was stored; what has no id or name is left out. */
export function readNamedReadings(stored: unknown): readonly NamedReading[] {
  if (!Array.isArray(stored)) return []
  return (stored as readonly unknown[]).flatMap((one): NamedReading[] => {
    const { id, name, reading } = (one ?? {}) as Readonly<Record<string, unknown>>
    if (typeof id !== 'string' || typeof name !== 'string' || id === '' || name.trim() === '') return []
    return [{ id, name, reading: readReading(reading) }]
  })
}
