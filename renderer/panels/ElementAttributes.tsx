import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attributeUse } from '../../shared/queries/attribute-use'
import { rulesFor } from '../../shared/queries/element-attributes'
import { nameOf, scopeOf } from '../../shared/queries/element-content'
import { localName } from '../../shared/schema'
import { changeAttribute, type ElementSubject } from '../editor/element-actions'
import { grammarOf } from '../editor/plugins/grammar'
import { AttributeAdder } from './AttributeAdder'
import { AttributeRow } from './AttributeRow'
import type { OtherUses } from './ElementPanel'
import styles from './ElementPanel.module.css'
import { offeredAttributes, offeredValues } from './offered-values'

interface AttributesProps {
  readonly subject: ElementSubject
  readonly mayEdit: boolean
  readonly others: OtherUses
}

/** The attributes of an element, each with the values on offer for it, and what could be added. */
export function ElementAttributes(props: AttributesProps) {
  const { t } = useTranslation('editor')
  const { subject, mayEdit, others } = props
  const { text, path } = subject
  const [added, setAdded] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const attributes = path.at(-1)?.attributes ?? {}
  const local = localName(path.at(-1)?.name ?? '')
  const present = Object.keys(attributes)
  const rules = () => rulesFor(grammarOf(text.state), nameOf(path), scopeOf(path))
  const shown = added === null || present.includes(added) ? present : [...present, added]
  const wanting = mayEdit ? rules().filter(({ name, rule }) => rule.required && !present.includes(name)) : []
  const used = () => attributeUse(text.state.doc)
  const focusAdding = () => {
    place.current?.querySelector<HTMLElement>('[data-name="add-attribute"]')?.focus()
  }
  return (
    <div ref={place} className={styles.attributes} role="group" aria-label={t('element.attributes')}>
      <h3 className={styles.heading}>{t('element.attributes')}</h3>
      {shown.length === 0 && <p className={styles.none}>{t('element.no-attributes')}</p>}
      {shown.map((name) => (
        <AttributeRow
          key={name}
          name={name}
          value={attributes[name] ?? ''}
          mayEdit={mayEdit}
          added={name === added}
          offered={() => {
            const rule = rules().find((one) => one.name === name)
            return offeredValues(local, name, rule, used(), others)
          }}
          onChange={(value) => {
            const problem = changeAttribute(subject, name, value)
            if (problem === null && name === added) setAdded(null)
            return problem
          }}
          onCancel={() => {
            if (name !== added) return
            setAdded(null)
            focusAdding()
          }}
          onRemove={() => {
            if (name === added) setAdded(null)
            changeAttribute(subject, name, null)
            focusAdding()
          }}
        />
      ))}
      {wanting.length > 0 && (
        <p className={styles.wanting}>{t('element.required', { names: wanting.map(({ name }) => name).join(', ') })}</p>
      )}
      {mayEdit && (
        <AttributeAdder
          key={shown.join(' ')}
          offered={() => offeredAttributes(local, shown, rules(), [used(), ...others])}
          onAdd={setAdded}
        />
      )}
    </div>
  )
}
