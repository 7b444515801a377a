import { useTranslation } from 'react-i18next'
import { guessActions, type GuessAction } from '../../shared/commands/guess-actions'
import type { Guess } from '../../shared/edition'
import { excerptOf } from '../../shared/queries/excerpt'
import type { OpenText } from '../app/open-text'
import { guessKeys } from '../editor/commands/findings'
import { guessesOf } from '../editor/state'
import { Button } from '../ui/Button'
import { Excerpt } from './Excerpt'
import { guessSentence } from './stop-words'
import panel from './panels.module.css'
import styles from './ProofPanel.module.css'

/** The guess that is looked at, with the readings in which it can be settled. */
export function GuessCard(props: {
  readonly text: OpenText
  readonly guess: Guess
  readonly editable: boolean
  readonly onSettle: (guess: Guess, action: GuessAction) => void
  readonly onReopen: (guess: Guess) => void
}) {
  const { t } = useTranslation(['editor', 'proofing'])
  const { text } = props
  // It may have moved since it was gone to.
  const guess = guessesOf(text.state).find(({ id }) => id === props.guess.id) ?? props.guess
  const sentence = guessSentence(guess)
  return (
    <section className={styles.card} aria-label={sentence}>
      <p className={styles.title} data-severity={guess.severity}>
        <Excerpt {...excerptOf(text.state.doc, guess.range)} />
      </p>
      <p className={panel.message}>{sentence}</p>
      {props.editable && (
        <div className={styles.acts}>
          {guess.settled ? (
            <Button
              onClick={() => {
                props.onReopen(guess)
              }}
            >
              {t('panel.reopen', { ns: 'proofing' })}
            </Button>
          ) : (
            guessActions(text.state, guess).map((action) => (
              <Button
                key={action}
                shortcut={guessKeys[action]}
                onClick={() => {
                  props.onSettle(guess, action)
                }}
              >
                {t(`findings.action.${action}`)}
              </Button>
            ))
          )}
        </div>
      )}
    </section>
  )
}
