import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/host'
import { IconButton } from '../../ui/IconButton'
import { useSource } from '../../ui/use-source'
import type { Actions } from '../actions'
import { problemText } from '../i18n'
import { readingLabel, readingNow } from '../readings/reading'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { PreviewPage } from './preview-page'
import { PreviewPictures } from './preview-pictures'
import { PreviewSteps } from './preview-steps'
import styles from './ReadingPreview.module.css'

/** The open text as its readers get it, in step with the text beside it. */
export function ReadingPreview(props: {
  readonly session: Session
  readonly open: OpenTranscription
  readonly actions: Actions
}) {
  const { t } = useTranslation('app')
  const { session, open, actions } = props
  const frame = useRef<HTMLIFrameElement>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useSource(session.settings)
  useSource(session.practice.now)
  useEffect(() => {
    if (frame.current === null) return
    const pictures = new PreviewPictures(session)
    const page = new PreviewPage(frame.current, (part) => {
      pictures.show(part)
    })
    const steps = new PreviewSteps({ session, open, page, pictures, told: setProblem })
    return () => {
      steps.stop()
      pictures.stop()
    }
  }, [session, open])
  return (
    <section className={styles.preview} data-region="preview" aria-label={t('preview.title')}>
      <div className={styles.bar}>
        <h2 className={styles.title}>{t('preview.title')}</h2>
        <p className={styles.reading}>{readingLabel(readingNow(session))}</p>
        <IconButton
          label={t('preview.close')}
          icon={X}
          shortcut={actions.keyOf('view/preview')}
          onClick={() => {
            actions.run('view/preview')
          }}
        />
      </div>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problemText(problem)}
        </p>
      )}
      {/* Written into from here, so of this origin; nothing of it runs, opens or sends anything. */}
      <iframe ref={frame} className={styles.page} title={t('preview.page')} sandbox="allow-same-origin" />
    </section>
  )
}
