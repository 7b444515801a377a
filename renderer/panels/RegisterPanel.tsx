import { BookUser } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../shared/edition'
import { EmptyState } from '../ui/EmptyState'
import { TextField } from '../ui/TextField'
import styles from './RegisterPanel.module.css'

/** The register of the edition: its entries by name, to be filtered. */
export function RegisterPanel({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('app')
  const [query, setQuery] = useState('')
  if (entries.length === 0)
    return (
      <EmptyState icon={BookUser} title={t('register.empty')}>
        {t('register.emptyHint')}
      </EmptyState>
    )
  const wanted = query.trim().toLowerCase()
  const shown = entries.filter((entry) =>
    [entry.name, ...entry.variants].some((name) => name.toLowerCase().includes(wanted)),
  )
  return (
    <div className={styles.panel}>
      <TextField
        label={t('register.filter', { count: entries.length })}
        hideLabel
        placeholder={t('register.filter', { count: entries.length })}
        value={query}
        onChange={setQuery}
      />
      {shown.length === 0 && <p className={styles.none}>{t('register.none', { query })}</p>}
      <ul className={styles.list}>
        {shown.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <span className={styles.swatch} data-kind={entry.kind} title={t(`register.kind.${entry.kind}`)} />
            <span className={styles.name}>{entry.name}</span>
            {entry.variants.length > 0 && <span className={styles.variants}>{entry.variants.join(' · ')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
