import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../ui/Kbd'
import { keyLabel } from '../ui/keys'
import { TextField } from '../ui/TextField'
import type { Command } from './command'
import styles from './HelpKeys.module.css'
import { commandLabel } from './i18n'
import { menusOf } from './menu-sections'

/** All commands with all their keys, from the same list that menu and palette read. */
export function HelpKeys({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation('app')
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const shown = commands.filter((command) =>
    [commandLabel(command.name), ...command.keys.map((key) => keyLabel(key))].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  )
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
        {menusOf(shown).map(({ group, sections }) => {
          const inGroup = sections.flat()
          if (inGroup.length === 0) return null
          return (
            <section key={group} className={styles.group}>
              <h3 className={styles.heading}>{t(`group.${group}`)}</h3>
              <dl>
                {inGroup.map((command) => (
                  <div key={command.name} className={styles.line}>
                    <dt className={styles.label}>{commandLabel(command.name)}</dt>
                    <dd className={styles.keys}>
                      {command.keys.map((key) => (
                        <Kbd key={key} keys={key} />
                      ))}
                      {command.keys.length === 0 && <span className={styles.none}>{t('help.noKey')}</span>}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </div>
  )
}
