import { Ellipsis, Plus } from 'lucide-react'
import { type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { entryKinds } from '../../../shared/register/entry'
import { IconButton } from '../../ui/IconButton'
import { Menu } from '../../ui/Menu'
import type { MenuEntry } from '../../ui/menu-entry'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import type { RegisterContent } from './entry-facts'
import styles from './RegisterFilters.module.css'
import { countOf, type RegisterSort, type RegisterState, type RegisterView } from './register-lines'

const states: readonly RegisterState[] = [
  'all',
  'in-text',
  'without-mentions',
  'untagged',
  'unlinked',
  'doubtful',
  'without-identifiers',
]
const sorts: readonly RegisterSort[] = ['name', 'mentions', 'first', 'changed']

/** What is searched for in a register, and which of its entries are listed in which order. */
export function RegisterFilters(props: {
  readonly content: RegisterContent
  readonly view: RegisterView
  readonly onView: (view: RegisterView) => void
  /** `null` where nothing can be changed. */
  readonly onNew: (() => void) | null
  /** What else brings entries in or out. */
  readonly more: readonly MenuEntry[]
  /** The person goes from the field into the list. */
  readonly onList: () => void
  readonly onEnter: () => void
}) {
  const { t } = useTranslation('register')
  const { content, view, onView } = props
  const { inText, untagged } = content
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') props.onList()
    else if (event.key === 'Enter') props.onEnter()
    else if (event.key === 'Escape' && view.query !== '') onView({ ...view, query: '' })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const offered = states.filter((state) => inText || (state !== 'in-text' && state !== 'unlinked'))
  const label = (state: RegisterState) =>
    state === 'all' || state === 'in-text' || (state === 'untagged' && untagged === null)
      ? t(`states.${state}`)
      : t('withCount', { label: t(`states.${state}`), count: countOf(state, content) })
  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <TextField
          label={t('search')}
          hideLabel
          type="search"
          className={styles.field}
          placeholder={t('searchCount', { count: content.entries.length })}
          value={view.query}
          onChange={(query) => {
            onView({ ...view, query })
          }}
          onKeyDown={press}
        />
        {props.onNew !== null && <IconButton label={t('new')} icon={Plus} onClick={props.onNew} />}
        {props.more.length > 0 && (
          <Menu align="end" trigger={<IconButton label={t('moreOfRegister')} icon={Ellipsis} />} entries={props.more} />
        )}
      </div>
      <div className={styles.choices}>
        <Select
          label={t('kind')}
          hideLabel
          value={view.kind}
          options={(['all', ...entryKinds] as const).map((kind) => ({ value: kind, label: t(`groups.${kind}`) }))}
          onChange={(kind) => {
            onView({ ...view, kind })
          }}
        />
        <Select
          label={t('state')}
          hideLabel
          value={view.state}
          options={offered.map((state) => ({ value: state, label: label(state) }))}
          onChange={(state) => {
            onView({ ...view, state })
          }}
        />
        <Select
          label={t('sort')}
          hideLabel
          value={view.sort}
          options={sorts
            .filter((sort) => inText || sort !== 'first')
            .map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
          onChange={(sort) => {
            onView({ ...view, sort })
          }}
        />
      </div>
    </div>
  )
}
