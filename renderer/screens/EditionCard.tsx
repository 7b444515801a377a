import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { EditionSummary } from '../store/library'
import { Proofread, type RoundProgress } from './Proofread'
import { IconButton } from '../ui/IconButton'
import { ContextMenu, Menu } from '../ui/Menu'
import { whenLabel } from '../ui/when'
import styles from './EditionCard.module.css'
import { useEditionEntries } from './use-edition-entries'

/** An edition as a card: opened by a click or Enter, with its menu at the corner and under the right button. */
export function EditionCard({
  edition,
  actions,
  proofread,
}: {
  readonly edition: EditionSummary
  readonly actions: Actions
  /** How far it is in a round of proofreading; left out where nothing is proofread. */
  readonly proofread?: RoundProgress | undefined
}) {
  const { t, i18n } = useTranslation(['app', 'edition-files'])
  const [now] = useState(() => Date.now())
  const entries = useEditionEntries(edition, actions, false)
  const counts = [
    t('count.transcriptions', { count: edition.transcriptions }),
    ...(edition.pages > 0 ? [t('count.pages', { count: edition.pages })] : []),
    ...(edition.entries > 0 ? [t('count.entries', { count: edition.entries })] : []),
  ]
  return (
    <ContextMenu entries={() => entries}>
      <li className={styles.card} data-drop-edition={edition.id} data-drop-name={edition.name}>
        <button
          type="button"
          className={styles.open}
          onClick={() => actions.openEdition(edition.id)}
          onKeyDown={(event) => {
            if (event.key === 'F2') actions.renameEdition(edition)
            else if (event.key === 'Delete') actions.removeEdition(edition)
            else return
            event.preventDefault()
          }}
        >
          <span className={styles.name}>{edition.name}</span>
          <span className={styles.counts}>
            {edition.transcriptions === 0 ? t('library.empty') : counts.join(' · ')}
          </span>
          {proofread !== undefined && <Proofread progress={proofread} />}
          <span className={styles.when}>
            {t('library.workedOn', { when: whenLabel(edition.changed, now, i18n.language) })}
            {edition.file !== null && ` · ${edition.file.ref.name}`}
          </span>
          {edition.readOnly !== null && (
            <span className={styles.when} data-read-only={edition.readOnly}>
              {t('readOnly', { ns: 'edition-files' })}
            </span>
          )}
        </button>
        <div className={styles.more}>
          <Menu
            align="end"
            trigger={<IconButton label={t('library.more', { name: edition.name })} icon={Ellipsis} />}
            entries={entries}
          />
        </div>
      </li>
    </ContextMenu>
  )
}
