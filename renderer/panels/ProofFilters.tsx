import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { checkNames } from '../../shared/proofing/doubt'
import type { OpenText } from '../app/open-text'
import { checkWord } from '../editor/doubt-words'
import { doubtFilterOf, type DoubtFilter, type StandingDoubt } from '../editor/plugins/doubts'
import { useText } from '../editor/use-text'
import { Choice } from '../ui/Choice'
import { Select } from '../ui/Select'
import { countsOf } from './proof-rows'
import styles from './ProofPanel.module.css'

/** Which pages are listed. */
export type ProofPages = 'page' | 'all'

/** Which doubts are marked, walked through and listed: by kind, with how many there are of each, by severity, and of which pages. */
export function ProofFilters(props: {
  readonly text: OpenText
  readonly all: readonly StandingDoubt[]
  readonly scope: ProofPages
  readonly hasPages: boolean
  readonly onScope: (scope: ProofPages) => void
  readonly onFilter: (filter: DoubtFilter) => void
}) {
  const { t } = useTranslation(['proofing', 'editor'])
  const { text, all, onFilter } = props
  const filter = useText(text, doubtFilterOf)
  const counts = useMemo(() => new Map(countsOf(all)), [all])
  const [chosen] = filter.checks === 'all' ? [] : filter.checks
  const known = checkNames.filter((check) => counts.has(check) || check === chosen)
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
        <Select
          label={t('panel.check')}
          hideLabel
          value={chosen ?? 'all'}
          options={[
            { value: 'all', label: t('panel.everyCheck') },
            ...known.map((check) => ({
              value: check,
              label: t('panel.checkCount', { check: checkWord(check), count: counts.get(check) ?? 0 }),
            })),
          ]}
          onChange={(check) => {
            onFilter({ ...filter, checks: check === 'all' ? 'all' : [check] })
          }}
        />
      </div>
    </div>
  )
}
