import { useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorState } from 'prosemirror-state'
import { chooseFor, choiceOf, currentSuggestion } from '../../../editor/plugins/suggestions'
import { currentDifference } from '../../../editor/plugins/collation'
import { currentDoubt } from '../../../editor/plugins/doubts'
import type { PlacedSuggestion } from '../../../editor/plugins/suggestion-places'
import { useText } from '../../../editor/use-text'
import { Kbd } from '../../../ui/Kbd'
import { useSource } from '../../../ui/use-source'
import { placeBeside, useMoved } from '../../beside-words'
import type { CommandContext } from '../../command'
import type { OpenText } from '../../open-text'
import type { Session } from '../../session'
import { SuggestionOptions } from './SuggestionOptions'
import { optionsOf } from './suggestion-options'
import { refuseSuggestion, takeSuggestion } from './take-suggestion'
import { walkSuggestions } from './suggestion-walk'
import styles from './SuggestionCard.module.css'

/**
 * Says at the suggestion that is selected what it can be taken as. It never takes the focus: all of it is done by keys that
 * work in the text.
 */
export function SuggestionCard(props: {
  readonly session: Session
  readonly text: OpenText
  readonly context: CommandContext
  readonly keyOf: (command: string) => string | undefined
}) {
  const { text } = props
  const one = useText(text, suggestionAlone)
  return one === null ? null : <Card key={one.id} {...props} one={one} />
}

/** The suggestion that is selected, where nothing else is said of the words. */
const suggestionAlone = (state: EditorState): PlacedSuggestion | null =>
  currentDoubt(state) === null && currentDifference(state) === null ? currentSuggestion(state) : null

function Card(props: {
  readonly session: Session
  readonly text: OpenText
  readonly context: CommandContext
  readonly keyOf: (command: string) => string | undefined
  readonly one: PlacedSuggestion
}) {
  const { t } = useTranslation('tagging')
  const { session, text, context, one, keyOf } = props
  const { index } = useSource(session.register.now)
  const options = useMemo(() => optionsOf(one, index), [one, index])
  const choice = useMemo(() => (state: EditorState) => choiceOf(state, one.id), [one.id])
  const chosen = useText(text, choice)
  const card = useRef<HTMLDivElement>(null)
  const moved = useMoved(text)
  useLayoutEffect(() => {
    if (card.current) placeBeside(card.current, text, one)
  }, [text, one, options, chosen, moved])
  return (
    <div
      ref={card}
      className={styles.card}
      role="group"
      aria-label={t('suggestions.card.label', { words: one.text })}
      onMouseDown={(event) => {
        // The words stay selected, and the caret in the text.
        event.preventDefault()
      }}
    >
      <SuggestionOptions
        options={options}
        chosen={chosen}
        onChoose={(at) => {
          text.dispatch(chooseFor(text.state.tr, one.id, at))
          void takeSuggestion(session, context)
        }}
      />
      <div className={styles.foot}>
        <Act
          keys={keyOf('suggestion/take')}
          label={t('suggestions.card.take')}
          run={() => takeSuggestion(session, context)}
        />
        {options.length > 1 && (
          <span className={styles.hint}>
            <Kbd keys={keyOf('suggestion/next-option') ?? ''} /> {t('suggestions.card.others')}
          </span>
        )}
        <Act
          keys={keyOf('suggestion/refuse')}
          label={t(one.kind === 'date' ? 'suggestions.card.refuseDate' : 'suggestions.card.refuse')}
          run={() => refuseSuggestion(session, 'everywhere')}
        />
        <Act
          keys={keyOf('suggestion/refuse-here')}
          label={t('suggestions.card.here')}
          run={() => refuseSuggestion(session, 'here')}
        />
        <Act
          keys={keyOf('suggestion/next')}
          label={t('suggestions.card.next')}
          run={() => walkSuggestions(session, 1)}
        />
      </div>
    </div>
  )
}

function Act(props: { readonly keys: string | undefined; readonly label: string; readonly run: () => Promise<void> }) {
  return (
    <button type="button" tabIndex={-1} className={styles.act} onClick={() => void props.run()}>
      {props.keys !== undefined && <Kbd keys={props.keys} />} {props.label}
    </button>
  )
}
