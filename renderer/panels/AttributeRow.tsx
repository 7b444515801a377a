import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Combobox } from '../ui/Combobox'
import type { ComboboxOption } from '../ui/combobox-options'
import { IconButton } from '../ui/IconButton'
import styles from './ElementPanel.module.css'
import type { Offered } from './offered-values'

interface AttributeRowProps {
  readonly name: string
  readonly value: string
  readonly mayEdit: boolean
  /** Whether it was only just asked for, and waits for its value. */
  readonly added: boolean
  readonly offered: () => readonly Offered[]
  /** Sets the value; answers what is wrong with it as a sentence, `null` where it was taken. */
  readonly onChange: (value: string) => string | null
  readonly onCancel: () => void
  readonly onRemove: () => void
}

/** An attribute of an element: its name, its value with those on offer, and what removes it. */
export function AttributeRow(props: AttributeRowProps) {
  const { t } = useTranslation('editor')
  const { name } = props
  return (
    <div className={styles.row}>
      <span className={styles.attribute} title={name}>
        {name}
      </span>
      <Combobox
        label={name}
        name={`attribute ${name}`}
        value={props.value}
        readOnly={!props.mayEdit}
        autoFocus={props.added}
        options={() => props.offered().map((one) => optionOf(one, t))}
        onCommit={props.onChange}
        onCancel={props.onCancel}
      />
      {props.mayEdit && (
        <IconButton
          className={styles.remove}
          label={t('element.remove-attribute', { name })}
          icon={X}
          onClick={props.onRemove}
        />
      )}
    </div>
  )
}

function optionOf(offered: Offered, t: (key: 'element.used', values: { count: number }) => string): ComboboxOption {
  const { kind, value } = offered
  if (kind === 'used') return { value, group: 'used', hint: t('element.used', { count: offered.count }) }
  if (kind === 'named') return { value, group: 'named', hint: offered.documentation ?? undefined }
  return { value, group: 'id', hint: `${offered.element} ${offered.words}` }
}
