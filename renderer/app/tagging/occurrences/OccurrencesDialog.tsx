import { SearchX } from 'lucide-react'
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ContextList } from '../../../panels/ContextList'
import type { ContextGroup } from '../../../panels/context-rows'
import { ContextPreview } from '../../../panels/ContextPreview'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { isMac } from '../../../ui/keys'
import { useSource } from '../../../ui/use-source'
import type { Session } from '../../session'
import { chosen, countsOf, occurrenceKey, tickedOf, type FoundIn, type TickChoices } from './found-occurrences'
import { occurrenceGroups } from './occurrence-groups'
import { startSearch, wantedOf, type OccurrenceStart } from './occurrence-search'
import { OccurrenceOptions } from './OccurrenceOptions'
import styles from './OccurrencesDialog.module.css'
import { AskStatus } from '../AskStatus'
import { tagOccurrences } from './tag-occurrences'
import { useOccurrences } from './use-occurrences'

/** All occurrences of a name in context, to be ticked and tagged as one act. */
export function OccurrencesDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly start: OccurrenceStart
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['tagging', 'app'])
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
  const canTag = ticked.size > 0 && !busy && search.target.kind !== 'undecided'
  const apply = async () => {
    if (!canTag) return
    setBusy(true)
    const done = await tagOccurrences(session, search, found, ticked)
    setBusy(false)
    if (done) props.onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    void apply()
  }
  const shown = active ?? firstLine(groups)
  return (
    <Dialog
      open
      whole
      onClose={props.onClose}
      title={t('occurrences.title', { name: search.target.kind === 'entry' ? search.target.entry.name : search.words })}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <span className={styles.counts}>
            {t('occurrences.ticked', { ticked: counts.ticked, count: counts.tickable })}{' '}
            {t('occurrences.texts', { count: counts.texts })}
            {counts.fixed > 0 && `, ${t('occurrences.fixed', { count: counts.fixed })}`}
          </span>
          <Button onClick={props.onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button variant="primary" shortcut="Mod-Enter" disabled={!canTag} onClick={() => void apply()}>
            {busy
              ? t('occurrences.applying')
              : counts.ticked === 0
                ? t('occurrences.applyNone')
                : t('occurrences.apply', { count: counts.ticked })}
          </Button>
        </>
      }
    >
      <div className={styles.body} onKeyDown={onKeyDown}>
        <OccurrenceOptions
          search={search}
          entries={register.entries}
          hasText={session.open !== null}
          onChange={(next) => {
            setChanged(true)
            setSearch(next)
          }}
        />
        <AskStatus asked={asked} elsewhere={found.filter(({ elsewhere }) => elsewhere)} />
        {groups.length === 0 && asked.phase.kind !== 'asking' ? (
          <EmptyState
            icon={SearchX}
            title={t(forms.length === 0 ? 'occurrences.noFormTitle' : 'occurrences.nothingTitle')}
          >
            {t(forms.length === 0 ? 'occurrences.noForm' : 'occurrences.nothing')}
          </EmptyState>
        ) : (
          <>
            <ContextList
              autoFocus={!changed}
              label={t('occurrences.list')}
              groups={groups}
              ticked={ticked}
              onTick={(keys, on) => {
                choose(chosen(choices, keys, on))
              }}
              active={active}
              onActive={setActive}
            />
            <Preview found={found} shown={shown} />
          </>
        )}
      </div>
    </Dialog>
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

function firstLine(groups: readonly ContextGroup[]): string | null {
  for (const group of groups) {
    const found = firstLine(group.groups) ?? group.lines[0]?.key ?? null
    if (found !== null) return found
  }
  return null
}

function Preview({ found, shown }: { readonly found: readonly FoundIn[]; readonly shown: string | null }) {
  for (const one of found) {
    const occurrence = one.occurrences.find((each) => occurrenceKey(one.transcription, each) === shown)
    if (occurrence) return <ContextPreview title={one.title} line={occurrence} />
  }
  return <ContextPreview title="" line={null} />
}
