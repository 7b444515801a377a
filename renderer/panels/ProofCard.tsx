import { useTranslation } from 'react-i18next'
import type { OfferedFixes } from '../app/proofing/fix-offer'
import { doubtSentence, doubtTitle, fixWord } from '../editor/doubt-words'
import { Button } from '../ui/Button'
import { useSource, type Source } from '../ui/use-source'
import type { ProofActions } from './ProofPanel'
import panel from './panels.module.css'
import styles from './ProofPanel.module.css'

/** The doubt that is looked at, with what can be done about it. */
export function ProofCard(props: {
  readonly fixes: Source<OfferedFixes | null>
  readonly actions: ProofActions
  readonly editable: boolean
}) {
  const { t } = useTranslation('proofing')
  const { actions } = props
  const offered = useSource(props.fixes)
  if (offered === null) return null
  const { one, fixes, chosen, asking } = offered
  const fix = fixes[chosen]
  const others = fixes.map((other, index) => ({ other, index })).filter(({ index }) => index !== chosen)
  return (
    <section className={styles.card} aria-label={t('card.label', { words: doubtTitle(one.doubt) })}>
      <p className={styles.title} data-severity={one.doubt.severity}>
        {doubtTitle(one.doubt)}
      </p>
      <p className={panel.message}>{doubtSentence(one.doubt)}</p>
      {props.editable && (
        <>
          <div className={styles.acts}>
            {fix !== undefined && (
              <>
                <Button
                  shortcut="Enter"
                  onClick={() => {
                    actions.take()
                  }}
                >
                  {t('card.takeFix', { fix: fixWord(one.doubt, fix) })}
                </Button>
                <Button shortcut="Shift-Enter" onClick={actions.takeEverywhere}>
                  {t('card.everywhere')}
                </Button>
              </>
            )}
            {fix === undefined && <p className={styles.none}>{t(asking ? 'card.asking' : 'card.noFix')}</p>}
          </div>
          {others.length > 0 && (
            <div className={styles.acts} role="group" aria-label={t('card.more')}>
              {others.map(({ other, index }) => (
                <Button
                  key={index}
                  variant="quiet"
                  shortcut={String(index + 1)}
                  onClick={() => {
                    actions.take(index)
                  }}
                >
                  {fixWord(one.doubt, other)}
                </Button>
              ))}
            </div>
          )}
          <div className={styles.acts}>
            <Button shortcut="Escape" onClick={actions.leave}>
              {t('card.leave')}
            </Button>
            <Button
              shortcut="g"
              onClick={() => {
                actions.good('here')
              }}
            >
              {t('card.here')}
            </Button>
            <Button
              shortcut={actions.keyOf('doubt/good-in-edition')}
              onClick={() => {
                actions.good('edition')
              }}
            >
              {t('card.edition')}
            </Button>
            <Button
              shortcut={actions.keyOf('doubt/good-always')}
              onClick={() => {
                actions.good('always')
              }}
            >
              {t('card.always')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
