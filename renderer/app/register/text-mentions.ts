import type { EditorState } from 'prosemirror-state'
import { nameKinds, type NameKind } from '../../../shared/queries/names'
import { mentionNames, mentionsIn, type Mention } from '../../../shared/queries/spans'
import { mentionKind } from '../../../shared/register/conventions'
import { entriesLinked, type RegisterIndex } from '../../../shared/register/links'
import { isDoubtful, isMention } from '../../../shared/register/mention-tally'
import type { UnlinkedName } from '../../panels/register/entry-facts'

/** What stands of an entry in a text. */
export interface EntryInText {
  readonly count: number
  /** Where its first mention begins. */
  readonly first: number
  readonly doubtful: boolean
}

/** The mentions of a text, by what they point at. */
export interface TextNames {
  /** By the ids of entries. */
  readonly entries: ReadonlyMap<string, EntryInText>
  /** In the order in which they first stand. */
  readonly unlinked: readonly UnlinkedName[]
}

const names: ReadonlySet<string> = new Set([...mentionNames, 'gloss'])

/** All mentions of a text. Walks the doc. */
export function mentionsOf({ doc }: Pick<EditorState, 'doc'>): readonly Mention[] {
  return mentionsIn(doc, names).filter(isMention)
}

/** What a name is of, by its tag. */
export function kindOf({ name, attributes }: Mention): NameKind {
  const kind = mentionKind(name, attributes)
  return nameKinds.find((one) => one === kind) ?? 'other'
}

/** Sorts the mentions of a text by the entries at which they point; the rest by their words. */
export function namesOf(mentions: readonly Mention[], register: RegisterIndex, text: string): TextNames {
  const entries = new Map<string, EntryInText>()
  const unlinked = new Map<
    string,
    UnlinkedName & { readonly places: UnlinkedName['places'][number][]; doubtful: boolean }
  >()
  for (const mention of mentions) {
    const linked = entriesLinked(register, text, mention.attributes)
    const doubtful = isDoubtful(mention.attributes)
    for (const { id } of linked) {
      const known = entries.get(id)
      entries.set(id, {
        count: (known?.count ?? 0) + 1,
        first: known?.first ?? mention.from,
        doubtful: doubtful || known?.doubtful === true,
      })
    }
    if (linked.length > 0) continue
    const words = mention.text.replace(/\s+/g, ' ').trim()
    const kind = kindOf(mention)
    const key = `${kind} ${words.normalize('NFC').toLowerCase()}`
    const known = unlinked.get(key)
    const place = { span: mention.id, from: mention.from, to: mention.to }
    if (known === undefined) unlinked.set(key, { kind, text: words, places: [place], doubtful })
    else {
      known.places.push(place)
      known.doubtful ||= doubtful
    }
  }
  return { entries, unlinked: [...unlinked.values()] }
}
