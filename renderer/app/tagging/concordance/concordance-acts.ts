import i18next from 'i18next'
import type { MentionChange } from '../../../../shared/commands/mention-changes'
import { writeCsv } from '../../../../shared/register/csv'
import { newEntry, type Entry } from '../../../../shared/register/entry'
import { pointersOf, pointerTo, usualLink, withLink, withoutLink } from '../../../../shared/register/links'
import { xmlIdFor } from '../../../../shared/register/xml-id'
import { doEditionAct, type TextWork } from '../../register/edition-act'
import { splitEntry } from '../../register/register-acts'
import type { Session } from '../../session'
import { concordanceTable, type Mentioned } from './concordance-lines'

/** Lets mentions point at another entry; answers whether it was done. */
export function linkMentions(session: Session, mentions: readonly Mentioned[], entry: Entry): Promise<boolean> {
  const { index } = session.register.now.get()
  return doEditionAct(session, {
    label: { code: 'link-mentions', values: { name: entry.name, count: mentions.length } },
    texts: worksOn(mentions, ({ transcription, mention: { span, from, name, attributes } }) => {
      const link = pointersOf(attributes)?.attribute ?? usualLink(name)
      const pointer = pointerTo(index, entry, transcription)
      return { kind: 'retag', span, near: from, name, attributes: withLink(attributes, link, pointer) }
    }),
  })
}

/** Takes the links of mentions of an entry away; the tags stay. */
export function unlinkMentions(session: Session, mentions: readonly Mentioned[], entry: Entry): Promise<boolean> {
  return doEditionAct(session, {
    label: { code: 'unlink-mentions', values: { name: entry.name, count: mentions.length } },
    texts: worksOn(mentions, ({ mention: { span, from, name, attributes } }) => {
      return { kind: 'retag', span, near: from, name, attributes: withoutLink(attributes) }
    }),
  })
}

/** Takes the tags of mentions of an entry away; the words stay. */
export function untagMentions(session: Session, mentions: readonly Mentioned[], entry: Entry): Promise<boolean> {
  return doEditionAct(session, {
    label: { code: 'untag-mentions', values: { name: entry.name, count: mentions.length } },
    texts: worksOn(mentions, ({ mention: { span, from } }) => ({ kind: 'untag', span, near: from })),
  })
}

/** Makes an entry of its own of some mentions of another; answers whether it was done. */
export async function splitMentions(
  session: Session,
  mentions: readonly Mentioned[],
  entry: Entry,
  name: string,
): Promise<boolean> {
  const taken = new Set(session.register.now.get().entries.map(({ xmlId }) => xmlId))
  const made = newEntry({ id: crypto.randomUUID(), kind: entry.kind, name, xmlId: xmlIdFor(entry.kind, name, taken) })
  const places = mentions.map(({ transcription, at, mention: { span, from } }) => ({
    transcription,
    at,
    span,
    near: from,
  }))
  return (await splitEntry(session, entry, made, places)) !== null
}

/** Writes mentions as a table to a file that the person chooses; answers whether that was done. */
export async function exportMentions(session: Session, mentions: readonly Mentioned[], entry: Entry): Promise<boolean> {
  const head = (key: 'text' | 'page' | 'note' | 'before' | 'words' | 'after' | 'tag') =>
    i18next.t(`concordance.heads.${key}`, { ns: 'tagging' })
  const table = concordanceTable(mentions, [
    head('text'),
    head('page'),
    head('note'),
    head('before'),
    head('words'),
    head('after'),
    head('tag'),
  ])
  const name = `${entry.name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}.csv`
  // Spreadsheets know UTF-8 by its mark alone.
  const bytes = new TextEncoder().encode(`\ufeff${writeCsv(table)}`)
  const answer = await session.host.ask('files/save-as', { name, bytes })
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value !== null) session.toast(i18next.t('export.done', { name: answer.value.name }))
  return answer.ok && answer.value !== null
}

function worksOn(mentions: readonly Mentioned[], change: (one: Mentioned) => MentionChange): readonly TextWork[] {
  const works = new Map<string, TextWork & { readonly changes: MentionChange[] }>()
  for (const one of mentions) {
    const { transcription, at } = one
    const work = works.get(transcription) ?? { transcription, at, changes: [] }
    works.set(transcription, work)
    work.changes.push(change(one))
  }
  return [...works.values()]
}
