import { Archive, ChevronLeft, CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/IconButton'
import { Page } from './Page'
import styles from './Recovery.module.css'
import { Mark, TopBar } from './TopBar'

/** The frame of the Recovery screen: what is recovered from stands in it, one thing at a time. */
export function RecoveryFrame(props: {
  /** Leads back to the library; `null` where there is none to go to. */
  readonly onBack: (() => void) | null
  readonly backKey: string | undefined
  readonly appMenu: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useTranslation('recovery')
  return (
    <Page
      region="recovery"
      width={860}
      bar={
        <TopBar
          start={
            <>
              {props.onBack !== null && (
                <IconButton label={t('back')} icon={ChevronLeft} shortcut={props.backKey} onClick={props.onBack} />
              )}
              <Mark />
              <strong className={styles.crumb}>{t('title')}</strong>
            </>
          }
          end={props.appMenu}
        />
      }
    >
      {props.children}
    </Page>
  )
}

/** What has happened, what is safe and what can be done. The focus goes to it, so that it is read aloud first. */
export function RecoveryHead(props: {
  readonly tone: 'fine' | 'plain' | 'attention' | 'trouble'
  readonly title: string
  readonly text: string
  /** What more is to be known. */
  readonly about?: string | undefined
  readonly details?: { readonly label: string; readonly text: string } | null
  readonly actions?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const quiet = props.tone === 'fine' || props.tone === 'plain'
  const Icon = props.tone === 'fine' ? CircleCheck : quiet ? Archive : TriangleAlert
  return (
    <section className={styles.head} data-tone={props.tone}>
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.about}>
        <h1 className={styles.title} tabIndex={-1} ref={heading}>
          {props.title}
        </h1>
        <p role={quiet ? undefined : 'alert'}>{props.text}</p>
        {props.about !== undefined && <p className={styles.quiet}>{props.about}</p>}
        {props.details && (
          <details className={styles.details}>
            <summary>{props.details.label}</summary>
            <pre>{props.details.text}</pre>
          </details>
        )}
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
    </section>
  )
}

/** A part of the Recovery screen with its heading. */
export function RecoverySection(props: {
  readonly title: string
  readonly about?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={styles.section} aria-label={props.title}>
      <div className={styles.bar}>
        <h2 className={styles.subtitle}>{props.title}</h2>
        {props.action}
      </div>
      {props.about !== undefined && <div className={styles.quiet}>{props.about}</div>}
      {props.children}
    </section>
  )
}
