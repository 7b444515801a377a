import type { Entry } from '../../shared/register/entry'

/** What tells an entry from its namesakes, in one line: roles, dates, kind of place, expansion, description. */
export function aboutEntry({ roles, born, died, type, expansion, description }: Entry): string {
  const life = born === '' && died === '' ? '' : `${born}–${died}`
  return [roles.join('; '), life, type, expansion, description].filter(Boolean).join(' · ')
}
