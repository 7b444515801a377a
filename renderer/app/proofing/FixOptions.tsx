import { useTranslation } from 'react-i18next'
import styles from '../tagging/suggestions/SuggestionCard.module.css'
import { fixWord } from '../../editor/doubt-words'
import type { OfferedFixes } from './fix-offer'

/** What could stand in the place of a doubt, the chosen one marked. */
export function FixOptions(props: { readonly offered: OfferedFixes; readonly onTake: (index: number) => void }) {
  const { t } = useTranslation('proofing')
  const { one, fixes, chosen, asking } = props.offered
  return (
    <>
      {fixes.length > 0 && (
        <ul className={styles.options}>
          {fixes.map((fix, index) => (
            <li key={`${String(fix.range.from)} ${fix.text}`}>
              <button
                type="button"
                tabIndex={-1}
                className={styles.option}
                aria-current={index === chosen}
                onClick={() => {
                  props.onTake(index)
                }}
              >
                <span className={styles.words}>{fixWord(one.doubt, fix)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {fixes.length === 0 && <p className={styles.more}>{t(asking ? 'card.asking' : 'card.noFix')}</p>}
    </>
  )
}
