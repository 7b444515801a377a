import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Host } from '../../../shared/host'
import styles from './ExportDialog.module.css'
import { isMadeBy, windowFormats, type WindowFormat } from './window-formats'

/** The formats, one of which is chosen. What this host cannot make is shown, and says so. */
export function FormatList(props: {
  readonly formats: readonly WindowFormat[]
  readonly host: Host['kind']
  readonly chosen: WindowFormat
  readonly onChoose: (format: WindowFormat) => void
}) {
  const { t } = useTranslation('export')
  const id = useId()
  return (
    <fieldset className={styles.formats}>
      <legend className={styles.legend}>{t('format')}</legend>
      {props.formats.map((one) => {
        const made = isMadeBy(props.host, one)
        return (
          <label key={one} className={styles.format}>
            <input
              type="radio"
              name="export-format"
              value={one}
              checked={props.chosen === one}
              disabled={!made}
              aria-describedby={made ? undefined : `${id}-${one}`}
              onChange={() => {
                props.onChoose(one)
              }}
            />
            <span className={styles.name}>{t(`formats.${one}.name`)}</span>
            <span className={styles.ending}>{windowFormats[one].ending}</span>
            {!made && (
              <span id={`${id}-${one}`} className={styles.why}>
                {t('desktopOnly')}
              </span>
            )}
          </label>
        )
      })}
    </fieldset>
  )
}
