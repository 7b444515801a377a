import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saidItems } from '../../../shared/tei/header/header-fields'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { TextField } from '../../ui/TextField'
import { fieldProblem } from './field-problem'
import styles from './HeaderForm.module.css'
import { itemKeys, type ListName } from './header-groups'

/** One line of a list. */
type Item = Readonly<Record<string, string>>

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** A list of the header: lines that are added, put in order and removed. Lines that say nothing yet are the form's alone. */
export function HeaderList(props: {
  readonly name: ListName
  readonly items: readonly object[]
  readonly readOnly: boolean
  readonly onChange: (items: readonly object[]) => void
}) {
  const { t } = useTranslation('header')
  const { name, readOnly } = props
  const keys = itemKeys[name] as readonly string[]
  const [draft, setDraft] = useState<readonly Item[] | null>(null)
  const list = useRef<HTMLFieldSetElement>(null)
  const said = props.items as readonly Item[]
  // What was taken back since is no draft any more.
  const items = draft !== null && isSame(saidItems(draft), saidItems(said)) ? draft : said
  const change = (next: readonly Item[]) => {
    setDraft(next)
    props.onChange(next)
  }
  const focus = (index: number) => {
    requestAnimationFrame(() => {
      const lines = list.current?.querySelectorAll<HTMLElement>('li') ?? []
      const line = lines[Math.min(index, lines.length - 1)]
      const target = line?.querySelector<HTMLElement>('input') ?? list.current?.querySelector<HTMLElement>('[data-add]')
      target?.focus()
    })
  }
  const move = (index: number, to: number) => {
    const item = items[index]
    if (item === undefined || to < 0 || to >= items.length) return
    const others = items.filter((_, at) => at !== index)
    change([...others.slice(0, to), item, ...others.slice(to)])
    focus(to)
  }
  return (
    <fieldset
      ref={list}
      className={styles.list}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setDraft(null)
      }}
    >
      <legend className={styles.legend}>{t(`field.${name}`)}</legend>
      {items.length > 0 && (
        <ol className={styles.items}>
          {items.map((item, index) => {
            const what = keys.map((key) => item[key]).find((said) => said) ?? t('unnamed', { n: index + 1 })
            return (
              <li key={index} className={styles.item}>
                <div className={styles.cells}>
                  {keys.map((key) => {
                    const value = item[key] ?? ''
                    const kind = key === 'when' || key === 'ident' ? key : 'text'
                    const problem = fieldProblem(kind, value)
                    const label = name === 'languages' && key === 'name' ? 'languageName' : key
                    return (
                      <TextField
                        key={key}
                        className={styles[key] ?? ''}
                        label={t(`item.${label as 'name'}`)}
                        value={value}
                        readOnly={readOnly}
                        error={problem === null ? undefined : t(`problem.${problem}`)}
                        onChange={(said) => {
                          change(items.map((one, at) => (at === index ? { ...one, [key]: said } : one)))
                        }}
                      />
                    )
                  })}
                </div>
                {!readOnly && (
                  <div className={styles.buttons}>
                    <IconButton
                      label={t('up', { what })}
                      icon={ArrowUp}
                      disabled={index === 0}
                      onClick={() => {
                        move(index, index - 1)
                      }}
                    />
                    <IconButton
                      label={t('down', { what })}
                      icon={ArrowDown}
                      disabled={index === items.length - 1}
                      onClick={() => {
                        move(index, index + 1)
                      }}
                    />
                    <IconButton
                      label={t('remove', { what })}
                      icon={Trash2}
                      onClick={() => {
                        change(items.filter((_, at) => at !== index))
                        focus(Math.max(0, index - 1))
                      }}
                    />
                  </div>
                )}
              </li>
            )
          })}
        </ol>
      )}
      {!readOnly && (
        <Button
          variant="quiet"
          icon={Plus}
          data-add
          onClick={() => {
            setDraft([...items, Object.fromEntries(keys.map((key) => [key, '']))])
            focus(items.length)
          }}
        >
          {t(`add.${name}`)}
        </Button>
      )}
    </fieldset>
  )
}
