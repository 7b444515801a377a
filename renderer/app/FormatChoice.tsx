import styles from './Dialogs.module.css'

/** A choice of one of several formats, each with what it is good for. */
export function FormatChoice<Format extends string>({
  label,
  formats,
  chosen,
  onChoose,
  words,
}: {
  readonly label: string
  readonly formats: readonly Format[]
  readonly chosen: Format
  readonly onChoose: (format: Format) => void
  readonly words: (format: Format) => { readonly name: string; readonly hint: string }
}) {
  return (
    <fieldset className={styles.formats}>
      <legend className={styles.legend}>{label}</legend>
      {formats.map((one) => (
        <label key={one} className={styles.format}>
          <input
            type="radio"
            name="format"
            value={one}
            checked={chosen === one}
            onChange={() => {
              onChoose(one)
            }}
          />
          <span className={styles.formatName}>{words(one).name}</span>
          <span className={styles.about}>{words(one).hint}</span>
        </label>
      ))}
    </fieldset>
  )
}
