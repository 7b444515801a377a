import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stop } from '../editor/commands/finding-walk'
import { everyDoubt, isFilter, type DoubtFilter, type OpenKind } from '../editor/plugins/doubt-filter'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import { Select } from '../ui/Select'
import { countsOf } from './proof-rows'
import { kindWord } from './stop-words'
import styles from './ProofPanel.module.css'

/** Which pages are listed. */
export type ProofPages = 'page' | 'all'

/**
 * Which places are walked through and listed, and which doubts are marked: by kind, with how many there are of each, by severity, and
 * of which pages. It is there for as long as anything is left out.
 */
export function ProofFilters(props: {
  /** All that is open, what the filter leaves out too. */
  readonly all: readonly Stop[]
  readonly filter: DoubtFilter
  readonly scope: ProofPages
  readonly hasPages: boolean
  readonly onScope: (scope: ProofPages) => void
  readonly onFilter: (filter: DoubtFilter) => void
}) {
  const { t } = useTranslation(['proofing', 'editor'])
  const { all, filter, onFilter } = props
  const counts = useMemo(() => countsOf(all), [all])
  const [chosen] = filter.checks === 'all' ? [] : filter.checks
  const known = [...counts.keys(), ...(chosen === undefined || counts.has(chosen) ? [] : [chosen])]
  return (
    <div className={styles.filters}>
      {props.hasPages && (
        <Choice
          label={t('panel.where')}
          value={props.scope}
          onChange={props.onScope}
          options={[
            { value: 'page', label: t('panel.thisPage') },
            { value: 'all', label: t('panel.allPages') },
          ]}
        />
      )}
      <Select
        label={t('panel.severity')}
        hideLabel
        value={filter.severity}
        options={(['all', 'error', 'warning', 'info'] as const).map((value) => ({
          value,
          label: value === 'all' ? t('panel.everySeverity') : t(`findings.severities.${value}`, { ns: 'editor' }),
        }))}
        onChange={(severity) => {
          onFilter({ ...filter, severity })
        }}
      />
      <div className={styles.wide}>
        <Select<OpenKind | 'all'>
          label={t('panel.check')}
          hideLabel
          value={chosen ?? 'all'}
          options={[
            { value: 'all', label: t('panel.everyCheck') },
            ...known.map((kind) => ({
              value: kind,
              label: t('panel.checkCount', { check: kindWord(kind), count: counts.get(kind) ?? 0 }),
            })),
          ]}
          onChange={(kind) => {
            onFilter({ ...filter, checks: kind === 'all' ? 'all' : [kind] })
          }}
        />
      </div>
      {isFilter(filter) && (
        <Button
          variant="quiet"
          onClick={() => {
            onFilter(everyDoubt)
          }}
        >
          {t('panel.showAll')}
        </Button>
      )}
    </div>
  )
}
