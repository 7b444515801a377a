import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import type { ComparedFile } from './compared-file'
import { keepMine, readOutside } from './outside-actions'
import styles from './OutsideDialog.module.css'

/** Not asked for by everybody. */
const CompareText = lazy(() => import('../../compare/CompareText').then((module) => ({ default: module.CompareText })))

/** What to do where a file that is to be written was changed by another program. */
export type OverwriteAnswer = 'overwrite' | 'elsewhere' | 'cancel'

/** A file that was changed on disk beside what Recto would write into it, with the choice between the two. */
export function OutsideDialog(props: {
  readonly session: Session
  readonly compared: ComparedFile
  readonly onClose: () => void
}) {
  const { t } = useTranslation('app')
  const { session, compared, onClose } = props
  const then = (act: (session: Session) => Promise<void>) => () => {
    onClose()
    void act(session)
  }
  return (
    <Whole
      {...props}
      title={t('outside.compareTitle', { name: compared.name })}
      about={t('outside.compareAbout')}
      footer={
        <>
          <Button onClick={then(readOutside)}>{t('outside.read')}</Button>
          <Button onClick={then(keepMine)}>{t('outside.keep')}</Button>
        </>
      }
    />
  )
}

/** Asks before a file is written over that was changed on disk since Recto knew it. */
export function OverwriteDialog(props: {
  readonly session: Session
  readonly compared: ComparedFile
  readonly onAnswer: (answer: OverwriteAnswer) => void
}) {
  const { t } = useTranslation('app')
  const { session, compared, onAnswer } = props
  return (
    <Whole
      session={session}
      compared={compared}
      onClose={() => {
        onAnswer('cancel')
      }}
      title={t('outside.overwriteTitle', { name: compared.name })}
      about={t('outside.overwriteAbout')}
      footer={
        <>
          <Button
            variant="danger"
            onClick={() => {
              onAnswer('overwrite')
            }}
          >
            {t('outside.overwrite')}
          </Button>
          <Button
            onClick={() => {
              onAnswer('elsewhere')
            }}
          >
            {t('outside.elsewhere')}
          </Button>
          <Button
            data-autofocus
            autoFocus
            onClick={() => {
              onAnswer('cancel')
            }}
          >
            {t('cancel')}
          </Button>
        </>
      }
    />
  )
}

function Whole(props: {
  readonly session: Session
  readonly compared: ComparedFile
  readonly title: string
  readonly about: string
  readonly footer: ReactNode
  readonly onClose: () => void
}) {
  const { t } = useTranslation('app')
  const { session, compared } = props
  const { compareLayout } = useSource(session.settings)
  return (
    <Dialog
      open
      whole
      onClose={props.onClose}
      title={props.title}
      description={props.about}
      closeLabel={t('close')}
      footer={props.footer}
    >
      <div className={styles.view}>
        {compared.disk === null ? (
          <p>{t('outside.notText')}</p>
        ) : (
          <Suspense fallback={null}>
            <CompareText
              old={compared.disk}
              new={compared.recto}
              layout={compareLayout}
              onLayout={(layout) => {
                session.settings.set({ compareLayout: layout })
              }}
            />
          </Suspense>
        )}
      </div>
    </Dialog>
  )
}
