import { useEffect, useMemo, useRef, useState } from 'react'
import type { Problem } from '../../../../shared/host'
import { useSource } from '../../../ui/use-source'
import type { TranscriptionRow } from '../../../store/rows'
import type { Session } from '../../session'
import type { FoundIn } from './found-occurrences'
import { wantedOf, type OccurrenceSearch } from './occurrence-search'

/** How often what was heard is shown, in milliseconds: an edition may have hundreds of texts. */
const showEvery = 80

/** What a search has found so far. */
export interface Looked {
  readonly found: readonly FoundIn[]
  /** Texts that could not be read, and why. */
  readonly unread: readonly { readonly title: string; readonly problem: Problem }[]
  readonly phase: LookPhase
}

/** How far a search is; `title` is the text that was looked at last, empty before the first. */
export type LookPhase =
  | { readonly kind: 'looking'; readonly title: string; readonly done: number; readonly total: number }
  | { readonly kind: 'stopped'; readonly done: number; readonly total: number }
  | { readonly kind: 'done' }

const begun: Looked = { found: [], unread: [], phase: { kind: 'looking', title: '', done: 0, total: 0 } }

/** Looks for the occurrences of a name, text by text, anew whenever the search changes; `stop` ends it with what was found. */
export function useOccurrences(
  session: Session,
  edition: string,
  search: OccurrenceSearch,
): { readonly looked: Looked; readonly stop: () => void } {
  const { entries } = useSource(session.register.now)
  const asking = useMemo(() => ({ search, entries }), [search, entries])
  const ends = useRef<AbortController | null>(null)
  const [heard, hear] = useState<{ readonly asking: object; readonly looked: Looked }>({ asking, looked: begun })
  useEffect(() => {
    let looked = begun
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      clearTimeout(timer)
      timer = undefined
      if (!gone) hear({ asking, looked })
    }
    const change = (next: Partial<Looked>) => {
      looked = { ...looked, ...next }
      timer ??= setTimeout(show, showEvery)
    }
    const reached = ({ title }: TranscriptionRow, done: number, total: number): Looked['phase'] =>
      looked.phase.kind === 'stopped' ? looked.phase : { kind: 'looking', title, done, total }
    const abort = new AbortController()
    ends.current = abort
    const stopped = () => {
      const { phase } = looked
      if (phase.kind === 'looking') change({ phase: { kind: 'stopped', done: phase.done, total: phase.total } })
    }
    abort.signal.addEventListener('abort', stopped)
    const texts = asking.search.scope === 'text' && session.open !== null ? { texts: [session.open.text.id] } : {}
    void session.texts
      .ask(
        edition,
        { kind: 'occurrences', wanted: wantedOf(asking.search), entries: asking.entries },
        {
          ...texts,
          signal: abort.signal,
          heard: (row, { found: occurrences, conventions }, at, done, total) => {
            const elsewhere = row.id === session.open?.text.id && session.open.elsewhere !== null
            const one = { transcription: row.id, title: row.title, at, conventions, occurrences, elsewhere }
            change({ found: [...looked.found, one], phase: reached(row, done, total) })
          },
          unread: (row, problem, done, total) => {
            change({ unread: [...looked.unread, { title: row.title, problem }], phase: reached(row, done, total) })
          },
        },
      )
      .then(() => {
        if (looked.phase.kind === 'looking') looked = { ...looked, phase: { kind: 'done' } }
        show()
      })
    return () => {
      gone = true
      clearTimeout(timer)
      abort.signal.removeEventListener('abort', stopped)
      abort.abort()
    }
  }, [session, edition, asking])
  return {
    looked: heard.asking === asking ? heard.looked : begun,
    stop: () => {
      ends.current?.abort()
    },
  }
}
