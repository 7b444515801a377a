import { blockRange } from './unicode-blocks'

/** A regular expression as XML Schema writes them (Part 2, appendix F), or what is wrong with it. */
export type ExpressionReading =
  { readonly expression: RegExp; readonly problem: null } | { readonly expression: null; readonly problem: string }

const known = new Map<string, ExpressionReading>()

/**
 * Reads a regular expression of XML Schema. The result matches whole texts: such expressions are anchored at both ends.
 * Category and block escapes, class subtraction and the escapes for names are translated; `^` and `$` are plain characters.
 */
export function readExpression(source: string): ExpressionReading {
  let reading = known.get(source)
  if (reading === undefined) known.set(source, (reading = translate(source)))
  return reading
}

function translate(source: string): ExpressionReading {
  try {
    return { expression: new RegExp(`^(?:${new Translator(source).whole()})$`, 'v'), problem: null }
  } catch (error) {
    if (error instanceof Wrong) return { expression: null, problem: error.message }
    // What the engine refuses beyond the grammar, such as a range of characters that ends before it begins.
    if (error instanceof SyntaxError) return { expression: null, problem: 'it is not written as XML Schema wants it' }
    throw error
  }
}

/** Ends reading an expression; never leaves this file. */
class Wrong extends Error {}

// XML 1.0, fifth edition, productions NameStartChar and NameChar.
const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const NAME = `${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`

/** The inside of a character class for each escape of more than one character. */
const CLASSES: Readonly<Record<string, string>> = {
  s: ' \\t\\n\\r',
  d: '\\p{Nd}',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  i: NAME_START,
  c: NAME,
}

const SINGLES: Readonly<Record<string, string>> = { n: '\\n', r: '\\r', t: '\\t' }
const ESCAPABLE = '\\|.?*+(){}-[]^$'
const CATEGORY = /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/

function literal(character: string): string {
  return /[\p{L}\p{N}]/u.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

/** What may stand in a class of characters, and whether it is one character. */
interface Member {
  readonly inside: string
  readonly single: boolean
}

class Translator {
  private readonly characters: readonly string[]
  private at = 0
  private depth = 0

  constructor(source: string) {
    this.characters = [...source]
  }

  whole(): string {
    const out = this.branches()
    if (this.at < this.characters.length) throw new Wrong('a “)” stands in it that closes nothing')
    return out
  }

  private peek(ahead = 0): string {
    return this.characters[this.at + ahead] ?? ''
  }

  private next(): string {
    const character = this.peek()
    this.at++
    return character
  }

  private branches(): string {
    if (++this.depth > 200) throw new Wrong('its brackets are nested too deep')
    let out = ''
    while (this.at < this.characters.length && this.peek() !== ')')
      out += this.peek() === '|' ? this.next() : this.atom() + this.quantifier()
    this.depth--
    return out
  }

  private atom(): string {
    const character = this.next()
    switch (character) {
      case '(': {
        const inside = this.branches()
        if (this.next() !== ')') throw new Wrong('a “(” stands in it that is not closed')
        return `(?:${inside})`
      }
      case '[':
        return `[${this.characterClass()}]`
      case '.':
        return '[^\\n\\r]'
      case '\\': {
        const { inside, single } = this.escape()
        return single ? inside : `[${inside}]`
      }
      case '?':
      case '*':
      case '+':
        throw new Wrong(`a “${character}” stands in it with nothing before that could be repeated`)
      case ']':
        throw new Wrong('a “]” stands in it that closes nothing')
      default:
        return literal(character)
    }
  }

  private quantifier(): string {
    const character = this.peek()
    if (character === '?' || character === '*' || character === '+') return this.next()
    if (character !== '{') return ''
    const rest = this.characters.slice(this.at, this.at + 24).join('')
    const [counts] = /^\{\d+(?:,\d*)?\}/.exec(rest) ?? []
    if (counts === undefined) throw new Wrong('a “{” stands in it that begins no count such as {2,4}')
    this.at += counts.length
    return counts
  }

  /** What stands behind a backslash. */
  private escape(): Member {
    const character = this.next()
    if (character === 'p' || character === 'P') return { inside: this.category(character === 'P'), single: false }
    const single = SINGLES[character] ?? (ESCAPABLE.includes(character) ? literal(character) : undefined)
    if (single !== undefined && character !== '') return { inside: single, single: true }
    const inside = CLASSES[character.toLowerCase()]
    if (inside === undefined) throw new Wrong(`“\\${character}” stands in it, which means nothing`)
    return { inside: character === character.toLowerCase() ? inside : complement(inside), single: false }
  }

  private category(negative: boolean): string {
    const rest = this.characters.slice(this.at, this.at + 80).join('')
    const [whole, called = ''] = /^\{([A-Za-z0-9-]*)\}/.exec(rest) ?? []
    if (whole === undefined) throw new Wrong('“\\p” stands in it without a category such as {L}')
    this.at += whole.length
    if (CATEGORY.test(called)) return `\\${negative ? 'P' : 'p'}{${called}}`
    const range = called.startsWith('Is') ? blockRange(called.slice(2)) : null
    if (range === null) throw new Wrong(`“${called}” names no category or block of characters`)
    const inside = `\\u{${range[0].toString(16)}}-\\u{${range[1].toString(16)}}`
    return negative ? complement(inside) : inside
  }

  /** All between `[` and its `]`; with what is subtracted at the end. */
  private characterClass(): string {
    if (++this.depth > 200) throw new Wrong('its brackets are nested too deep')
    const negative = this.peek() === '^'
    if (negative) this.at++
    let inside = ''
    let minus: string | null = null
    for (let first = true; this.peek() !== ']' || first; first = false) {
      if (this.at >= this.characters.length) throw new Wrong('a “[” stands in it that is not closed')
      if (this.peek() === ']') throw new Wrong('“[]” stands in it, a class without characters')
      if (this.peek() === '-' && this.peek(1) === '[') {
        this.at += 2
        minus = this.characterClass()
        if (this.peek() !== ']') throw new Wrong('behind what is taken out of a class, “]” is wanted')
        break
      }
      inside += this.classMember()
    }
    this.at++
    this.depth--
    const all = negative ? complement(inside) : inside
    return minus === null ? all : `[${all}]--[${minus}]`
  }

  private classMember(): string {
    const { inside, single } = this.classCharacter()
    const isRange = single && this.peek() === '-' && this.peek(1) !== '[' && this.peek(1) !== ']'
    if (!isRange) return inside
    this.at++
    return `${inside}-${this.classCharacter().inside}`
  }

  private classCharacter(): Member {
    const character = this.next()
    if (character === '[') throw new Wrong('a “[” stands in a class of characters; as a character it is written “\\[”')
    return character === '\\' ? this.escape() : { inside: literal(character), single: true }
  }
}

function complement(inside: string): string {
  return `[^${inside}]`
}
