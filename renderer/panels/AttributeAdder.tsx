import { useTranslation } from 'react-i18next'
import { Combobox } from '../ui/Combobox'
import styles from './ElementPanel.module.css'
import type { OfferedAttribute } from './offered-values'

/** A field that adds an attribute by its name, with those on offer. */
export function AttributeAdder(props: {
  readonly offered: () => readonly OfferedAttribute[]
  readonly onAdd: (name: string) => void
}) {
  const { t } = useTranslation('editor')
  const hintOf = ({ required, count, documentation }: OfferedAttribute): string | undefined => {
    if (required) return t('element.is-required')
    return count > 0 ? t('element.used', { count }) : (documentation ?? undefined)
  }
  return (
    <Combobox
      className={styles.adding}
      label={t('element.add-attribute')}
      name="add-attribute"
      placeholder={t('element.add-attribute')}
      value=""
      adding
      completing
      options={() => props.offered().map((one) => ({ value: one.name, hint: hintOf(one) }))}
      onCommit={(typed) => {
        const name = typed.trim()
        if (name === '') return null
        if (!attributeName.test(name)) return t('element.wrong.name', { name })
        props.onAdd(name)
        return null
      }}
    />
  )
}

/** A name, with a prefix or without (Namespaces in XML 1.0, QName). */
const attributeName = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*(?::[\p{L}_][\p{L}\p{N}\p{M}._·-]*)?$/u
