import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../shared/register/entry'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import styles from './RegisterDialogs.module.css'

/** What becomes of the mentions of entries that are removed. */
export type Left = 'unlink' | 'untag'

const fates: readonly Left[] = ['unlink', 'untag']

/** Asks what becomes of the mentions of entries that are to be removed. */
export function RemoveDialog(props: {
  readonly entries: readonly Entry[]
  /** How many mentions they have; `null` while they are counted. */
  readonly mentions: number | null
  /** How many elements point at them that are no tags of words, and are left alone. */
  readonly others: number
  readonly onRemove: (left: Left) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('register')
  const { entries, mentions, others } = props
  const [left, setLeft] = useState<Left>('unlink')
  const name = entries[0]?.name ?? ''
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('removeTitle', { count: entries.length, name })}
      closeLabel={t('close', { ns: 'app' })}
      description={mentions === null ? t('removeUncounted') : t('removeAbout', { count: mentions })}
      footer={
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              props.onRemove(left)
            }}
          >
            {t('removeNow')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          props.onRemove(left)
        }}
      >
        <div className={styles.choices} role="radiogroup" aria-label={t('removeMentions')}>
          {fates.map((fate) => (
            <label key={fate} className={styles.choice}>
              <input
                type="radio"
                name="left"
                value={fate}
                checked={left === fate}
                autoFocus={fate === 'unlink'}
                onChange={() => {
                  setLeft(fate)
                }}
              />
              <span>
                {t(`left.${fate}`)}
                <span className={styles.about}>{t(`leftAbout.${fate}`)}</span>
              </span>
            </label>
          ))}
        </div>
        {others > 0 && (
          <p className={styles.about} role="status">
            {t('removeOthers', { count: others })}
          </p>
        )}
        {/* Enter in a radio button sends a form only where it has a button for that. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
