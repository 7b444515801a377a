import type { EntryKind } from '../../../shared/edition'
import type { MentionChange } from '../../../shared/commands/mention-changes'
import type { Mention } from '../../../shared/queries/spans'
import { conventionsOf } from '../../../shared/register/conventions'
import { newEntry, type Entry, type Identifier, type Pointer } from '../../../shared/register/entry'
import { headwordParts } from '../../../shared/register/headword'
import { readIdentifier } from '../../../shared/register/identifiers'
import { pointersOf, pointerTo, registerIndex, withLink, type RegisterIndex } from '../../../shared/register/links'
import { xmlIdFor } from '../../../shared/register/xml-id'
import type { UnlinkedName } from '../../panels/register/entry-facts'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { doEditionAct } from './edition-act'
import { mentionsOf } from './text-mentions'

/** A new entry of this name, with an `xml:id` that no other has. */
export function entryNamed(kind: EntryKind, name: string, register: RegisterIndex): Entry {
  const taken = new Set(register.entries.map(({ xmlId }) => xmlId))
  const parts = kind === 'person' ? headwordParts(name) : {}
  return newEntry({ id: crypto.randomUUID(), kind, name, xmlId: xmlIdFor(kind, name, taken), ...parts })
}

/** Lets all mentions of a name in the open text point at an entry; answers whether it was done. */
export function linkName(session: Session, name: UnlinkedName, entry: Entry): Promise<boolean> {
  const { open, register } = session
  if (open === null) return Promise.resolve(false)
  const { index } = register.now.get()
  return doEditionAct(session, {
    label: { code: 'link', values: { name: name.text } },
    texts: [workOn(session, linksTo(open.text, [{ name, entry }], index))],
  })
}

/** Makes an entry of each name, at which its mentions in the open text point from then on: one act. `called` is what one is to be called. */
export async function makeEntries(session: Session, names: readonly UnlinkedName[], called?: string): Promise<boolean> {
  const { open, register } = session
  if (open === null) return false
  const made: { readonly name: UnlinkedName; readonly entry: Entry }[] = []
  const entries = [...register.now.get().entries]
  for (const name of names) {
    if (name.kind === 'other') continue
    const entry = withPointers(
      entryNamed(name.kind, called ?? name.text, registerIndex(entries)),
      name,
      open.text,
      entries,
    )
    entries.push(entry)
    made.push({ name, entry })
  }
  const [first] = made
  if (first === undefined) return false
  return doEditionAct(session, {
    label:
      made.length === 1
        ? { code: 'add-entry', values: { name: first.entry.name } }
        : { code: 'make-entries', values: { count: made.length } },
    entries: made.map(({ entry }) => ({ id: entry.id, before: null, after: entry })),
    texts: [workOn(session, linksTo(open.text, made, registerIndex(entries)))],
  })
}

function workOn({ open }: Session, changes: readonly MentionChange[]) {
  return {
    transcription: open?.text.id ?? '',
    at: { kind: 'open', revision: open?.mirror.revision ?? 0 },
    changes,
  } as const
}

/** What lets the mentions of names point at entries; those that do already, by a pointer that the entry has, are left. */
function linksTo(
  { state, id }: OpenText,
  links: readonly { readonly name: UnlinkedName; readonly entry: Entry }[],
  register: RegisterIndex,
): readonly MentionChange[] {
  const mentions = new Map(mentionsOf(state).map((mention) => [mention.id, mention]))
  const conventions = conventionsOf(state.doc)
  return links.flatMap(({ name, entry }) => {
    const pointer = pointerTo(register, entry, id)
    return name.places.flatMap(({ span }): readonly MentionChange[] => {
      const mention = mentions.get(span)
      if (mention === undefined || pointsAt(mention, entry, register, id)) return []
      const attributes = withLink(mention.attributes, conventions[entry.kind].link, pointer)
      return [{ kind: 'retag', span, near: mention.from, name: mention.name, attributes }]
    })
  })
}

function pointsAt({ attributes }: Mention, entry: Entry, register: RegisterIndex, text: string): boolean {
  return pointersOf(attributes)?.values.some((value) => register.entryAt(value, text)?.id === entry.id) === true
}

/** The entry with that at which the mentions point already: an `xml:id` of a list that is not there, a URI of an authority. */
function withPointers(entry: Entry, name: UnlinkedName, text: OpenText, others: readonly Entry[]): Entry {
  const spans = new Set(name.places.map(({ span }) => span))
  const values = mentionsOf(text.state)
    .filter(({ id }) => spans.has(id))
    .flatMap(({ attributes }) => pointersOf(attributes)?.values ?? [])
  const pointers: Pointer[] = []
  const identifiers: Identifier[] = []
  let { xmlId } = entry
  for (const value of new Set(values)) {
    const local = /^#([\p{L}_][\p{L}\p{N}._-]*)$/u.exec(value)?.[1]
    if (local !== undefined && !others.some((one) => one.xmlId === local) && xmlId === entry.xmlId) xmlId = local
    else if (/^https?:/.test(value)) identifiers.push(readIdentifier(value, '').identifier)
    else pointers.push({ value, text: text.id })
  }
  return { ...entry, xmlId, pointers, identifiers }
}
