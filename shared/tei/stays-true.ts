import { locate } from './locate'
import type { Token } from './tokens'

/** Whether a stretch of source says `tokens` and nothing else, white space included, as a reader counts it. */
export function staysTrue(tokens: readonly Token[], source: string, entities: ReadonlyMap<string, string>): boolean {
  const found = locate(tokens, source, entities)
  return (
    found?.every(({ lead, text }, i) => {
      const { freedom, lead: own, kind } = tokens[i] ?? NO_TOKEN
      if (kind === 'space') return !(text.breaks && tokens[i + 1]?.freedom === 'line')
      if (freedom === 'any' || freedom === 'own') return true
      return freedom === 'line' ? lead.raw === '' || lead.breaks : lead.raw === own
    }) ?? false
  )
}

const NO_TOKEN: Pick<Token, 'freedom' | 'lead' | 'kind'> = { freedom: 'none', lead: '', kind: 'word' }
