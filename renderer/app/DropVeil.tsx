import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takeDrop } from './actions'
import styles from './DropVeil.module.css'
import type { Session } from './session'

/** What lies under the pointer while files are dragged over the window. */
type Target =
  | { readonly kind: 'new' }
  | { readonly kind: 'open' }
  | { readonly kind: 'edition'; readonly id: string; readonly name: string }

/** Takes files dropped anywhere on the window, and says meanwhile where they will go. */
export function DropVeil({ session }: { readonly session: Session }) {
  const { t } = useTranslation('app')
  const [target, setTarget] = useState<Target | null>(null)
  useEffect(() => listen(session, setTarget), [session])
  if (target === null) return null
  return (
    <div className={styles.veil} data-drop-veil>
      <p className={styles.text}>
        {target.kind === 'new'
          ? t('import.dropNew')
          : target.kind === 'open'
            ? t('import.dropHere')
            : t('import.dropInto', { name: target.name })}
      </p>
    </div>
  )
}

function listen(session: Session, show: (target: Target | null) => void): () => void {
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return
    // Before the editor sees it, which would take the names of the files for text.
    event.preventDefault()
    event.stopPropagation()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    const next = targetOf(session, event.target)
    show(next)
  }
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) show(null)
  }
  const drop = (event: DragEvent) => {
    show(null)
    if (!hasFiles(event) || event.dataTransfer === null) return
    event.preventDefault()
    event.stopPropagation()
    const target = targetOf(session, event.target)
    void takeDrop(session, event.dataTransfer, target.kind === 'edition' ? target.id : null)
  }
  const capture = { capture: true }
  window.addEventListener('dragover', over, capture)
  window.addEventListener('dragleave', leave, capture)
  window.addEventListener('drop', drop, capture)
  return () => {
    window.removeEventListener('dragover', over, capture)
    window.removeEventListener('dragleave', leave, capture)
    window.removeEventListener('drop', drop, capture)
  }
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

function targetOf(session: Session, under: EventTarget | null): Target {
  const card = under instanceof Element ? under.closest<HTMLElement>('[data-drop-edition]') : null
  const id = card?.dataset['dropEdition']
  if (id !== undefined) return { kind: 'edition', id, name: card?.dataset['dropName'] ?? '' }
  return { kind: session.edition === null ? 'new' : 'open' }
}
