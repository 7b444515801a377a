import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import { ProgressBar } from '../../../ui/ProgressBar'
import { useSource } from '../../../ui/use-source'
import { besideText } from '../../beside-text'
import type { Session } from '../../session'
import styles from './SuggestionWait.module.css'

/** How far the text is looked at, while the person waits for the next suggestion; the key that stops it stands beside it. */
export function SuggestionWait(props: {
  readonly session: Session
  readonly keyOf: (command: string) => string | undefined
}) {
  const waited = useSource(besideText(props.session).suggestions.waited)
  return waited ? <Wait {...props} /> : null
}

function Wait(props: { readonly session: Session; readonly keyOf: (command: string) => string | undefined }) {
  const { t } = useTranslation('tagging')
  const { suggestions } = besideText(props.session)
  const state = useSource(suggestions.state)
  const shortcut = props.keyOf('suggestion/cancel')
  return (
    <div className={styles.wait} role="group" aria-label={t('suggestions.said.looking')}>
      <span className={styles.what}>{t('suggestions.said.looking')}</span>
      <ProgressBar label={t('suggestions.said.looking')} value={state.kind === 'looking' ? state.done : null} />
      <Button
        variant="quiet"
        {...(shortcut !== undefined && { shortcut })}
        onClick={() => {
          suggestions.cancel()
        }}
      >
        {t('suggestions.panel.cancel')}
      </Button>
    </div>
  )
}
