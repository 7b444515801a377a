import { CaseSensitive, Eye, Regex, WholeWord } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../shared/finding'
import { Choice } from '../../ui/Choice'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { ToggleButton } from '../../ui/ToggleButton'
import { problemText } from '../i18n'
import { searchPlaces, type EditionSearch } from './edition-search'
import styles from './FindReplaceDialog.module.css'

const toggles = [
  { key: 'caseSensitive', label: 'case', icon: CaseSensitive },
  { key: 'wholeWord', label: 'word', icon: WholeWord },
  { key: 'foldAccents', label: 'accents' },
  { key: 'regex', label: 'regex', icon: Regex },
] as const

const noteChoices = ['included', 'excluded', 'only'] as const

/** What is looked for, where, and what is to stand there. */
export function SearchOptions(props: {
  readonly search: EditionSearch
  readonly earlier: readonly EditionSearch[]
  /** What is wrong with the query. */
  readonly problem: Finding | null
  /** Whether a text is open that can be looked at alone. */
  readonly hasText: boolean
  /** Whether the reading that is shown hides something, so that it can be asked for. */
  readonly hides: boolean
  readonly onChange: (change: Partial<EditionSearch>) => void
  /** Enter or Down in a field: the person is done with it; `again` for Enter, which asks anew. */
  readonly onDone: (field: HTMLElement, again: boolean) => void
}) {
  const { t } = useTranslation('find-replace')
  const { search, earlier, onChange, problem } = props
  const find = useRef<HTMLInputElement>(null)
  useEffect(() => {
    find.current?.select()
  }, [])
  const done = (event: KeyboardEvent<HTMLElement>) => {
    const { ctrlKey, metaKey, altKey, key, nativeEvent } = event
    if ((key !== 'Enter' && key !== 'ArrowDown') || nativeEvent.isComposing || ctrlKey || metaKey || altKey) return
    event.preventDefault()
    props.onDone(event.currentTarget, key === 'Enter')
  }
  return (
    <div className={styles.options}>
      <div className={styles.line}>
        <TextField
          ref={find}
          className={styles.words}
          label={t('find')}
          hideLabel
          placeholder={t('find')}
          spellCheck={false}
          value={search.text}
          error={problem === null ? undefined : problemText(problem)}
          onChange={(text) => {
            onChange({ text })
          }}
          onKeyDown={done}
        />
        <div className={styles.toggles}>
          {toggles.map(({ key, label, ...shown }) => (
            <ToggleButton
              key={key}
              label={t(label)}
              pressed={search[key]}
              onClick={() => {
                onChange({ [key]: !search[key] })
              }}
              {...shown}
            >
              {'icon' in shown ? undefined : t('accentsMark')}
            </ToggleButton>
          ))}
          {props.hides && (
            <ToggleButton
              label={t('hidden')}
              icon={Eye}
              pressed={search.hiddenToo}
              onClick={() => {
                onChange({ hiddenToo: !search.hiddenToo })
              }}
            />
          )}
        </div>
        {earlier.length > 0 && <Earlier earlier={earlier} onChange={onChange} />}
      </div>
      <TextField
        label={t('with')}
        hideLabel
        placeholder={t('with')}
        spellCheck={false}
        value={search.replacement ?? ''}
        hint={search.replacement === null ? t('withHint') : search.regex ? t('groups') : undefined}
        onChange={(replacement) => {
          onChange({ replacement })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && search.replacement === null) onChange({ replacement: '' })
          done(event)
        }}
      />
      <Restrictions {...props} />
    </div>
  )
}

function Earlier(props: {
  readonly earlier: readonly EditionSearch[]
  readonly onChange: (change: Partial<EditionSearch>) => void
}) {
  const { t } = useTranslation('find-replace')
  return (
    <div className={styles.earlier}>
      <Select
        label={t('earlier')}
        hideLabel
        value=""
        options={[
          { value: '', label: t('earlier') },
          ...props.earlier.map(({ text, replacement }, index) => ({
            value: String(index),
            label: replacement === null ? text : `${text} → ${replacement}`,
          })),
        ]}
        onChange={(index) => {
          const chosen = props.earlier[Number(index)]
          if (index !== '' && chosen) props.onChange(chosen)
        }}
      />
    </div>
  )
}

/** Which part of the texts is searched. */
function Restrictions(props: {
  readonly search: EditionSearch
  readonly hasText: boolean
  readonly onChange: (change: Partial<EditionSearch>) => void
}) {
  const { t } = useTranslation('find-replace')
  const { search, onChange } = props
  return (
    <div role="group" aria-label={t('options')} className={`${styles.line ?? ''} ${styles.narrow ?? ''}`}>
      {props.hasText && (
        <Choice
          label={t('scope')}
          value={search.scope}
          options={[
            { value: 'text', label: t('scopeText') },
            { value: 'edition', label: t('scopeEdition') },
          ]}
          onChange={(scope) => {
            onChange({ scope })
          }}
        />
      )}
      <Select
        label={t('within')}
        hideLabel
        value={search.place}
        options={searchPlaces.map((value) => ({ value, label: t(`withins.${value}`) }))}
        onChange={(place) => {
          onChange({ place })
        }}
      />
      {search.place === 'element' && (
        <TextField
          className={styles.element}
          label={t('element')}
          hideLabel
          placeholder={t('elementHint')}
          spellCheck={false}
          value={search.element}
          onChange={(element) => {
            onChange({ element })
          }}
        />
      )}
      <Select
        label={t('notes')}
        hideLabel
        value={search.notes}
        options={noteChoices.map((value) => ({ value, label: t(`noteChoices.${value}`) }))}
        onChange={(notes) => {
          onChange({ notes })
        }}
      />
      {(['fromPage', 'toPage'] as const).map((key) => (
        <TextField
          key={key}
          className={styles.page}
          label={t(key === 'fromPage' ? 'from' : 'to')}
          hideLabel
          title={t('pagesHint')}
          placeholder={t(key === 'fromPage' ? 'from' : 'to')}
          value={search[key]}
          onChange={(n) => {
            onChange({ [key]: n })
          }}
        />
      ))}
    </div>
  )
}
