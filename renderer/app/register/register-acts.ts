import i18next from 'i18next'
import type { MentionChange } from '../../../shared/commands/mention-changes'
import { mentionKind, type Conventions } from '../../../shared/register/conventions'
import type { Entry } from '../../../shared/register/entry'
import {
  entriesLinked,
  pointersOf,
  pointerTo,
  registerIndex,
  usualLink,
  withLink,
  type RegisterIndex,
} from '../../../shared/register/links'
import { tagOfKind, type Tag } from '../../../shared/register/mention-of-kind'
import { isMention } from '../../../shared/register/mention-tally'
import { mergedEntry } from '../../../shared/register/merged-entry'
import { repointed, type PointingSpan } from '../../../shared/register/pointing'
import { xmlIdFor } from '../../../shared/register/xml-id'
import { entryOf } from '../../store/rows'
import type { At } from '../edition-texts/text-questions'
import type { Session } from '../session'
import { nothingLeft, textUnreadable } from './act-problems'
import { doEditionAct, type EntryChange, type TextWork } from './edition-act'

/** One mention, wherever it stands. */
export interface MentionPlace {
  readonly transcription: string
  readonly at: At
  readonly span: string
  readonly near: number
}

/** Takes an entry into the register of the edition on the screen; an `xmlId` that is taken is counted up. Answers with it, or `null`. */
export async function addEntry(session: Session, entry: Entry): Promise<Entry | null> {
  const after = withOwnXmlId(entry, await registerNow(session))
  const label = { code: 'add-entry', values: { name: entry.name } } as const
  const done = await doEditionAct(session, { label, entries: [{ id: entry.id, before: null, after }], quiet: true })
  return done ? after : null
}

/**
 * Changes an entry; where its `xmlId` or its kind changes, its mentions follow in all texts: they point at the new one, and
 * elements that say the kind become those of the new one. Answers whether it was done.
 */
export async function changeEntry(session: Session, before: Entry, after: Entry): Promise<boolean> {
  const register = await registerNow(session)
  const others = register.entries.filter(({ id }) => id !== before.id)
  const next = withOwnXmlId(after, registerIndex(others))
  const [old, now] = [`#${before.xmlId}`, `#${next.xmlId}`]
  const label = { code: 'change-entry', values: { name: next.name } } as const
  if (old === now && before.kind === next.kind) {
    return doEditionAct(session, { label, entries: [{ id: before.id, before, after: next }], quiet: true })
  }
  const entries = [{ id: before.id, before, after: old === now ? next : foundByOld(next, old) }]
  const concerned = before.kind === next.kind ? [old] : pointersAt(before)
  const work = await workOn(session, concerned, (span, text, conventions) => {
    const to = (value: string) => (value === old && register.entryAt(value, text)?.id === before.id ? now : value)
    const tag = { name: span.name, attributes: repointed(span.attributes, to) }
    const follows = saysKind(span, entriesLinked(register, text, span.attributes), new Set([before.id]))
    return retagged(span, follows ? tagOfKind(tag, next.kind, conventions) : tag)
  })
  return work !== null && doEditionAct(session, { label, entries, texts: work.texts, quiet: work.texts.length === 0 })
}

/** An entry that what points by its old `xmlId` from where it cannot follow – a deleted text, a kept version – still finds. */
function foundByOld(entry: Entry, old: string): Entry {
  const others = entry.pointers.filter(({ value, text }) => value !== old || text !== null)
  return { ...entry, pointers: [...others, { value: old, text: null }] }
}

/**
 * Merges entries into `into`, which may have been given facts of theirs already: what pointed at the others points at it, and
 * their names become its variants. Where one of them is not there any more, nothing is done and that is told.
 */
export async function mergeEntries(session: Session, into: Entry, merged: readonly Entry[]): Promise<boolean> {
  const register = await registerNow(session)
  const before = register.byId.get(into.id)
  const others = merged.flatMap(({ id }) => register.byId.get(id) ?? [])
  if (before === undefined || others.length < merged.length) {
    session.tell(nothingLeft)
    return false
  }
  const gone = new Set(others.map(({ id }) => id))
  const merging = [before, ...others]
  const concerned = merging.every(({ kind }) => kind === into.kind) ? others : merging
  const concernedIds = new Set(concerned.map(({ id }) => id))
  const work = await workOn(session, concerned.flatMap(pointersAt), (span, text, conventions) => {
    const to = (value: string) =>
      gone.has(register.entryAt(value, text)?.id ?? '') ? pointerTo(register, into, text) : value
    const tag = { name: span.name, attributes: repointed(span.attributes, to) }
    const follows = saysKind(span, entriesLinked(register, text, span.attributes), concernedIds)
    return retagged(span, follows ? tagOfKind(tag, into.kind, conventions) : tag)
  })
  if (work === null) return false
  const values = { name: into.name, other: others[0]?.name ?? '', count: others.length }
  return doEditionAct(session, {
    label: { code: 'merge-entries', values },
    entries: [{ id: into.id, before, after: mergedEntry(into, others) }, ...others.map(removed)],
    texts: work.texts,
  })
}

/** Makes an entry of its own of some mentions of another; answers with it, or `null`. */
export async function splitEntry(
  session: Session,
  from: Entry,
  made: Entry,
  mentions: readonly MentionPlace[],
): Promise<Entry | null> {
  const register = await registerNow(session)
  const after = withOwnXmlId(made, register)
  const now = registerIndex([...register.entries, after])
  const chosen = new Set(mentions.map(({ transcription, span }) => `${transcription} ${span}`))
  const concerned = [...new Set(mentions.map(({ transcription }) => transcription))]
  const moved = (span: PointingSpan, text: string) => {
    if (!chosen.has(`${text} ${span.span}`)) return null
    const pointer = pointerTo(now, after, text)
    if (!entriesLinked(register, text, span.attributes).some(({ id }) => id === from.id))
      return retagged(span, { ...span, attributes: withLink(span.attributes, usualLink(span.name), pointer) })
    const to = (value: string) => (register.entryAt(value, text)?.id === from.id ? pointer : value)
    return retagged(span, { ...span, attributes: repointed(span.attributes, to) })
  }
  const work = await workOn(session, null, moved, concerned)
  if (work === null) return null
  const label = { code: 'split-entry', values: { name: after.name, other: from.name } } as const
  const done = await doEditionAct(session, {
    label,
    entries: [{ id: after.id, before: null, after }],
    texts: work.texts,
  })
  return done ? after : null
}

/** Removes entries; their mentions keep their tags without a link (`unlink`), or lose those too (`untag`). */
export async function removeEntries(
  session: Session,
  entries: readonly Entry[],
  mentions: 'unlink' | 'untag',
): Promise<boolean> {
  const register = await registerNow(session)
  const gone = new Set(entries.map(({ id }) => id))
  const work = await workOn(session, entries.flatMap(pointersAt), (span, text) => {
    const to = (value: string) => (gone.has(register.entryAt(value, text)?.id ?? '') ? null : value)
    const attributes = repointed(span.attributes, to)
    const isBare = pointersOf(attributes) === null
    // What is no name, as a `ref`, says more than who is meant.
    if (mentions === 'untag' && isBare && isMention(span)) return { kind: 'untag', span: span.span, near: span.near }
    return retagged(span, { ...span, attributes })
  })
  if (work === null) return false
  const values = { name: entries[0]?.name ?? '', count: entries.length }
  const label = { code: 'remove-entries', values } as const
  const note = work.others === 0 ? '' : i18next.t('stillPointing', { ns: 'register', count: work.others })
  return doEditionAct(session, { label, entries: entries.map(removed), texts: work.texts, note })
}

const removed = (entry: Entry): EntryChange => ({ id: entry.id, before: entry, after: null })

/** All values by which texts can point at an entry. */
export const pointersAt = (entry: Entry): readonly string[] => [
  `#${entry.xmlId}`,
  ...entry.pointers.map(({ value }) => value),
  ...entry.identifiers.map(({ value }) => value),
]

/** The register of the edition on the screen as it is stored now. */
async function registerNow({ edition, store }: Session): Promise<RegisterIndex> {
  const rows = edition === null ? [] : await store.db.entries.where('edition').equals(edition).sortBy('name')
  return registerIndex(rows.map(entryOf))
}

function withOwnXmlId(entry: Entry, { entries }: RegisterIndex): Entry {
  const taken = new Set(entries.map(({ xmlId }) => xmlId))
  return taken.has(entry.xmlId) ? { ...entry, xmlId: xmlIdFor(entry.kind, entry.name, taken) } : entry
}

/** Whether a mention says the kind of the entries that it points at, and points at some of these and at no others. */
function saysKind({ name, attributes }: PointingSpan, linked: readonly Entry[], ids: ReadonlySet<string>): boolean {
  const said = mentionKind(name, attributes)
  return linked.length > 0 && linked.every(({ id, kind }) => ids.has(id) && kind === said)
}

/** The change that makes this tag of a span; `null` where it is that already. */
function retagged({ span, near, name: was, attributes: before }: PointingSpan, { name, attributes }: Tag) {
  const same = was === name && JSON.stringify(before) === JSON.stringify(attributes)
  return same ? null : ({ kind: 'retag', span, near, name, attributes } as const)
}

/** What is to be done to texts, and how many elements beside point at the same values and are left alone. */
interface Work {
  readonly texts: readonly TextWork[]
  readonly others: number
}

/**
 * Asks all texts of the edition on the screen, or some of them, for the spans that point at some values (`null` for all
 * spans), and what is to be done with each. `null` where a text cannot be read, which is told, or where it was cancelled.
 */
async function workOn(
  session: Session,
  values: readonly string[] | null,
  changeOf: (span: PointingSpan, text: string, conventions: Conventions) => MentionChange | null,
  texts?: readonly string[],
): Promise<Work | null> {
  const { edition, job } = session
  if (edition === null) return null
  const ended = new AbortController()
  const work: TextWork[] = []
  let others = 0
  const unread: string[] = []
  const asked = await session.texts.ask(
    edition,
    { kind: 'pointing', values },
    {
      signal: ended.signal,
      ...(texts && { texts }),
      heard: ({ id }, { spans, conventions, others: more }, at) => {
        others += more
        const changes = spans.map((span) => changeOf(span, id, conventions)).filter((change) => change !== null)
        if (changes.length > 0) work.push({ transcription: id, at, changes })
      },
      progress: ({ title }, part, done, total) => {
        const label = i18next.t('lookingThrough', { ns: 'register', name: title })
        job.set({
          label,
          done: done + part,
          total,
          cancel: () => {
            ended.abort()
          },
        })
      },
      unread: ({ title }) => unread.push(title),
    },
  )
  job.set(null)
  const [first] = unread
  if (first !== undefined) session.tell(textUnreadable(first))
  return asked && first === undefined ? { texts: work, others } : null
}
