import type { Entry } from '../../../shared/register/entry'

/** What a list says of an entry under its name: roles and dates, a kind, an expansion, else other forms of its name; empty for nothing. */
export function aboutEntry(entry: Entry): string {
  const known = about.get(entry) ?? wordsAbout(entry)
  about.set(entry, known)
  return known
}

/** The years or dates of an entry: `1899–1986`, `1899–`; empty for none. */
export function datesOf({ born, died }: Entry): string {
  const year = (date: string) => /^-?\d{4}(?=-\d\d)/.exec(date)?.[0] ?? date
  return born === '' && died === '' ? '' : `${year(born)}–${year(died)}`
}

const about = new WeakMap<Entry, string>()

function wordsAbout(entry: Entry): string {
  const facts = [entry.roles.at(-1) ?? '', entry.expansion, entry.type, datesOf(entry)].filter((one) => one !== '')
  if (facts.length > 0) return facts.join(', ')
  if (entry.variants.length > 0) return entry.variants.join(' · ')
  return entry.description.replace(/\s+/g, ' ').slice(0, 200)
}
