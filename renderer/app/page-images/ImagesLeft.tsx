import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import type { Session } from '../session'
import styles from './MatchImages.module.css'
import { Thumbnail } from './Thumbnail'
import type { Matching } from './use-matching'

/** The images that no page has, which can be taken out of the text. */
export function ImagesLeft({ session, matching }: { readonly session: Session; readonly matching: Matching }) {
  const { t } = useTranslation('page-images')
  const { left, nameOf } = matching
  return (
    <>
      <h3 className={styles.heading}>{t('match.left')}</h3>
      {left.length === 0 ? (
        <p className={styles.quiet}>{t('match.leftNone')}</p>
      ) : (
        <>
          <ul className={styles.left} tabIndex={0} aria-label={t('match.left')}>
            {left.map((row) => (
              <li key={row.id} className={styles.leftRow}>
                <Thumbnail session={session} row={row} />
                <span className={styles.name}>{nameOf(row.id)}</span>
              </li>
            ))}
          </ul>
          <Button onClick={matching.removeLeft}>{t('match.removeLeft', { count: left.length })}</Button>
        </>
      )}
    </>
  )
}
