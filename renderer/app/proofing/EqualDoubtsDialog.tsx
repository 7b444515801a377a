import { SearchX } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ContextList } from '../../panels/ContextList'
import type { ContextGroup } from '../../panels/context-rows'
import { ContextPreview } from '../../panels/ContextPreview'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { isMac } from '../../ui/keys'
import { useAskedTexts } from '../edition-texts/use-asked-texts'
import type { Session } from '../session'
import { AskStatus } from '../tagging/AskStatus'
import styles from '../tagging/occurrences/OccurrencesDialog.module.css'
import { afterFix, changeOf, equalKey, fixEverywhere, type EqualIn, type MeantFix } from './fix-everywhere'

/** All doubts of the edition that are equal to one, in context, to be ticked and fixed as one act. */
export function EqualDoubtsDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly meant: MeantFix
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['proofing', 'app'])
  const { session, edition, meant } = props
  const { found, asked } = useEqualDoubts(session, edition, meant)
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const groups = useMemo(() => groupsOf(found, meant), [found, meant])
  const lines = groups.flatMap((group) => group.lines)
  const tickable = lines.filter((line) => line.tickable).map(({ key }) => key)
  const ticked = new Set(tickable.filter((key) => !left.has(key)))
  const canFix = ticked.size > 0 && !busy
  const apply = async () => {
    if (!canFix) return
    setBusy(true)
    const done = await fixEverywhere(session, meant, found, ticked)
    setBusy(false)
    if (done) props.onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    void apply()
  }
  const shown = lines.find(({ key }) => key === active) ?? lines[0]
  const group = groups.find((one) => one.lines.some((line) => line === shown))
  return (
    <Dialog
      open
      whole
      onClose={props.onClose}
      title={t('everywhere.title', { from: meant.title, to: meant.after })}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <span className={styles.counts} role="status">
            {t('everywhere.ticked', { ticked: ticked.size, count: tickable.length })}{' '}
            {t('everywhere.texts', { count: groups.length })}
          </span>
          <Button onClick={props.onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button variant="primary" shortcut="Mod-Enter" disabled={!canFix} onClick={() => void apply()}>
            {t(busy ? 'everywhere.applying' : 'everywhere.apply', { count: ticked.size })}
          </Button>
        </>
      }
    >
      <div className={styles.body} onKeyDown={onKeyDown}>
        <AskStatus asked={asked} elsewhere={found.filter(({ elsewhere }) => elsewhere)} />
        {groups.length === 0 && asked.phase.kind !== 'asking' ? (
          <EmptyState icon={SearchX} title={t('everywhere.nothingTitle')}>
            {t('everywhere.nothing')}
          </EmptyState>
        ) : (
          <>
            <ContextList
              autoFocus
              label={t('everywhere.list')}
              groups={groups}
              ticked={ticked}
              onTick={(keys, on) => {
                const others = [...left].filter((key) => !keys.includes(key))
                leave(new Set(on ? others : [...others, ...keys]))
              }}
              active={active}
              onActive={setActive}
            />
            <ContextPreview title={group?.label ?? ''} line={shown ?? null} />
          </>
        )}
      </div>
    </Dialog>
  )
}

function useEqualDoubts(session: Session, edition: string, { check, key }: MeantFix) {
  const [question] = useState(() => {
    const { basis, verdicts } = session.proofing
    return { kind: 'equal-doubts', basis, verdicts: verdicts.now.get().rows, check, key } as const
  })
  const asked = useAskedTexts(session, edition, question, null)
  const { heard } = asked
  const found = useMemo(
    () =>
      heard
        .filter(({ answer }) => answer.length > 0)
        .map(({ row, answer, at }): EqualIn => ({
          transcription: row.id,
          title: row.title,
          at,
          doubts: answer,
          elsewhere: row.id === session.open?.text.id && session.open.elsewhere !== null,
        })),
    [session, heard],
  )
  return { found, asked }
}

function groupsOf(found: readonly EqualIn[], meant: MeantFix): readonly ContextGroup[] {
  return found.map((one) => ({
    key: one.transcription,
    label: one.title,
    groups: [],
    lines: one.doubts.map((equal) => {
      const { doubt, before, after, page, inNote } = equal
      const change = changeOf(equal, meant)
      return {
        key: equalKey(one.transcription, equal),
        ...{ before, text: doubt.text, after, page, inNote },
        kind: null,
        remark: change === null ? null : `→ ${afterFix(equal, meant)}`,
        tickable: change !== null && !one.elsewhere,
      }
    }),
  }))
}
