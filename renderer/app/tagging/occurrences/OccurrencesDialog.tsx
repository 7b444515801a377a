import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSource } from '../../../ui/use-source'
import { PlacesDialog } from '../../edition-texts/PlacesDialog'
import type { Session } from '../../session'
import { AskStatus } from '../AskStatus'
import { chosen, countsOf, tickedOf, type TickChoices } from './found-occurrences'
import { occurrenceGroups } from './occurrence-groups'
import { startSearch, wantedOf, type OccurrenceStart } from './occurrence-search'
import { OccurrenceOptions } from './OccurrenceOptions'
import { tagOccurrences } from './tag-occurrences'
import { useOccurrences } from './use-occurrences'

/** All occurrences of a name in context, to be ticked and tagged as one act. */
export function OccurrencesDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly start: OccurrenceStart
  readonly onClose: () => void
}) {
  const { t } = useTranslation('tagging')
  const { session, edition } = props
  const register = useSource(session.register.now)
  const [search, setSearch] = useState(() => startSearch(props.start, register.entries))
  const [choices, choose] = useState<TickChoices>(new Map())
  const [active, setActive] = useState<string | null>(null)
  const [changed, setChanged] = useState(false)
  const [busy, setBusy] = useState(false)
  const { found, asked } = useOccurrences(session, edition, search)
  const forms = useMemo(() => wantedOf(search).forms, [search])
  const groups = useMemo(() => occurrenceGroups(found, forms, register.index), [found, forms, register])
  const ticked = useMemo(() => tickedOf(found, choices), [found, choices])
  const counts = countsOf(found, ticked)
  useSaid(session, asked.phase.kind !== 'asking', counts)
  const apply = async () => {
    setBusy(true)
    const done = await tagOccurrences(session, search, found, ticked)
    setBusy(false)
    if (done) props.onClose()
  }
  const fixed = counts.fixed > 0 ? `, ${t('occurrences.fixed', { count: counts.fixed })}` : ''
  const texts = t('occurrences.texts', { count: counts.texts }) + fixed
  const label = counts.ticked === 0 ? t('occurrences.applyNone') : t('occurrences.apply', { count: counts.ticked })
  const nothing = forms.length === 0 ? 'noForm' : 'nothing'
  return (
    <PlacesDialog
      title={t('occurrences.title', { name: search.target.kind === 'entry' ? search.target.entry.name : search.words })}
      counts={`${t('occurrences.ticked', { ticked: counts.ticked, count: counts.tickable })} ${texts}`}
      action={{
        label: busy ? t('occurrences.applying') : label,
        enabled: ticked.size > 0 && !busy && search.target.kind !== 'undecided',
        run: () => void apply(),
      }}
      options={
        <OccurrenceOptions
          search={search}
          entries={register.entries}
          hasText={session.open !== null}
          onChange={(next) => {
            setChanged(true)
            setSearch(next)
          }}
        />
      }
      status={<AskStatus asked={asked} elsewhere={found.filter(({ elsewhere }) => elsewhere)} />}
      empty={
        asked.phase.kind === 'asking'
          ? null
          : { title: t(`occurrences.${nothing}Title`), text: t(`occurrences.${nothing}`) }
      }
      list={{
        ...{ groups, ticked, active },
        label: t('occurrences.list'),
        onTick: (keys, on) => {
          choose(chosen(choices, keys, on))
        },
        onActive: setActive,
        autoFocus: !changed,
      }}
      onClose={props.onClose}
    />
  )
}

/** Tells screen readers what was found, once it was. */
function useSaid(
  session: Session,
  ended: boolean,
  counts: { readonly tickable: number; readonly ticked: number },
): void {
  const { t } = useTranslation('tagging')
  const message = ended ? t('occurrences.said', { count: counts.tickable, ticked: counts.ticked }) : null
  useEffect(() => {
    if (message !== null) session.say(message)
  }, [session, message])
}
