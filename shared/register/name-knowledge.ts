import type { NameKnowledge } from './block-names'
import type { Entry } from './entry'
import { fold } from './fold'
import { NameTrie } from './match'
import { personName } from './name-forms'
import { forenamesOf, isUsualForename } from './person-extent'
import { isTitle } from './title-words'

/** Makes a register ready to be found in blocks. */
export function knowledgeOf(entries: readonly Entry[]): NameKnowledge {
  const persons = entries.filter(({ kind }) => kind === 'person')
  const byForename = new Map<string, Entry[]>()
  const byInitials = new Map<string, Entry[]>()
  for (const entry of persons) {
    const forenames = forenamesOf(entry)
    for (const forename of new Set(forenames)) put(byForename, forename, entry)
    const [surname = ''] = personName(entry).surnames
    const initials = [...forenames, fold(surname)].map((word) => word.slice(0, 1)).join('')
    if (forenames.length > 0) put(byInitials, initials, entry)
    if (forenames.length > 1) put(byInitials, initials.slice(0, 1) + initials.slice(-1), entry)
  }
  const isGiven = (folded: string) =>
    folded.length > 1 && !isTitle(folded) && (isUsualForename(folded) || byForename.has(folded))
  return { trie: new NameTrie(entries), isGiven, byInitials, byForename }
}

function put(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}
