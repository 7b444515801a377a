import { align } from './align'
import { rowOf } from './table'
import type { SourceToken, Token } from './tokens'

/** Tokens with what stands for each of them in the source. */
export interface LocatedTokens {
  readonly tokens: readonly Token[]
  readonly source: readonly SourceToken[]
}

/**
 * Writes `now` with the source's characters for every token that was there before. `withEol` gives what is new the line
 * ends of the source.
 */
export function realign(before: LocatedTokens, now: readonly Token[], withEol: (text: string) => string): string {
  const matches = align(
    before.tokens.map(({ text }) => text),
    now.map(({ text }) => text),
  )
  const continued = new Set(matches)
  let out = ''
  let next = 0
  now.forEach((token, i) => {
    const match = matches[i] ?? -1
    const replaced = match < 0 && !continued.has(next)
    const old = before.source[match < 0 ? next : match]
    const following = now[i + 1]
    // A line break where a block ends now would put the end tag on a line of its own; before a note it would be layout.
    const atNewEnd = (matches[i + 1] ?? 0) < 0 && following?.text.startsWith('</') === true
    const wantsSpace = token.kind === 'space' && (atNewEnd || beginsNote(following))
    const afterSpace = now[i - 1]?.kind === 'space' && beginsNote(token)
    // Behind something new, what was layout at the start of a block would be a space.
    const afterNew = i > 1 && (matches[i - 1] ?? 0) < 0 && token.lead === '' && !isLaidOut(token)
    if (match >= 0 && old && !wantsSpace) out += (afterSpace || afterNew ? '' : old.lead) + old.text
    else
      out += (replaced ? leadOf(token, before.tokens[next], old, withEol) : withEol(token.lead)) + withEol(token.text)
    if (match >= 0) next = match + 1
    else if (replaced) next++
  })
  return out
}

/** A changed tag stands where the tag stood that it replaces. */
function leadOf(
  token: Token,
  old: Token | undefined,
  source: SourceToken | undefined,
  withEol: (text: string) => string,
): string {
  const replaces = token.kind === 'markup' && old?.kind === 'markup' && tagName(old.text) === tagName(token.text)
  return token.lead === '' && replaces && source ? source.lead : withEol(token.lead)
}

/** Whether white space right before a token is layout in running text as well. */
function isLaidOut(token: Token): boolean {
  return token.text.startsWith('</') || beginsNote(token)
}

function beginsNote(token: Token | undefined): boolean {
  return token?.kind === 'markup' && rowOf(tagName(token.text))?.role === 'note'
}

function tagName(tag: string): string {
  return /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? ''
}
