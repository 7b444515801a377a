import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { ProgressBar } from '../../ui/ProgressBar'
import { useSource } from '../../ui/use-source'
import { besideText } from '../beside-text'
import type { Session } from '../session'
import styles from '../tagging/suggestions/SuggestionWait.module.css'

/** How far the text is looked at, while the person waits for the next doubtful place; the key that stops it stands beside it. */
export function ProofWait(props: {
  readonly session: Session
  readonly keyOf: (command: string) => string | undefined
}) {
  const waited = useSource(besideText(props.session).proofing.waited)
  return waited ? <Wait {...props} /> : null
}

function Wait(props: { readonly session: Session; readonly keyOf: (command: string) => string | undefined }) {
  const { t } = useTranslation('proofing')
  const { proofing } = besideText(props.session)
  const state = useSource(proofing.state)
  const shortcut = props.keyOf('doubt/cancel')
  return (
    <div className={styles.wait} role="group" aria-label={t('said.looking')}>
      <span className={styles.what}>{t('said.looking')}</span>
      <ProgressBar label={t('said.looking')} value={state.kind === 'looking' ? state.done : null} />
      <Button
        variant="quiet"
        {...(shortcut !== undefined && { shortcut })}
        onClick={() => {
          proofing.cancel()
        }}
      >
        {t('panel.cancel')}
      </Button>
    </div>
  )
}
