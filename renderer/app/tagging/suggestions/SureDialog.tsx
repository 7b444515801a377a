import { CircleCheck } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { offeredSuggestions } from '../../../editor/plugins/suggestions'
import { useText } from '../../../editor/use-text'
import { ContextList } from '../../../panels/ContextList'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { isMac } from '../../../ui/keys'
import { Select } from '../../../ui/Select'
import type { OpenTranscription } from '../../screen'
import type { Session } from '../../session'
import { sureScore } from './suggestion-options'
import { sureGroups, sureKey, sureSuggestions, takeAll } from './sure-suggestions'
import styles from './SureDialog.module.css'

/** How sure suggestions must be that are listed, in percent. */
const thresholds = ['70', '85', '95'] as const

/** All suggestions of the open text that are sure, in context, to be ticked and taken as one act. */
export function SureDialog(props: {
  readonly session: Session
  readonly open: OpenTranscription
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['tagging', 'app'])
  const { session, open, onClose } = props
  const [percent, setPercent] = useState<(typeof thresholds)[number]>(thresholds[1])
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const offered = useText(open.text, offeredSuggestions)
  const least = percent === '85' ? sureScore : Number(percent) / 100
  const sure = useMemo(() => (offered.length > 0 ? sureSuggestions(open, least) : []), [open, offered, least])
  const groups = useMemo(() => sureGroups(session, open, sure), [session, open, sure])
  const ticked = useMemo(() => new Set(sure.map(sureKey).filter((key) => !left.has(key))), [sure, left])
  const apply = async () => {
    if (ticked.size === 0 || busy) return
    setBusy(true)
    const done = await takeAll(
      session,
      open,
      sure.filter((one) => ticked.has(sureKey(one))),
    )
    setBusy(false)
    if (done) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    void apply()
  }
  return (
    <Dialog
      open
      whole
      onClose={onClose}
      title={t('sure.title')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <span className={styles.counts}>{t('sure.ticked', { ticked: ticked.size, count: sure.length })}</span>
          <Button onClick={onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button
            variant="primary"
            shortcut="Mod-Enter"
            disabled={ticked.size === 0 || busy}
            onClick={() => void apply()}
          >
            {t('sure.apply', { count: ticked.size })}
          </Button>
        </>
      }
    >
      <div className={styles.body} onKeyDown={onKeyDown}>
        <Select
          label={t('sure.threshold')}
          value={percent}
          onChange={setPercent}
          options={thresholds.map((value) => ({ value, label: t('sure.percent', { value }) }))}
        />
        {groups.length === 0 ? (
          <EmptyState icon={CircleCheck} title={t('sure.none')}>
            {t('sure.noneHint')}
          </EmptyState>
        ) : (
          <ContextList
            autoFocus
            label={t('sure.list')}
            groups={groups}
            ticked={ticked}
            onTick={(keys, on) => {
              leave(new Set(on ? [...left].filter((key) => !keys.includes(key)) : [...left, ...keys]))
            }}
            active={active}
            onActive={setActive}
          />
        )}
      </div>
    </Dialog>
  )
}
