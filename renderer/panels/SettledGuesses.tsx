import type { EditorState } from 'prosemirror-state'
import { useTranslation } from 'react-i18next'
import type { Guess } from '../../shared/edition'
import { excerptOf } from '../../shared/queries/excerpt'
import type { OpenText } from '../app/open-text'
import { guessesOf } from '../editor/state'
import { useRestedText } from '../editor/use-text'
import { Button } from '../ui/Button'
import { FoldedList } from './FoldedList'
import { guessSentence } from './stop-words'
import styles from './ProofPanel.module.css'

/** The guesses that were settled, each to be gone to and opened again. */
export function SettledGuesses(props: {
  readonly text: OpenText
  readonly onGo: (guess: Guess) => void
  readonly onReopen: (guess: Guess) => void
}) {
  const { t } = useTranslation('proofing')
  const state = useRestedText(props.text, stateItself)
  return (
    <FoldedList title={t('panel.settled')} all={guessesOf(state).filter(({ settled }) => settled)}>
      {(guess) => {
        const words = excerptOf(state.doc, guess.range).words
        return (
          <li key={guess.id} className={styles.verdict}>
            <button
              type="button"
              className={styles.settled}
              onClick={() => {
                props.onGo(guess)
              }}
            >
              <span>{words}</span>
              <small>{guessSentence(guess)}</small>
            </button>
            <Button
              variant="quiet"
              aria-label={t('panel.reopenOf', { words })}
              onClick={() => {
                props.onReopen(guess)
              }}
            >
              {t('panel.reopen')}
            </Button>
          </li>
        )
      }}
    </FoldedList>
  )
}

const stateItself = (state: EditorState): EditorState => state
