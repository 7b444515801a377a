import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/finding'
import type { Entry } from '../../../shared/register/entry'
import { spanRange } from '../../../shared/queries/spans'
import { entriesLinked } from '../../../shared/register/links'
import { nameContextAt } from '../../../shared/register/name-context'
import { noContext, type NameContext } from '../../../shared/register/rank'
import type { UnlinkedName } from '../../panels/register/entry-facts'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import { ChooseEntry } from './ChooseEntry'
import { entryNamed, linkName, makeEntries } from './link-names'
import { MergeDialog } from './MergeDialog'
import { mergeEntries, removeEntries, splitEntry } from './register-acts'
import type { RegisterAsk } from './register-asks'
import { registerPlace } from './register-place'
import { RemoveAsk } from './RemoveAsk'
import { SplitDialog, type MentionsInText } from './SplitDialog'

interface RegisterDialogProps {
  readonly session: Session
  readonly ask: RegisterAsk
  readonly onClose: () => void
  /** Closes first, then does it. */
  readonly then: (act: () => void) => void
}

/** What is asked of the person before the register is changed. */
export function RegisterDialog({ session, ask, onClose, then }: RegisterDialogProps) {
  const { t } = useTranslation('register')
  const { entries, index } = useSource(session.register.now)
  const counts = useSource(session.register.counts)
  const place = registerPlace(session)
  /** The entry that is active in the list from then on, alone. */
  const goTo = (id: string | null) => {
    place.change({ choice: { active: id, picked: new Set() } })
  }
  const known = (ids: readonly string[]) => ids.flatMap((id) => index.byId.get(id) ?? [])
  switch (ask.kind) {
    case 'merge':
      return (
        <MergeDialog
          entries={known(ask.entries)}
          mentions={counts.entries}
          onClose={onClose}
          onMerge={(into, others) => {
            then(() => {
              void mergeEntries(session, into, others).then((done) => {
                if (done) goTo(into.id)
              })
            })
          }}
        />
      )
    case 'merge-with': {
      const entry = index.byId.get(ask.entry)
      if (entry === undefined) return null
      return (
        <ChooseEntry
          title={t('mergeWithTitle', { name: entry.name })}
          placeholder={t('mergeWithTitle', { name: entry.name })}
          register={index}
          context={{ ...noContext, edition: counts.entries }}
          kind={entry.kind}
          words={entry.surname === '' ? entry.name : entry.surname}
          except={entry.id}
          onClose={onClose}
          onChoose={(other) => {
            session.dialog.set({ kind: 'register', ask: { kind: 'merge', entries: [entry.id, other.id] } })
          }}
        />
      )
    }
    case 'remove':
      return (
        <RemoveAsk
          {...{ session, onClose }}
          ids={ask.entries}
          onRemove={(left) => {
            then(() => {
              goTo(neighbourOf(entries, ask.entries))
              void removeEntries(session, known(ask.entries), left)
            })
          }}
        />
      )
    case 'split':
      return <Split {...{ session, onClose, then, goTo }} entry={index.byId.get(ask.entry) ?? null} />
    case 'link': {
      const { name } = ask
      const kind = name.kind === 'other' ? null : name.kind
      return (
        <ChooseEntry
          title={t('linkTitle', { name: name.text, count: name.places.length })}
          placeholder={t('linkTitle', { name: name.text, count: name.places.length })}
          register={index}
          context={contextOf(session, name)}
          kind={kind}
          words={name.text}
          onClose={onClose}
          onChoose={(entry) => {
            then(() => void linkName(session, name, entry))
          }}
          onNew={(text) => {
            then(() => void makeEntries(session, [name], text))
          }}
        />
      )
    }
    default:
      return assertNever(ask)
  }
}

/** What is known where a name first stands in the open text. */
function contextOf({ open, register }: Session, { places: [first] }: UnlinkedName): NameContext {
  const edition = register.counts.get().entries
  const range = open && first ? spanRange(open.text.state.doc, first.span, first.from) : null
  if (open === null || range === null) return { ...noContext, edition }
  return nameContextAt(open.text.state.doc, range, register.now.get().index, open.text.id, edition)
}

function Split(
  props: Pick<RegisterDialogProps, 'session' | 'onClose' | 'then'> & {
    readonly entry: Entry | null
    readonly goTo: (id: string | null) => void
  },
) {
  const { session, entry } = props
  const id = entry?.id
  const ask = useCallback(
    (heard: (found: MentionsInText) => void, done: () => void) => {
      const stopping = new AbortController()
      const { edition } = session
      if (edition !== null && id !== undefined)
        void session.texts
          .ask(
            edition,
            { kind: 'mentions' },
            {
              signal: stopping.signal,
              heard: (row, answer, at) => {
                const { index } = session.register.now.get()
                const mentions = answer.filter(({ attributes }) =>
                  entriesLinked(index, row.id, attributes).some((one) => one.id === id),
                )
                if (mentions.length > 0) heard({ transcription: row.id, title: row.title, at, mentions })
              },
            },
          )
          .then(done)
      return () => {
        stopping.abort()
      }
    },
    [session, id],
  )
  if (entry === null) return null
  return (
    <SplitDialog
      entry={entry}
      ask={ask}
      onClose={props.onClose}
      onSplit={(name, mentions) => {
        props.then(() => {
          const made = entryNamed(entry.kind, name, session.register.now.get().index)
          void splitEntry(session, entry, made, mentions).then((done) => {
            if (done !== null) props.goTo(done.id)
          })
        })
      }}
    />
  )
}

/** The entry that stands nearest to some that are going. */
function neighbourOf(entries: readonly Entry[], going: readonly string[]): string | null {
  const gone = new Set(going)
  const first = entries.findIndex(({ id }) => gone.has(id))
  return (
    (entries.slice(first).find(({ id }) => !gone.has(id)) ?? entries.findLast(({ id }) => !gone.has(id)))?.id ?? null
  )
}
