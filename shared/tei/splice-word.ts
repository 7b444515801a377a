import { decodeReference, escapeText } from '../xml/escape'

/**
 * A word as it stands in a source (`raw`, no CDATA in it), made to say `said`: the characters at its start and end that
 * it says already keep their spelling, references among them.
 */
export function spliceWord(raw: string, said: string, entities: ReadonlyMap<string, string>): string {
  const units = unitsOf(raw, entities)
  let start = 0
  let from = 0
  for (; start < units.length; start++) {
    const { text } = units[start] ?? NOTHING
    if (!said.startsWith(text, from)) break
    from += text.length
  }
  let end = units.length
  let to = said.length
  for (; end > start; end--) {
    const { text } = units[end - 1] ?? NOTHING
    if (to - text.length < from || !said.slice(0, to).endsWith(text)) break
    to -= text.length
  }
  const spelt = (from: number, to?: number) =>
    units
      .slice(from, to)
      .map((unit) => unit.raw)
      .join('')
  return spelt(0, start) + escapeText(said.slice(from, to)) + spelt(end)
}

interface Unit {
  readonly raw: string
  readonly text: string
}

const NOTHING: Unit = { raw: '', text: '' }

function unitsOf(raw: string, entities: ReadonlyMap<string, string>): readonly Unit[] {
  return Array.from(raw.matchAll(/&([^;]*);|[^]/gu), ([unit, name]) => ({
    raw: unit,
    text: name === undefined ? unit : (decodeReference(name) ?? entities.get(name) ?? unit),
  }))
}
