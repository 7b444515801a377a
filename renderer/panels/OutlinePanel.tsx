import { useTranslation } from 'react-i18next'
import { indexAt } from '../../shared/queries/landmarks'
import type { OpenText } from '../app/open-text'
import { reveal } from '../editor/reveal'
import { landmarksOf } from '../editor/state'
import { useText } from '../editor/use-text'
import styles from './panels.module.css'

/** The headings of the open text. Choosing one goes to it. */
export function OutlinePanel({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('editor')
  const headings = useText(text, (state) => landmarksOf(state).headings.values)
  const here = useText(text, (state) => indexAt(landmarksOf(state).headings, state.selection.head))
  if (headings.length === 0) return <p className={styles.nothing}>{t('outline.none')}</p>
  const top = Math.min(...headings.map(({ level }) => level))
  return (
    <ol className={styles.side} aria-label={t('outline.label')}>
      {headings.map(({ text: title, level }, index) => (
        <li key={index} className={styles.line}>
          <button
            type="button"
            className={styles.entry}
            style={{ paddingInlineStart: `${String(12 + 12 * Math.min(level - top, 5))}px` }}
            aria-current={index === here ? 'location' : undefined}
            onClick={() => {
              const pos = landmarksOf(text.state).headings.positions[index]
              if (pos !== undefined) reveal(text, pos + 1, pos + 1, 'focus')
            }}
          >
            <span className={styles.title}>{title.trim() === '' ? t('outline.untitled') : title}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
