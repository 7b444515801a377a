import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../ui/Kbd'
import { keyLabel } from '../ui/keys'
import { TextField } from '../ui/TextField'
import type { Command } from './command'
import styles from './HelpKeys.module.css'
import { commandLabel } from './i18n'
import { menusOf } from './menu-sections'
import { placeKeys } from './place-keys'

interface Section {
  readonly heading: string
  readonly lines: readonly { readonly label: string; readonly keys: readonly string[] }[]
}

/** All commands with all their keys, from the same list that menu and palette read, and the keys of single places. */
export function HelpKeys({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation('app')
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const found = (label: string, keys: readonly string[]) =>
    [label, ...keys.map((key) => keyLabel(key))].some((text) => text.toLowerCase().includes(wanted))
  const sections: readonly Section[] = [
    ...menusOf(commands).map(({ group, sections: parts }) => ({
      heading: t(`group.${group}`),
      lines: parts.flat().map(({ name, keys }) => ({ label: commandLabel(name), keys })),
    })),
    ...placeKeys.map(({ place, lines }) => ({
      heading: t(`help.places.${place}`),
      lines: lines.map(({ name, keys }) => ({ label: t(`help.places.${name}`), keys })),
    })),
  ]
  const shown = sections
    .map((section) => ({ ...section, lines: section.lines.filter(({ label, keys }) => found(label, keys)) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <div className={styles.help}>
      <TextField
        label={t('help.filter')}
        hideLabel
        placeholder={t('help.filter')}
        value={query}
        onChange={setQuery}
        autoFocus
      />
      {shown.length === 0 && <p className={styles.none}>{t('help.none')}</p>}
      <div className={styles.groups}>
        {shown.map(({ heading, lines }) => (
          <section key={heading} className={styles.group}>
            <h3 className={styles.heading}>{heading}</h3>
            <dl>
              {lines.map(({ label, keys }) => (
                <div key={label} className={styles.line}>
                  <dt className={styles.label}>{label}</dt>
                  <dd className={styles.keys}>
                    {keys.map((key) => (
                      <Kbd key={key} keys={key} />
                    ))}
                    {keys.length === 0 && <span className={styles.none}>{t('help.noKey')}</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  )
}
