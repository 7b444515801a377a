import { useTranslation } from 'react-i18next'
import { exportFormats, type ExportId } from '../../../shared/export/formats'
import styles from './ExportDialog.module.css'

/** The formats, one of which is chosen. */
export function FormatList(props: {
  readonly formats: readonly ExportId[]
  readonly chosen: ExportId
  readonly onChoose: (format: ExportId) => void
}) {
  const { t } = useTranslation('export')
  return (
    <fieldset className={styles.formats}>
      <legend className={styles.legend}>{t('format')}</legend>
      {props.formats.map((one) => (
        <label key={one} className={styles.format}>
          <input
            type="radio"
            name="export-format"
            value={one}
            checked={props.chosen === one}
            onChange={() => {
              props.onChoose(one)
            }}
          />
          <span className={styles.name}>{t(`formats.${one}.name`)}</span>
          <span className={styles.ending}>{exportFormats[one].ending}</span>
        </label>
      ))}
    </fieldset>
  )
}
