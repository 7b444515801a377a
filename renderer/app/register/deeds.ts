import { newEntry, type Entry } from '../../../shared/register/entry'
import { headwordParts } from '../../../shared/register/headword'
import type { RegisterDeeds } from '../../panels/register/register-deeds'
import { entryOf } from '../../store/rows'
import type { Actions } from '../actions'
import { redo, undo } from '../library-actions'
import type { Session } from '../session'
import { showConcordance } from '../tagging/concordance/concordance-commands'
import { showOccurrencesOf } from '../tagging/occurrences/occurrence-commands'
import { Turns } from '../turns'
import { entryNamed, makeEntries } from './link-names'
import { addEntry, changeEntry, removeEntries } from './register-acts'
import type { RegisterAsk } from './register-asks'
import { walkEntry, walkName } from './walk-mentions'

/** What the panel of the register can have done, in a session. */
export function registerDeeds(session: Session, actions: Pick<Actions, 'run' | 'keyOf'>): RegisterDeeds {
  const changes = new Turns()
  const ask = (what: RegisterAsk) => {
    session.dialog.set({ kind: 'register', ask: what })
  }
  return {
    add: async (kind, name) => {
      const added = await addEntry(session, entryNamed(kind, name, session.register.now.get().index))
      return added?.id ?? null
    },
    change: (id, facts) => void changes.take(() => changeFacts(session, id, facts)),
    merge: (entries) => {
      const [first] = entries
      if (entries.length > 1) ask({ kind: 'merge', entries })
      else if (first !== undefined) ask({ kind: 'merge-with', entry: first })
    },
    split: (entry) => {
      ask({ kind: 'split', entry })
    },
    remove: (entries) => {
      if (mentioned(session, entries)) ask({ kind: 'remove', entries })
      else void removeEntries(session, entriesOf(session, entries), 'unlink')
    },
    walk: (line, by) => {
      if (line.kind === 'entry') void walkEntry(session, line.entry.id, by)
      else walkName(session, line.name, by)
    },
    concordance: (id) => {
      showConcordance(session, id)
    },
    occurrences: (id) => {
      const [entry] = entriesOf(session, [id])
      if (entry !== undefined) showOccurrencesOf(session, entry)
    },
    link: (name) => {
      ask({ kind: 'link', name })
    },
    makeEntries: (names) => void makeEntries(session, names),
    undo: () => {
      if (session.open === null) void undo(session)
      else actions.run('edit/undo')
    },
    redo: () => {
      if (session.open === null) void redo(session)
      else actions.run('edit/redo')
    },
    keyOf: actions.keyOf,
  }
}

/** Whether entries have mentions, or may have some. */
function mentioned({ register }: Session, entries: readonly string[]): boolean {
  const { complete, entries: counts } = register.counts.get()
  return !complete || entries.some((id) => (counts.get(id) ?? 0) > 0)
}

function entriesOf({ register }: Session, ids: readonly string[]): readonly Entry[] {
  return ids.flatMap((id) => register.now.get().index.byId.get(id) ?? [])
}

/** Changes facts of an entry as it is stored now: one change after the other, so that none is made of what was before. */
async function changeFacts(session: Session, id: string, facts: Partial<Entry>): Promise<void> {
  const row = await session.store.db.entries.get(id)
  if (row === undefined) return
  const before = entryOf(row)
  await changeEntry(session, before, newEntry({ ...before, ...facts, ...partsOf(before, facts) }))
}

/** The parts of a person's name follow it where they came from it. */
function partsOf(before: Entry, { name }: Partial<Entry>): Partial<Entry> {
  if (name === undefined || before.kind !== 'person') return {}
  const { surname, forename } = headwordParts(before.name)
  return before.surname === surname && before.forename === forename ? headwordParts(name) : {}
}
