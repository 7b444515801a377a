import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '../../shared/register/suggestion'
import { isOffered, usualFilter, type SuggestionFilter } from '../editor/plugins/suggestions'
import { Select } from '../ui/Select'
import panel from './panels.module.css'

type Kind = Suggestion['kind']

/** Which suggestions are listed, marked in the text and walked through, by kind and by whether the register has them; what is less likely is listed only where all is asked for. */
export function SuggestionFilters(props: {
  readonly found: readonly Suggestion[]
  readonly filter: SuggestionFilter
  readonly onFilter: (filter: SuggestionFilter) => void
}) {
  const { t } = useTranslation('tagging')
  const { found, filter, onFilter } = props
  const listed = useMemo(
    () => found.filter((one) => isOffered(one, { kinds: usualFilter.kinds, names: filter.names })),
    [found, filter.names],
  )
  const counts = useMemo(() => countsOf(listed), [listed])
  const kind: Kind | 'all' = filter.kinds.length === 1 ? (filter.kinds[0] ?? 'all') : 'all'
  const set = (kinds: SuggestionFilter['kinds'], names: SuggestionFilter['names']) => {
    onFilter(kinds.length > 1 && names === 'likely' ? usualFilter : { kinds, names })
  }
  return (
    <div className={panel.filters}>
      <Select
        label={t('suggestions.panel.kind')}
        hideLabel
        value={kind}
        onChange={(value) => {
          set(value === 'all' ? usualFilter.kinds : [value], filter.names)
        }}
        options={[
          { value: 'all', label: t('suggestions.panel.kinds.all', { count: listed.length }) },
          ...usualFilter.kinds.map((value) => ({
            value,
            label: t(`suggestions.panel.kinds.${value}`, { count: counts.get(value) ?? 0 }),
          })),
        ]}
      />
      <Select
        label={t('suggestions.panel.names')}
        hideLabel
        value={filter.names}
        onChange={(names) => {
          set(filter.kinds, names)
        }}
        options={(['likely', 'known', 'unknown', 'all'] as const).map((names) => ({
          value: names,
          label: t(`suggestions.panel.which.${names}`, {
            count: found.filter((one) => isOffered(one, { kinds: filter.kinds, names })).length,
          }),
        }))}
      />
    </div>
  )
}

function countsOf(found: readonly Suggestion[]): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>()
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}
