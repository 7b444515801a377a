import { useTranslation } from 'react-i18next'
import { indexAt } from '../../shared/queries/landmarks'
import type { OpenText } from '../app/open-text'
import { reveal } from '../editor/reveal'
import { landmarksOf } from '../editor/state'
import { useText } from '../editor/use-text'
import styles from './panels.module.css'

/** The pages of the open text. Choosing one goes to it. */
export function PagesPanel({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('editor')
  const pages = useText(text, (state) => landmarksOf(state).pages.values)
  const here = useText(text, (state) => indexAt(landmarksOf(state).pages, state.selection.head))
  if (pages.length === 0) return <p className={styles.nothing}>{t('pages.none')}</p>
  return (
    <ol className={styles.side} aria-label={t('pages.label')}>
      {pages.map(({ n }, index) => (
        <li key={index} className={styles.line}>
          <button
            type="button"
            className={styles.entry}
            aria-current={index === here ? 'page' : undefined}
            onClick={() => {
              const pos = landmarksOf(text.state).pages.positions[index]
              if (pos !== undefined) reveal(text, pos, pos + 1, 'focus')
            }}
          >
            <span className={styles.title}>{n === '' ? t('pages.unnumbered') : t('pages.page', { n })}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
