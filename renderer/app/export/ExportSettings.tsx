import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settingValue, type Setting } from '../../../shared/export/format'
import { windowFormats, type WindowFormat } from './window-formats'
import { Select } from '../../ui/Select'
import { messageOf } from '../i18n'
import { readPractice } from '../../../shared/queries/editorial-practice'
import { readingLabel, readingsIn, readingsOf } from '../readings/reading'
import type { Session } from '../session'
import type { ExportChoice } from './export-choice'
import type { ExportSubject } from './export-subject'
import styles from './ExportDialog.module.css'

/** What a format leaves to the person: which texts, which reading, and its own settings. */
export function ExportSettings(props: {
  readonly session: Session
  readonly subject: ExportSubject
  readonly choice: ExportChoice
  readonly onChange: (choice: ExportChoice) => void
}) {
  const { t } = useTranslation('export')
  const { session, subject, choice, onChange } = props
  const { format } = choice
  const settings = useSettingsOf(format)
  const { holds } = windowFormats[format]
  // An edition need not be the one on the screen.
  const known = subject.kind === 'edition' ? readingsIn(readPractice(subject.edition.practice)) : readingsOf(session)
  const readings = known.map((one) => ({ value: one.id, label: readingLabel(one) }))
  return (
    <div className={styles.settings}>
      <p className={styles.hint}>{t(`formats.${format}.hint`)}</p>
      {subject.kind === 'text' && holds !== 'edition' && (
        <Select
          label={t('scope.label')}
          value={choice.scope}
          options={(['text', 'edition'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))}
          onChange={(scope) => {
            onChange({ ...choice, scope })
          }}
        />
      )}
      {format !== 'tei' && (
        <Select
          label={t('reading')}
          value={readings.some(({ value }) => value === choice.reading) ? choice.reading : 'all'}
          options={readings}
          onChange={(reading) => {
            onChange({ ...choice, reading })
          }}
        />
      )}
      {choicesFirst(settings).map((setting) => (
        <SettingField
          key={setting.name}
          {...{ format, setting, choice }}
          onChange={(value) => {
            onChange({ ...choice, values: { ...choice.values, [setting.name]: value } })
          }}
        />
      ))}
    </div>
  )
}

/** The settings of a format, once it is loaded. */
function useSettingsOf(format: WindowFormat): readonly Setting[] {
  const [known, know] = useState<{ readonly format: WindowFormat; readonly settings: readonly Setting[] } | null>(null)
  useEffect(() => {
    let wanted = true
    void windowFormats[format].load().then(({ settings }) => {
      if (wanted) know({ format, settings })
    })
    return () => {
      wanted = false
    }
  }, [format])
  return known?.format === format ? known.settings : []
}

/** What is ticked stands below what is chosen, so that each is in rows of its own. */
function choicesFirst(settings: readonly Setting[]): readonly Setting[] {
  return settings.toSorted((a, b) => Number(a.kind === 'switch') - Number(b.kind === 'switch'))
}

function SettingField(props: {
  readonly format: WindowFormat
  readonly setting: Setting
  readonly choice: ExportChoice
  readonly onChange: (value: string | boolean) => void
}) {
  const { format, setting, choice, onChange } = props
  const { name } = setting
  const words = (key: string, fallback: string) =>
    messageOf(`export:settings.${format}.${key}`) ?? messageOf(`export:settings.every.${key}`) ?? fallback
  if (setting.kind === 'switch')
    return (
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={settingValue(setting, choice.values)}
          onChange={(event) => {
            onChange(event.currentTarget.checked)
          }}
        />
        {words(`${name}.label`, name)}
      </label>
    )
  return (
    <Select
      label={words(`${name}.label`, name)}
      value={settingValue(setting, choice.values)}
      options={setting.values.map((value) => ({ value, label: words(`${name}.${value}`, value) }))}
      onChange={onChange}
    />
  )
}
