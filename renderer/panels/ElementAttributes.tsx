import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attributeUse } from '../../shared/queries/attribute-use'
import { rulesFor, type WrittenRule } from '../../shared/queries/element-attributes'
import { nameOf, scopeOf } from '../../shared/queries/element-content'
import { localName } from '../../shared/schema'
import { changeAttribute, type ElementSubject } from '../editor/element-actions'
import { grammarOf } from '../editor/plugins/grammar'
import { Combobox } from '../ui/Combobox'
import type { ComboboxOption } from '../ui/combobox-options'
import { IconButton } from '../ui/IconButton'
import type { OtherUses } from './ElementPanel'
import styles from './ElementPanel.module.css'
import { offeredAttributes, offeredValues, type Offered } from './offered-values'

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
  const wanting = (names: readonly WrittenRule[]) =>
    names.filter(({ name, rule }) => rule.required && !present.includes(name))
  const focusAdding = () => {
    place.current?.querySelector<HTMLElement>('[data-name="add-attribute"]')?.focus()
  }
  return (
    <div ref={place} className={styles.attributes} role="group" aria-label={t('element.attributes')}>
      <h3 className={styles.heading}>{t('element.attributes')}</h3>
      {shown.length === 0 && <p className={styles.none}>{t('element.no-attributes')}</p>}
      {shown.map((name) => (
        <div key={name} className={styles.row}>
          <span className={styles.attribute} title={name}>
            {name}
          </span>
          <Combobox
            label={name}
            name={`attribute ${name}`}
            value={attributes[name] ?? ''}
            readOnly={!mayEdit}
            autoFocus={name === added}
            options={() =>
              offeredValues(
                local,
                name,
                rules().find((rule) => rule.name === name),
                attributeUse(text.state.doc),
                others,
              ).map((one) => optionOf(one, t))
            }
            onCommit={(value) => {
              const problem = changeAttribute(subject, name, value)
              if (problem === null && name === added) setAdded(null)
              return problem
            }}
            onCancel={() => {
              if (name !== added) return
              setAdded(null)
              focusAdding()
            }}
          />
          {mayEdit && (
            <IconButton
              className={styles.remove}
              label={t('element.remove-attribute', { name })}
              icon={X}
              onClick={() => {
                if (name === added) setAdded(null)
                changeAttribute(subject, name, null)
                focusAdding()
              }}
            />
          )}
        </div>
      ))}
      {mayEdit && (
        <>
          {wanting(rules()).length > 0 && (
            <p className={styles.wanting}>
              {t('element.required', {
                names: wanting(rules())
                  .map(({ name }) => name)
                  .join(', '),
              })}
            </p>
          )}
          <Combobox
            key={shown.join(' ')}
            className={styles.adding}
            label={t('element.add-attribute')}
            name="add-attribute"
            placeholder={t('element.add-attribute')}
            value=""
            adding
            completing
            options={() =>
              offeredAttributes(local, shown, rules(), [attributeUse(text.state.doc), ...others]).map(
                ({ name, required, count, documentation }) => ({
                  value: name,
                  hint: required
                    ? t('element.is-required')
                    : count > 0
                      ? t('element.used', { count })
                      : (documentation ?? undefined),
                }),
              )
            }
            onCommit={(typed) => {
              const name = typed.trim()
              if (name === '') return null
              if (!/^[\p{L}_][\p{L}\p{N}\p{M}._·-]*(?::[\p{L}_][\p{L}\p{N}\p{M}._·-]*)?$/u.test(name))
                return t('element.wrong.name', { name })
              setAdded(name)
              return null
            }}
          />
        </>
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
