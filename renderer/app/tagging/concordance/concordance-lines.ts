import { fold } from '../../../../shared/register/fold'
import type { MentionInContext } from '../../../../shared/register/mention-in-context'
import type { ContextGroup, ContextLine } from '../../../panels/context-rows'
import type { At } from '../../edition-texts/text-questions'

/** A mention of an entry, with the text that it stands in. */
export interface Mentioned {
  readonly transcription: string
  readonly title: string
  readonly at: At
  readonly mention: MentionInContext
}

/** In which order mentions stand: as in the texts, by the words after them, or by the words before, the nearest first. */
export type ConcordanceSort = 'place' | 'after' | 'before'

/** Tells a mention apart from all others of an edition. */
export function mentionKey({ transcription, mention }: Mentioned): string {
  return `${transcription}:${mention.span}`
}

/** The mentions whose line holds all words of a filter, however they are written. */
export function filtered(mentions: readonly Mentioned[], filter: string): readonly Mentioned[] {
  const words = fold(filter).split(' ').filter(Boolean)
  if (words.length === 0) return mentions
  return mentions.filter(({ title, mention: { before, text, after, page } }) => {
    const line = fold(`${before} ${text} ${after} ${page ?? ''} ${title}`)
    return words.every((word) => line.includes(word))
  })
}

/** Mentions in an order. Equal ones stay as they stand in the texts. */
export function sorted(mentions: readonly Mentioned[], sort: ConcordanceSort): readonly Mentioned[] {
  if (sort === 'place') return mentions
  const keyed = mentions.map((one) => ({ one, key: sortKey(one.mention, sort) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one)
}

function sortKey({ before, after }: MentionInContext, sort: 'after' | 'before'): string {
  const words = fold(sort === 'after' ? after : before).match(/[\p{L}\p{N}]+/gu) ?? []
  return (sort === 'after' ? words : words.toReversed()).join(' ')
}

/** Sorted mentions as a `ContextList` shows them: by text where they stand in its order, else under one heading. */
export function concordanceGroups(
  mentions: readonly Mentioned[],
  sort: ConcordanceSort,
  heading: string,
): readonly ContextGroup[] {
  if (mentions.length === 0) return []
  if (sort !== 'place')
    return [{ key: 'all', label: heading, groups: [], lines: mentions.map((one) => lineOf(one, one.title)) }]
  const groups = new Map<string, { readonly label: string; readonly lines: ContextLine[] }>()
  for (const one of mentions) {
    const known = groups.get(one.transcription) ?? { label: one.title, lines: [] }
    groups.set(one.transcription, known)
    known.lines.push(lineOf(one, null))
  }
  return [...groups].map(([id, { label, lines }]) => ({ key: `text:${id}`, label, groups: [], lines }))
}

/** What keys act on in a list whose line or heading of this key is active: that line, all under that heading, else the first. */
export function keysAt(groups: readonly ContextGroup[], active: string | null): readonly string[] {
  const lines = groups.flatMap((group) => group.lines)
  const heading = groups.find(({ key }) => key === active)
  const line = lines.find(({ key }) => key === active) ?? lines[0]
  return (heading?.lines ?? (line ? [line] : [])).map(({ key }) => key)
}

function lineOf(one: Mentioned, remark: string | null): ContextLine {
  const { before, text, after, page, inNote, kind } = one.mention
  return { key: mentionKey(one), before, text, after, page, inNote, kind, remark, tickable: true }
}

/** The rows of a table of mentions: their text, page, place, and words with what stands around them. */
export function concordanceTable(
  mentions: readonly Mentioned[],
  heads: readonly [text: string, page: string, note: string, before: string, words: string, after: string, tag: string],
): readonly (readonly string[])[] {
  return [
    heads,
    ...mentions.map(({ title, mention: { page, inNote, before, text, after, name } }) => [
      title,
      page ?? '',
      inNote ? '1' : '',
      before,
      text,
      after,
      name,
    ]),
  ]
}
