import { legal } from '../xml/escape'
import { patchTag } from '../xml/tag-source'
import { align } from './align'
import type { Piece, SourceToken } from './locate'
import { pairTokens } from './pair-tokens'
import { spliceWord } from './splice-word'
import { identityOf, type Token } from './tokens'

/** Tokens with what stands for each of them in the source. */
export interface LocatedTokens {
  readonly tokens: readonly Token[]
  readonly source: readonly SourceToken[]
}

/** What realigning needs to know of the source. */
export interface SourceStyle {
  readonly entities: ReadonlyMap<string, string>
  /** Whether the file's encoding has all characters; what it lacks is written as a reference, which a section cannot hold. */
  readonly hasAll: boolean
  /** Gives what is new the line ends of the source. */
  readonly withEol: (text: string) => string
}

/** Writes `now` with the source's characters for every token that was there before, and for what a changed tag still says. */
export function realign(before: LocatedTokens, now: readonly Token[], style: SourceStyle): string {
  return new Realigner(before, now, style).write()
}

class Realigner {
  private readonly before: LocatedTokens
  private readonly now: readonly Token[]
  private readonly style: SourceStyle
  /** The token of before that each token of now is; -1 for none. */
  private readonly matches: Int32Array
  /** The token of before in whose place each token of now stands; -1 for none. */
  private readonly partners: Int32Array
  private out = ''
  private section = -1

  constructor(before: LocatedTokens, now: readonly Token[], style: SourceStyle) {
    this.before = before
    this.now = now
    this.style = style
    this.matches = align(before.tokens.map(identityOf), now.map(identityOf))
    this.dropTornReferences()
    this.partners = pairTokens(before.tokens, now, this.matches)
  }

  write(): string {
    this.now.forEach((token, i) => {
      this.writeLead(token, i)
      this.writeText(token, i)
    })
    this.enter(-1)
    return this.out
  }

  /** What one reference stands for is taken from the source as a whole, or not at all. */
  private dropTornReferences(): void {
    const { matches } = this
    const { source } = this.before
    for (let first = 0; first < source.length;) {
      let end = first + 1
      while (source[end]?.bound) end++
      if (end - first > 1) {
        const at = matches.indexOf(first)
        const whole = at >= 0 && source.slice(first, end).every((_, k) => matches[at + k] === first + k)
        if (!whole) for (let k = first; k < end; k++) matches.fill(-1, ...placeOf(matches, k))
      }
      first = end
    }
  }

  private writeLead(token: Token, i: number): void {
    const lead = this.leadOf(token, i)
    if (typeof lead !== 'string') this.piece(lead)
    else if (lead !== '') this.fresh(this.style.withEol(lead))
  }

  /** The layout before a token: that of the token in whose place it stands, or of what stood behind the same token. */
  private leadOf(token: Token, i: number): Piece | string {
    const { source } = this.before
    if (token.freedom === 'none') return token.lead
    const partner = this.partners[i] ?? -1
    const lead = partner >= 0 ? source[partner]?.lead : this.leadBehind(i - 1)
    if (!lead || (token.freedom === 'own' && (this.matches[i] ?? -1) < 0)) return token.lead
    if (token.freedom !== 'line') return lead
    return lead.breaks && this.now[i - 1]?.kind !== 'space' ? lead : token.lead
  }

  /** The layout that stood behind the token in whose place `now[i]` stands. */
  private leadBehind(i: number): Piece | undefined {
    const { tokens, source } = this.before
    const partner = this.partners[i] ?? -1
    const opened = this.now[i]?.tag?.kind === 'start'
    return partner >= 0 && opened === (tokens[partner]?.tag?.kind === 'start') ? source[partner + 1]?.lead : undefined
  }

  private writeText(token: Token, i: number): void {
    const partner = this.before.source[this.partners[i] ?? -1]?.text
    if (partner && (this.matches[i] ?? -1) >= 0 && !this.mustNotBreak(i)) this.piece(partner)
    else if (token.kind === 'markup')
      this.fresh(
        partner && token.tag ? patchTag(partner.raw, token.tag, this.style.entities) : this.style.withEol(token.text),
      )
    else if (this.staysInSection(token, i, partner)) this.out += legal(token.said)
    else if (token.kind === 'word' && partner && partner.opens < 0 && partner.closes < 0 && !partner.raw.includes('<'))
      this.fresh(spliceWord(partner.raw, token.said, this.style.entities))
    else this.fresh(this.style.withEol(token.text))
  }

  /** Whether a line end in the space at `i` would be layout: before a note, and where a block ends now. */
  private mustNotBreak(i: number): boolean {
    const following = this.now[i + 1]
    if (this.now[i]?.kind !== 'space' || !following) return false
    return following.freedom === 'line' || (following.freedom === 'any' && (this.matches[i + 1] ?? -1) < 0)
  }

  /** Whether a new word or space can stand in the CDATA section that is open; enters the one of its partner. */
  private staysInSection({ said }: Token, i: number, partner: Piece | undefined): boolean {
    if (said.includes(']]>') || said.includes('\r') || (!this.style.hasAll && /[^ -~]/.test(said))) return false
    if (partner && partner.opens >= 0 && partner.opens === partner.closes) {
      this.enter(partner.opens)
      return true
    }
    const next = this.before.source[this.partners[i + 1] ?? -1]?.text
    return this.section >= 0 && next?.opens === this.section
  }

  private piece({ raw, opens, closes }: Piece): void {
    if (raw === '') return
    this.enter(opens)
    this.out += raw
    this.section = closes
  }

  private fresh(text: string): void {
    this.enter(-1)
    this.out += text
  }

  private enter(section: number): void {
    if (section === this.section) return
    if (this.section >= 0) this.out += ']]>'
    if (section >= 0) this.out += '<![CDATA['
    this.section = section
  }
}

function placeOf(matches: Int32Array, index: number): [start: number, end: number] {
  const at = matches.indexOf(index)
  return at < 0 ? [0, 0] : [at, at + 1]
}
