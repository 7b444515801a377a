import { decodeReference } from './escape'

/** Longest text that one entity may stand for, in UTF-16 units. */
const ENTITY_LIMIT = 65_536
/** Longest text that all references to entities in one file may add up to. */
export const EXPANSION_LIMIT = 4_000_000

/** What a document type declaration says about entities. */
export interface Doctype {
  /** Internal general entities that stand for text without markup. */
  readonly texts: ReadonlyMap<string, string>
  /** Declared entities that hold markup, stand outside the file or refer to what does. */
  readonly opaque: ReadonlySet<string>
  /** Whether declarations may stand outside the file, so that an undeclared entity is no error (XML 1.0, section 4.1). */
  readonly external: boolean
  /** The first entity that would stand for more than {@link ENTITY_LIMIT}, or that refers to itself. */
  readonly bomb: string | null
}

const QUOTED = `(?:"[^"]*"|'[^']*')`
const DECLARATION = new RegExp(
  [
    '<!--[^]*?-->',
    '<\\?[^]*?\\?>',
    `<!ENTITY\\s+(%\\s+)?([^\\s%"'<>]+)\\s+(?:(${QUOTED})|(?:SYSTEM|PUBLIC)\\s[^"'>]*${QUOTED}[^"'>]*${QUOTED}?[^"'>]*)\\s*>`,
    QUOTED,
    '%[^\\s;%"\'<>]+;',
  ].join('|'),
  'g',
)

/** Reads the entities from `declaration`, all between `<!DOCTYPE` and its `>`. */
export function readDoctype(declaration: string): Doctype {
  const open = subsetStart(declaration)
  const head = open < 0 ? declaration : declaration.slice(0, open)
  const values = new Map<string, string>()
  const outside = new Set<string>()
  let external = /\s(?:SYSTEM|PUBLIC)\s/.test(head)
  if (open >= 0)
    for (const [whole, parameter, name, quoted] of declaration.slice(open).matchAll(DECLARATION)) {
      if (whole.startsWith('%')) external = true
      if (name === undefined || parameter !== undefined || values.has(name) || outside.has(name)) continue
      if (quoted === undefined) outside.add(name)
      else values.set(name, quoted.slice(1, -1))
    }
  return expandAll(values, outside, external)
}

/** Offset after the `[` that opens the internal subset; -1 where there is none. */
function subsetStart(declaration: string): number {
  let quote = ''
  for (let i = 0; i < declaration.length; i++) {
    const character = declaration.charAt(i)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '[') return i + 1
    else if (character === '"' || character === "'") quote = character
  }
  return -1
}

/** An entity's replacement text, its references to others resolved; `null` for one that is not plain text. */
type Expansion = string | null

/** Expands every entity once, innermost first, without recursion, and stops at the first that grows too long. */
function expandAll(values: ReadonlyMap<string, string>, outside: ReadonlySet<string>, external: boolean): Doctype {
  const done = new Map<string, Expansion>()
  for (const name of outside) done.set(name, null)
  for (const first of values.keys()) {
    const waiting = [first]
    const open = new Set<string>()
    for (let name = waiting.at(-1); name !== undefined; name = waiting.at(-1)) {
      const value = values.get(name) ?? ''
      const missing = done.has(name) ? [] : referencedBy(value).filter((other) => values.has(other) && !done.has(other))
      if (missing.some((other) => other === name || open.has(other)))
        return { texts: new Map(), opaque: outside, external, bomb: name }
      if (missing.length > 0) {
        open.add(name)
        waiting.push(...missing)
        continue
      }
      waiting.pop()
      open.delete(name)
      if (done.has(name)) continue
      const text = expand(value, done)
      if (text !== null && text.length > ENTITY_LIMIT)
        return { texts: new Map(), opaque: outside, external, bomb: name }
      done.set(name, text)
    }
  }
  const texts = new Map<string, string>()
  const opaque = new Set<string>()
  for (const [name, text] of done)
    if (text === null) opaque.add(name)
    else texts.set(name, text)
  return { texts, opaque, external, bomb: null }
}

// Character references in a declaration count when it is read, so that &#38;#60; is the reference &#60; (appendix D).
function replacementText(value: string): string {
  return value.replace(/&(#[^;\s]*);/g, (whole, reference: string) => decodeReference(reference) ?? whole)
}

function referencedBy(value: string): string[] {
  return [...replacementText(value).matchAll(/&([^;\s&#]+);/g)].map((match) => match[1] ?? '')
}

function expand(value: string, done: ReadonlyMap<string, Expansion>): Expansion {
  const replacement = replacementText(value)
  if (replacement.includes('<')) return null
  let text = ''
  let last = 0
  for (const match of replacement.matchAll(/&([^;\s&]*);/g)) {
    const name = match[1] ?? ''
    const inner = decodeReference(name) ?? done.get(name) ?? null
    if (inner === null) return null
    text += replacement.slice(last, match.index) + inner
    last = match.index + match[0].length
    if (text.length > ENTITY_LIMIT) return text
  }
  const rest = replacement.slice(last)
  return replacement.replace(/&[^;\s&]*;/g, '').includes('&') ? null : text + rest
}
