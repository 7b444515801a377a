import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/finding'
import type { Problem } from '../../shared/host'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'
import { useSource } from '../ui/use-source'
import type { XmlText } from '../xml-view/xml-text'
import type { Actions } from './actions'
import type { HoldWatch } from './hold-watch'
import { problemText } from './i18n'
import styles from './ReadOnlyBar.module.css'

/** Stands over a text that can only be read and says why. */
export function ReadOnlyBar({ problem }: { readonly problem: Problem }) {
  return (
    <div className={styles.bar} role="status" data-read-only={problem.code}>
      <p className={styles.why}>{problemText(problem)}</p>
    </div>
  )
}

/** Stands over a text that another window has: says so, and what has come of taking it over. */
export function ElsewhereBar({ elsewhere, actions }: { readonly elsewhere: HoldWatch; readonly actions: Actions }) {
  const { t, i18n } = useTranslation('app')
  const now = useSource(elsewhere)
  const take = (label: string) => (
    <Button key="take" onClick={() => actions.run('transcription/take-over')}>
      {label}
    </Button>
  )
  const takeAnyway = (
    <Button key="anyway" onClick={() => actions.run('transcription/take-anyway')}>
      {t('readOnly.takeAnyway')}
    </Button>
  )
  const said = (): readonly [why: string, ...controls: React.ReactNode[]] => {
    switch (now.kind) {
      case 'held': {
        const button = take(t(elsewhere.taken ? 'readOnly.takeBack' : 'readOnly.takeOver'))
        if (now.holder === null) return [t(elsewhere.taken ? 'readOnly.takenHeld' : 'readOnly.held'), button]
        const time = new Date(now.holder.since).toLocaleTimeString(i18n.language, { timeStyle: 'short' })
        const key = elsewhere.taken ? 'readOnly.takenSince' : 'readOnly.since'
        return [t(key, { context: now.holder.in, time }), button]
      }
      case 'asking':
        return [t('readOnly.asking')]
      case 'kept':
        return now.why === 'xml-draft'
          ? [t('readOnly.draft'), take(t('readOnly.again'))]
          : [t('readOnly.notSaved'), take(t('readOnly.again')), takeAnyway]
      case 'silent':
        return [t('readOnly.silent'), take(t('readOnly.again')), takeAnyway]
      case 'free':
        return [t('readOnly.free'), take(t('readOnly.workHere'))]
      default:
        return assertNever(now)
    }
  }
  const [why, ...controls] = said()
  return (
    <div className={styles.bar} role="status" data-read-only="open-elsewhere" data-elsewhere={now.kind}>
      <p className={styles.why}>{why}</p>
      {controls}
    </div>
  )
}

/** Stands under a text, so that nothing in it moves, that waits because something typed in its XML is not applied. */
export function HeldBar({ xml }: { readonly xml: XmlText }) {
  const { t } = useTranslation('app')
  if (useSource(xml).kind !== 'drafting') return null
  return (
    <div className={classes(styles.bar, styles.under)} role="status" data-held>
      <p className={styles.why}>{t('xml.held')}</p>
    </div>
  )
}
