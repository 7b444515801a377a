import { useTranslation } from 'react-i18next'
import { useSource } from '../ui/use-source'
import styles from './DropVeil.module.css'
import type { DragPlace, Drops, DropState } from './drops'

/** What is said while files are dragged over the window: where they will go, or that they cannot be taken. */
export function DropVeil({ drops, inEdition }: { readonly drops: Drops; readonly inEdition: boolean }) {
  const { t } = useTranslation('app')
  const over = useSource(drops.over)
  const state = useSource(drops.state)
  if (over === null) return null
  return (
    <div className={styles.veil} data-drop-veil>
      <p className={styles.text}>{t(messageOf(state, over, inEdition), { name: over.edition?.name ?? '' })}</p>
    </div>
  )
}

function messageOf(state: DropState, over: DragPlace, inEdition: boolean) {
  if (state === 'refusing') return 'import.dropRefused'
  if (state === 'waiting') return 'import.dropWaits'
  if (over.edition !== null) return 'import.dropInto'
  return inEdition ? 'import.dropHere' : 'import.dropNew'
}
