import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/finding'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Popover } from '../../ui/Popover'
import { useSource } from '../../ui/use-source'
import { whenLabel } from '../../ui/when'
import { problemText } from '../i18n'
import type { Session } from '../session'
import { chooseFolder, copyNow } from './copy-actions'
import { copyStateOf, type CopyState } from './copy-state'
import styles from './CopyStatus.module.css'
import { KeepAdvice } from './KeepAdvice'
import { useUnsavedEdition } from './use-unsaved'

/** How the second copy of the open edition stands, beside the save state; what is to be known of it opens from here. */
export function CopyStatus({ session, edition }: { readonly session: Session; readonly edition: string }) {
  const state = copyStateOf(useSource(session.copying.copies), edition)
  if (state.kind === 'off') return <BrowserStatus session={session} edition={edition} />
  return <DiskStatus session={session} state={state} />
}

function DiskStatus({ session, state }: { readonly session: Session; readonly state: Exclude<CopyState, Off> }) {
  const { t, i18n } = useTranslation('recovery')
  const [now] = useState(() => Date.now())
  const failed = state.kind === 'failed'
  const text = statusText(state, now, t, i18n.language)
  return (
    <Opening label={t('copies.label')} failed={failed} text={text} state={state.kind}>
      {(close) => (
        <>
          {failed && <p>{problemText(state.problem)}</p>}
          <About state={state} />
          <div className={styles.buttons}>
            <Button
              onClick={() => {
                close()
                void copyNow(session)
              }}
            >
              {t(failed ? 'copies.retry' : 'copies.now')}
            </Button>
            <Button
              onClick={() => {
                close()
                if (failed) void chooseFolder(session)
                else session.dialog.set({ kind: 'copies' })
              }}
            >
              {t(failed ? 'copies.choose' : 'copies.folder')}
            </Button>
          </div>
        </>
      )}
    </Opening>
  )
}

type Off = Extract<CopyState, { readonly kind: 'off' }>
type Words = ReturnType<typeof useTranslation<'recovery'>>['t']

function statusText(state: Exclude<CopyState, Off>, now: number, t: Words, language: string): string {
  if (state.kind === 'failed') return t('copies.status.failed')
  if (state.kind === 'writing') return t('copies.status.writing')
  return state.at === null
    ? t('copies.status.none')
    : t('copies.status.at', { time: shortWhen(state.at, Math.max(now, state.at), language) })
}

/** The time of today, else the day. */
function shortWhen(at: number, now: number, language: string): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString()
  return new Intl.DateTimeFormat(language, today ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' }).format(
    at,
  )
}

/** What is safe, and what comes next. */
function About({ state }: { readonly state: Exclude<CopyState, Off> }) {
  const { t, i18n } = useTranslation('recovery')
  const [now] = useState(() => Date.now())
  const when = state.at === null ? '' : whenLabel(state.at, now, i18n.language)
  return <p className={styles.quiet}>{aboutText(state, when, t).join(' ')}</p>
}

function aboutText(state: Exclude<CopyState, Off>, when: string, t: Words): readonly string[] {
  switch (state.kind) {
    case 'done':
      return [t('copies.last', { when }), t('copies.done')]
    case 'writing':
      return [t('copies.writing')]
    case 'waiting':
      return when === '' ? [t('copies.never')] : [t('copies.last', { when }), t('copies.waiting')]
    case 'failed':
      return [...(when === '' ? [] : [t('copies.lastBefore', { when })]), t('copies.again')]
    default:
      return assertNever(state)
  }
}

/** In a browser: what is not saved as a file may be lost with the browser's storage. */
function BrowserStatus({ session, edition }: { readonly session: Session; readonly edition: string }) {
  const { t } = useTranslation('recovery')
  const { persisted, due } = useSource(session.copying.keeping)
  const unsaved = useUnsavedEdition(session, edition)
  if (persisted !== false || !due || !unsaved) return null
  return (
    <Opening label={t('copies.label')} failed={false} text={t('copies.status.browser')} state="browser">
      {(close) => <KeepAdvice session={session} edition={edition} onDone={close} />}
    </Opening>
  )
}

function Opening(props: {
  readonly label: string
  readonly text: string
  readonly failed: boolean
  readonly state: string
  readonly children: (close: () => void) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
  }
  return (
    <Popover
      label={props.label}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={classes(styles.status, props.failed && styles.failed)}
          data-copy-state={props.state}
        >
          {props.text}
        </button>
      }
    >
      <div className={styles.panel}>{open && props.children(close)}</div>
    </Popover>
  )
}
