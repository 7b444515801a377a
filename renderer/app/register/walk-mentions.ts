import i18next from 'i18next'
import type { EditorState } from 'prosemirror-state'
import { spansAt, type Mention } from '../../../shared/queries/spans'
import { entriesLinked, type RegisterIndex } from '../../../shared/register/links'
import { isMention } from '../../../shared/register/mention-tally'
import type { UnlinkedName } from '../../panels/register/entry-facts'
import { reveal } from '../../editor/reveal'
import { goToPlace } from '../edition-texts/go-to-place'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { registerPlace } from './register-place'
import { mentionsOf, namesOf } from './text-mentions'

/** The entry that the tag at the caret points at: that which is being walked, where it is one of several. */
export function entryAtCaret(session: Session): string | null {
  const { open, register } = session
  if (open === null) return null
  const { index } = register.now.get()
  const { state, id } = open.text
  const linked = spansAt(state)
    .filter(isMention)
    .toReversed()
    .flatMap(({ attributes }) => entriesLinked(index, id, attributes))
  const { walked } = registerPlace(session)
  return (linked.find((entry) => entry.id === walked) ?? linked[0])?.id ?? null
}

/**
 * Goes to the next mention of an entry after the caret, or to the one before it: in the open text, then in the next one of the
 * edition that has any, and around. Says where that is, or that there is none.
 */
export async function walkEntry(session: Session, entry: string, by: 1 | -1): Promise<void> {
  const { edition, open, register } = session
  registerPlace(session).walked = entry
  const known = register.now.get().index.byId.get(entry)
  if (edition === null || known === undefined) return
  if (open !== null && goWithin(session, open.text, entry, by)) return
  const rows = await session.store.transcriptionsOf(edition)
  const here = rows.findIndex(({ id }) => id === open?.text.id)
  const start = here < 0 ? (by === 1 ? -1 : rows.length) : here
  for (let step = 1; step <= rows.length; step++) {
    const row = rows[(((start + by * step) % rows.length) + rows.length) % rows.length]
    if (row === undefined || !mayHave(session, row.id, entry)) continue
    const told = await session.texts.askOne(row.id, { kind: 'mentions' })
    if (!told.ok) continue
    const mentions = linkedTo(told.answer, register.now.get().index, row.id, entry)
    const mention = by === 1 ? mentions[0] : mentions.at(-1)
    if (mention === undefined) continue
    if (await goToPlace(session, row.id, mention)) say(session, mentions, mention, known.name)
    return
  }
  session.say(i18next.t('noMentions', { ns: 'register', name: known.name }))
}

/** Goes to the next mention of a name that points at no entry, in the open text, and around. */
export function walkName(session: Session, name: UnlinkedName, by: 1 | -1): void {
  const text = session.open?.text
  if (text === undefined) return
  const spans = new Set(name.places.map(({ span }) => span))
  const mentions = mentionsOf(text.state).filter(({ id }) => spans.has(id))
  const mention = beside(mentions, text.state, by) ?? (by === 1 ? mentions[0] : mentions.at(-1))
  if (mention !== undefined) go(session, text, mentions, mention, name.text)
}

function goWithin(session: Session, text: OpenText, entry: string, by: 1 | -1): boolean {
  const { index } = session.register.now.get()
  const mentions = linkedTo(mentionsOf(text.state), index, text.id, entry)
  const mention = beside(mentions, text.state, by)
  if (mention === undefined) return false
  go(session, text, mentions, mention, index.byId.get(entry)?.name ?? '')
  return true
}

function go(session: Session, text: OpenText, among: readonly Mention[], mention: Mention, name: string): void {
  reveal(text, mention.from, mention.to, 'stay')
  say(session, among, mention, name)
}

function say<M>(session: Session, among: readonly M[], mention: M, name: string): void {
  session.say(i18next.t('mention', { ns: 'register', name, index: among.indexOf(mention) + 1, count: among.length }))
}

/** The next mention after what is selected, or the last one before it. */
function beside(mentions: readonly Mention[], { selection }: EditorState, by: 1 | -1): Mention | undefined {
  const { from, to } = selection
  if (by === -1) return mentions.findLast((one) => one.to <= from)
  return mentions.find((one) => one.from > from || (one.from === from && one.to > to))
}

function linkedTo<M extends Pick<Mention, 'attributes'>>(
  mentions: readonly M[],
  index: RegisterIndex,
  text: string,
  entry: string,
): readonly M[] {
  return mentions.filter(({ attributes }) => entriesLinked(index, text, attributes).some(({ id }) => id === entry))
}

/** Whether a text has mentions of an entry, or may have some. */
function mayHave({ register }: Session, transcription: string, entry: string): boolean {
  const { complete, texts } = register.counts.get()
  const counted = complete ? texts.find((text) => text.transcription === transcription) : undefined
  return counted === undefined || counted.entries.has(entry)
}

/** The name that the tag at the caret has, where it points at no entry; `null` where there is none. */
export function nameAtCaret(session: Session): UnlinkedName | null {
  const { open, register } = session
  if (open === null) return null
  const { text } = open
  const span = spansAt(text.state).findLast(isMention)
  if (span === undefined) return null
  const { unlinked } = namesOf(mentionsOf(text.state), register.now.get().index, text.id)
  return unlinked.find(({ places }) => places.some((place) => place.span === span.id)) ?? null
}
