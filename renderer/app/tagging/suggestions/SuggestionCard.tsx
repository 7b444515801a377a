import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorState } from 'prosemirror-state'
import { anchorAt } from '../../../editor/anchor'
import { chooseFor, choiceOf, currentSuggestion } from '../../../editor/plugins/suggestions'
import type { PlacedSuggestion } from '../../../editor/plugins/suggestion-places'
import { useText } from '../../../editor/use-text'
import { Kbd } from '../../../ui/Kbd'
import { useSource } from '../../../ui/use-source'
import type { CommandContext } from '../../command'
import type { OpenText } from '../../open-text'
import type { Session } from '../../session'
import { SuggestionOptions } from './SuggestionOptions'
import { optionsOf } from './suggestion-options'
import { refuseSuggestion, takeSuggestion } from './take-suggestion'
import { walkSuggestions } from './suggestion-walk'
import styles from './SuggestionCard.module.css'

/** How far the card stands from the words, in pixels. */
const gap = 8

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
  const one = useText(text, currentSuggestion)
  return one === null ? null : <Card key={one.id} {...props} one={one} />
}

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

/** Puts a card below the words, or above them where there is no room; out of sight with them. */
function placeBeside(card: HTMLElement, text: OpenText, { from, to }: PlacedSuggestion): void {
  const scroller = text.view?.dom.parentElement
  if (!scroller) return
  const words = anchorAt(text, from, to).getBoundingClientRect()
  const frame = scroller.getBoundingClientRect()
  const { offsetHeight: height, offsetWidth: width } = card
  const below = words.bottom + gap
  const top = below + height > frame.bottom - gap ? words.top - gap - height : below
  const left = Math.max(frame.left + gap, Math.min(words.left - gap, frame.right - width - gap))
  card.style.top = `${String(Math.round(Math.max(gap, top)))}px`
  card.style.left = `${String(Math.round(left))}px`
  card.style.visibility = words.bottom > frame.top && words.top < frame.bottom ? 'visible' : 'hidden'
}

/** Changes whenever the text was scrolled, or what is beside it took room from it or gave it back. */
function useMoved({ view }: OpenText): number {
  const [turn, again] = useState(0)
  useEffect(() => {
    let frame = 0
    const soon = () => {
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0
          again((count) => count + 1)
        })
    }
    document.addEventListener('scroll', soon, true)
    const sizes = new ResizeObserver(soon)
    if (view?.dom.parentElement) sizes.observe(view.dom.parentElement)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', soon, true)
      sizes.disconnect()
    }
  }, [view])
  return turn
}
