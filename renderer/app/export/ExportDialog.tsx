import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/finding'
import { windowFormatIds } from './window-formats'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ProgressBar } from '../../ui/ProgressBar'
import type { Session } from '../session'
import { readingNow } from '../readings/reading'
import { choiceOf, firstChoice, withChoice, type ExportChoice } from './export-choice'
import styles from './ExportDialog.module.css'
import type { ExportOutcome } from './export-order'
import { nameOf, type ExportSubject } from './export-subject'
import { ExportReport } from './ExportReport'
import { ExportSettings } from './ExportSettings'
import { FormatList } from './FormatList'
import { isOfAll, orderOf } from './order-of'
import { writeExport } from './write-export'
import { ReplaceFiles } from './ReplaceFiles'
import { saveExported, type FilesThere } from './save-exported'
import { hasToTell } from './told-of-export'

/** How far an export is: being chosen, being written, or written and waiting to be saved. */
type Phase =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'writing'; readonly part: number }
  | { readonly kind: 'written'; readonly outcome: ExportOutcome }

/** Files that are there already, and who waits to hear what is to become of them. */
interface Question {
  readonly there: FilesThere
  readonly answer: (replace: boolean) => void
}

/**
 * Exports a text, or its edition: a format, what it leaves to the person, then what came of it and what it cannot hold, and only
 * then a file.
 */
export function ExportDialog(props: {
  readonly session: Session
  readonly subject: ExportSubject
  readonly onClose: () => void
}) {
  const { t } = useTranslation('export')
  const { session, subject, onClose } = props
  const [choice, choose] = useState<ExportChoice>(() =>
    firstChoice(session.settings.get().exports, subject, session.host.kind, readingNow(session).id),
  )
  const [question, setQuestion] = useState<Question | null>(null)
  const [phase, setPhase] = useState<Phase>({ kind: 'choosing' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const save = async (outcome: ExportOutcome) => {
    const ask = (there: FilesThere) =>
      new Promise<boolean>((answer) => {
        setQuestion({ there, answer })
      })
    if (await saveExported(session, subject, choice, { outcome, ask })) onClose()
    else setPhase({ kind: 'written', outcome })
  }
  const write = async () => {
    session.settings.set({ exports: withChoice(session.settings.get().exports, choice, subject) })
    const abort = new AbortController()
    running.current = abort
    setPhase({ kind: 'writing', part: 0 })
    const order = await orderOf(session, subject, choice)
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
      title={
        subject.kind === 'text' && isOfAll(subject, choice) ? t('titleOfAll') : t('title', { name: nameOf(subject) })
      }
      closeLabel={t('close')}
      footer={<Foot {...{ phase, back, onClose }} onWrite={() => void write()} onSave={(one) => void save(one)} />}
    >
      <Inside {...{ session, subject, choice, phase }} onChoose={choose} />
      {question !== null && (
        <ReplaceFiles
          there={question.there}
          onAnswer={(replace) => {
            setQuestion(null)
            question.answer(replace)
          }}
        />
      )}
    </Dialog>
  )
}

function Inside(props: {
  readonly session: Session
  readonly subject: ExportSubject
  readonly choice: ExportChoice
  readonly phase: Phase
  readonly onChoose: (choice: ExportChoice) => void
}) {
  const { t } = useTranslation('export')
  const { session, subject, choice, phase, onChoose } = props
  switch (phase.kind) {
    case 'choosing':
      return (
        <div className={styles.columns}>
          <FormatList
            formats={windowFormatIds}
            host={session.host.kind}
            chosen={choice.format}
            onChoose={(format) => {
              const { exports } = session.settings.get()
              onChoose({ ...choiceOf(exports, format, readingNow(session).id), scope: choice.scope })
            }}
          />
          <ExportSettings {...{ session, subject, choice }} onChange={onChoose} />
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
            {t(phase.outcome.files.length > 1 ? 'saveFolder' : 'save')}
          </Button>
        </>
      )
    default:
      return assertNever(phase)
  }
}
