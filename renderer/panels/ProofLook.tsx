import { useTranslation } from 'react-i18next'
import { problemText } from '../app/i18n'
import type { ProofState } from '../app/proofing/proofing'
import { Button } from '../ui/Button'
import { ProgressBar } from '../ui/ProgressBar'
import { useSource, type Source } from '../ui/use-source'
import type { ProofActions } from './ProofPanel'
import styles from './ProofPanel.module.css'

/** How far the looking is, with what stops it and begins it again. */
export function ProofLook(props: { readonly state: Source<ProofState>; readonly actions: ProofActions }) {
  const { t } = useTranslation('proofing')
  const { actions } = props
  const state = useSource(props.state)
  return (
    <div className={styles.look} data-look={state.kind}>
      {state.kind === 'looking' ? (
        <>
          <ProgressBar label={t('said.looking')} value={state.done} />
          <Button variant="quiet" onClick={actions.cancel}>
            {t('panel.cancel')}
          </Button>
        </>
      ) : (
        <>
          <span className={styles.status}>
            {state.kind === 'failed' ? problemText(state.problem) : t(`panel.state.${state.kind}`)}
          </span>
          {state.kind === 'off' && (
            <Button
              variant="quiet"
              onClick={() => {
                actions.turn(true)
              }}
            >
              {t('panel.turnOn')}
            </Button>
          )}
          {(state.kind === 'cancelled' || state.kind === 'failed') && (
            <Button variant="quiet" onClick={actions.look}>
              {t('panel.again')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
