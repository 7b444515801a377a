import { useTranslation } from 'react-i18next'
import { KindMark } from '../../../ui/KindMark'
import { kindOfOption, type SuggestionOption } from './suggestion-options'
import { kindWord, optionAbout, optionWord } from './suggestion-words'
import styles from './SuggestionCard.module.css'

/** How many options are listed around the one that is chosen. */
const listed = 4

/** What a suggestion can be taken as, with what is chosen in sight. */
export function SuggestionOptions(props: {
  readonly options: readonly SuggestionOption[]
  readonly chosen: number
  readonly onChoose: (index: number) => void
}) {
  const { t } = useTranslation('tagging')
  const { options, chosen } = props
  const first = Math.max(0, Math.min(chosen - 1, options.length - listed))
  const rest = options.length - Math.min(options.length, listed)
  return (
    <ul className={styles.options} aria-label={t('suggestions.card.options')}>
      {options.slice(first, first + listed).map((option, at) => (
        <li key={first + at}>
          <button
            type="button"
            tabIndex={-1}
            className={styles.option}
            aria-current={first + at === chosen}
            onClick={() => {
              props.onChoose(first + at)
            }}
          >
            <KindMark kind={kindOfOption(option)} label={kindWord(kindOfOption(option))} />
            <span className={styles.words}>
              {optionWord(option)}
              <About option={option} />
            </span>
          </button>
        </li>
      ))}
      {rest > 0 && <li className={styles.more}>{t('suggestions.card.more', { count: rest })}</li>}
    </ul>
  )
}

function About({ option }: { readonly option: SuggestionOption }) {
  const about = optionAbout(option)
  if (about === '') return null
  const doubt = option.kind === 'date'
  return <small className={doubt ? styles.doubt : styles.about}>{about}</small>
}
