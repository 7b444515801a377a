import { ChevronLeft } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { EditionSummary } from '../store/library'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import styles from './RegisterScreen.module.css'
import { Mark, TopBar } from './TopBar'

/** The register of an edition in place of its transcriptions, over the whole width. */
export function RegisterScreen(props: {
  readonly edition: EditionSummary
  readonly actions: Actions
  readonly appMenu: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useTranslation(['app', 'register'])
  const { edition, actions } = props
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('[data-autofocus], input, button')?.focus()
  }, [])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    actions.run('edition/show')
  }
  return (
    <div className={styles.screen}>
      <TopBar
        start={
          <>
            <IconButton
              label={t('edition.back')}
              icon={ChevronLeft}
              shortcut={actions.keyOf('library/show')}
              onClick={() => actions.run('library/show')}
            />
            <Mark />
            <strong className={styles.crumb}>{edition.name}</strong>
          </>
        }
        end={
          <>
            <Button
              variant="quiet"
              shortcut={actions.keyOf('edition/show')}
              onClick={() => actions.run('edition/show')}
            >
              {t('transcriptions.title')}
            </Button>
            {props.appMenu}
          </>
        }
      />
      <main ref={place} className={styles.register} data-region="edition" tabIndex={-1} onKeyDown={leave}>
        <h1 className={styles.title}>{t('label', { ns: 'register' })}</h1>
        <div className={styles.panel}>{props.children}</div>
      </main>
    </div>
  )
}
