import i18next from 'i18next'
import type { Difference } from '../../../shared/compare/difference'
import { indexAt } from '../../../shared/queries/landmarks'
import { pageTrackOf } from '../../editor/plugins/page-track'
import { landmarksOf } from '../../editor/state'
import type { VersionRow } from '../../store/rows'
import { compareInWorker } from '../compare/compare-in-worker'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { compareVersions } from '../versions/version-actions'
import { roundName } from '../../panels/round-words'

/** The version of the open text that was kept when a round of it was finished last; `null` where none was. */
async function lastRound(session: Session): Promise<VersionRow | null> {
  const { open, store } = session
  if (open === null) return null
  await open.versions.settled()
  const rows = await store.versionsOf(open.text.id)
  return rows.findLast(({ why }) => why === 'round') ?? null
}

/** Compares the open text with what it was when a round of it was finished last. */
export async function compareWithRound(session: Session): Promise<void> {
  const row = await lastRound(session)
  if (row === null) session.toast(i18next.t('rounds.noVersion', { ns: 'proofing' }))
  else compareVersions(session, row, null)
}

/** Works out which pages of the open text were changed since a round of it was finished last, and shows them in the list of pages. */
export async function showChangedPages(session: Session): Promise<void> {
  const { open, rounds, store } = session
  const row = await lastRound(session)
  if (open === null || row === null) {
    session.toast(i18next.t('rounds.noVersion', { ns: 'proofing' }))
    return
  }
  const then = await store.readVersion(row)
  if (!then.ok) {
    session.tell(then.problem)
    return
  }
  const { state } = open.text
  const answer = await compareInWorker(then.value.doc, state.doc).answer
  if (session.open?.text !== open.text || answer.kind !== 'answer') return
  const pages = pagesWith(state, answer.value)
  const { round = '', name = '' } = row.act?.values ?? {}
  const words = String(name) || roundName({ id: String(round), name: null })
  rounds.showChanged({ transcription: open.text.id, round: words, pages })
  session.settings.set({ folded: session.settings.get().folded.filter((part) => part !== 'pages') })
  const key = pages.size === 0 ? 'rounds.changedNone' : 'rounds.changedSome'
  session.toast(i18next.t(key, { ns: 'proofing', count: pages.size, round: words }))
}

/** The ids of the pages on which there are differences of words. */
function pagesWith(state: OpenText['state'], differences: readonly Difference[]): ReadonlySet<string> {
  const { pages } = pageTrackOf(state)
  const breaks = landmarksOf(state).pages
  const found = new Set<string>()
  for (const { kind, new: place } of differences) {
    if (kind === 'markup') continue
    const first = Math.max(0, indexAt(breaks, place.from))
    const last = Math.max(first, indexAt(breaks, Math.max(place.from, place.to - 1)))
    for (let index = first; index <= last; index += 1) found.add(pages[index]?.id ?? '')
  }
  return found
}
