import { useEffect, useMemo, useState } from 'react'
import type { Entry } from '../../../shared/register/entry'
import type { EntryFacts, RegisterContent } from '../../panels/register/entry-facts'
import { entryChanges } from '../../store/entry-changes'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import { registerPlace } from './register-place'
import type { TextNames } from './text-mentions'
import { useUntagged } from './use-untagged'

/** What the panel lists of the register of the edition on the screen; `text` is the open one, with what stands in it. */
export function useRegisterContent(
  session: Session,
  edition: string,
  text: { readonly id: string; readonly names: TextNames } | null,
): RegisterContent {
  const { entries } = useSource(session.register.now)
  const counts = useSource(session.register.counts)
  const rows = useSource(session.library.transcriptions(edition))
  const changed = useChanges(session, entries)
  const untagged = useUntagged(session, edition)
  const names = text?.names ?? null
  const id = text?.id ?? null
  return useMemo(() => {
    const counted = rows !== null && counts.texts.length >= rows.length
    // What is counted of the open text is as old as its last storing; what stands in it is known better.
    const before = counts.texts.find(({ transcription }) => transcription === id)
    const factsOf = (entry: Entry): EntryFacts => {
      const own = names?.entries.get(entry.id)
      const here = own?.count ?? 0
      const others = (counts.entries.get(entry.id) ?? 0) - (before?.entries.get(entry.id) ?? 0)
      const doubts = (counts.doubtfulOf.get(entry.id) ?? 0) - (before?.doubtfulOf.get(entry.id) ?? 0)
      return {
        here,
        first: own?.first ?? null,
        edition: counted ? others + here : null,
        doubtful: own?.doubtful === true || doubts > 0,
        changed: changed.get(entry.id) ?? 0,
      }
    }
    return { entries, factsOf, unlinked: names?.unlinked ?? [], untagged, inText: names !== null }
  }, [entries, counts, rows, changed, names, id, untagged])
}

const unknown: ReadonlyMap<string, number> = new Map()

/** When entries were changed last; read only while they are sorted by it. */
function useChanges(session: Session, entries: readonly Entry[]): ReadonlyMap<string, number> {
  const { view } = useSource(registerPlace(session))
  const wanted = view.sort === 'changed'
  const [changes, setChanges] = useState(unknown)
  useEffect(() => {
    if (!wanted) return
    let current = true
    // An order that cannot be told is only not kept.
    entryChanges(session.store.db).then(
      (found) => {
        if (current) setChanges(found)
      },
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [session, wanted, entries])
  return changes
}
