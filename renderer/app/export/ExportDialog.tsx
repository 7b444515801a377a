import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/finding'
import { isMadeBy, windowFormatIds } from './window-formats'
import type { EditionRow, TranscriptionRow } from '../../store/rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ProgressBar } from '../../ui/ProgressBar'
import type { Session } from '../session'
import { choiceOf, withChoice, type ExportChoice } from './export-choice'
import styles from './ExportDialog.module.css'
import type { ExportOutcome } from './export-order'
import { ExportReport } from './ExportReport'
import { ExportSettings } from './ExportSettings'
import { FormatList } from './FormatList'
import { isOfAll, orderOf } from './order-of'
import { writeExport } from './write-export'
import { saveExported } from './save-exported'
import { hasToTell } from './told-of-export'

/** How far an export is: being chosen, being written, or written and waiting to be saved. */
type Phase =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'writing'; readonly part: number }
  | { readonly kind: 'written'; readonly outcome: ExportOutcome }

/**
 * Exports a text, or its edition: a format, what it leaves to the person, then what came of it and what it cannot hold, and only
 * then a file.
 */
export function ExportDialog(props: {
  readonly session: Session
  readonly transcription: TranscriptionRow
  /** The edition of the text, where that is what is to be exported. */
  readonly whole: EditionRow | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('export')
  const { session, transcription, whole, onClose } = props
  const [choice, choose] = useState<ExportChoice>(() => {
    const exports = session.settings.get().exports
    const last = choiceOf(exports, isMadeBy(session.host.kind, exports.last) ? exports.last : 'html')
    return whole === null ? last : { ...last, scope: 'edition' }
  })
  const [phase, setPhase] = useState<Phase>({ kind: 'choosing' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const save = async (outcome: ExportOutcome) => {
    if (await saveExported(session, whole === null ? transcription : null, choice, outcome)) onClose()
    else setPhase({ kind: 'written', outcome })
  }
  const write = async () => {
    session.settings.set({ exports: withChoice(session.settings.get().exports, choice) })
    const abort = new AbortController()
    running.current = abort
    setPhase({ kind: 'writing', part: 0 })
    const order = await orderOf(session, transcription, choice)
    const answer =
      order === null
        ? null
        : await writeExport(session.host, order, {
            signal: abort.signal,
            progress: (part) => {
              setPhase({ kind: 'writing', part })
            },
          })
    if (abort.signal.aborted) return
    if (answer?.ok !== true) {
      setPhase({ kind: 'choosing' })
      if (answer !== null) session.tell(answer.problem)
    } else if (hasToTell(answer.value)) setPhase({ kind: 'written', outcome: answer.value })
    else await save(answer.value)
  }
  const back = () => {
    running.current?.abort()
    setPhase({ kind: 'choosing' })
  }
  return (
    <Dialog
      open
      wide="wider"
      onClose={onClose}
      onEscape={phase.kind === 'choosing' ? undefined : back}
      title={isOfAll(choice) ? t('titleOfAll') : t('title', { name: whole?.name ?? transcription.title })}
      closeLabel={t('close')}
      footer={<Foot {...{ phase, back, onClose }} onWrite={() => void write()} onSave={(one) => void save(one)} />}
    >
      <Inside {...{ session, choice, phase }} onChoose={choose} />
    </Dialog>
  )
}

function Inside(props: {
  readonly session: Session
  readonly choice: ExportChoice
  readonly phase: Phase
  readonly onChoose: (choice: ExportChoice) => void
}) {
  const { t } = useTranslation('export')
  const { session, choice, phase, onChoose } = props
  switch (phase.kind) {
    case 'choosing':
      return (
        <div className={styles.columns}>
          <FormatList
            formats={windowFormatIds}
            host={session.host.kind}
            chosen={choice.format}
            onChoose={(format) => {
              const last = choiceOf(session.settings.get().exports, format)
              onChoose(choice.scope === 'edition' ? { ...last, scope: 'edition' } : last)
            }}
          />
          <ExportSettings {...{ session, choice }} onChange={onChoose} />
        </div>
      )
    case 'writing':
      return (
        <div className={styles.writing}>
          <p role="status">{t('writing', { format: t(`formats.${choice.format}.name`) })}</p>
          <ProgressBar label={t('progress')} value={phase.part} />
        </div>
      )
    case 'written':
      return <ExportReport outcome={phase.outcome} />
    default:
      return assertNever(phase)
  }
}

function Foot(props: {
  readonly phase: Phase
  readonly back: () => void
  readonly onClose: () => void
  readonly onWrite: () => void
  readonly onSave: (outcome: ExportOutcome) => void
}) {
  const { t } = useTranslation('export')
  const { phase, back, onSave } = props
  switch (phase.kind) {
    case 'choosing':
      return (
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button variant="primary" autoFocus onClick={props.onWrite}>
            {t('write')}
          </Button>
        </>
      )
    case 'writing':
      return (
        <Button autoFocus onClick={back}>
          {t('cancel')}
        </Button>
      )
    case 'written':
      return (
        <>
          <Button onClick={back}>{t('back')}</Button>
          <Button
            variant="primary"
            autoFocus
            onClick={() => {
              onSave(phase.outcome)
            }}
          >
            {t('save')}
          </Button>
        </>
      )
    default:
      return assertNever(phase)
  }
}
