import { useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Severity } from '../../shared/finding'
import type { CommandContext } from '../app/command'
import { messageOf } from '../app/i18n'
import type { CheckedFinding } from '../app/mirror/checked'
import type { OpenText } from '../app/open-text'
import { showChecked } from '../editor/commands/findings'
import { checkedOf, checkedRanges, currentChecked } from '../editor/plugins/checked'
import { useText } from '../editor/use-text'
import { CheckRow, shownOf } from './CheckRow'
import { FindingGroup, FindingKind, FindingList } from './FindingGroup'

/** From how many on findings of one kind stand under a heading of their own. */
const many = 4

/** What the checks found: what is rare first, then each kind of which there are many, the smaller before the larger. */
export function CheckedFindings(props: {
  readonly text: OpenText
  readonly context: CommandContext
  readonly title: string
  readonly of: readonly CheckedFinding[]
}) {
  const { t } = useTranslation('editor')
  const { text, context, of: findings } = props
  const current = useText(text, (state) => currentChecked(state)?.id ?? null)
  // Where things are is looked up when a check has found them, and when one is gone to; typing renders nothing.
  const ranges = useMemo(() => (findings.length > 0 ? checkedRanges(text.state) : null), [text, findings])
  const { rare, kinds } = useMemo(() => byKind(findings), [findings])
  const go = useCallback(
    (id: number) => {
      const finding = checkedOf(text.state).find((one) => one.id === id)
      if (finding) showChecked({ ...context, text }, finding, 'stay')
    },
    [context, text],
  )
  const listOf = (all: readonly CheckedFinding[]) => ({
    all,
    current: all.findIndex(({ id }) => id === current),
    children: (finding: CheckedFinding): ReactNode => (
      <CheckRow
        key={finding.id}
        shown={shownOf(text, finding, ranges?.get(finding.id))}
        current={finding.id === current}
        onGo={go}
      />
    ),
  })
  return (
    <FindingGroup title={props.title} count={findings.length}>
      {rare.length > 0 && <FindingList {...listOf(rare)} />}
      {kinds.map(({ code, findings: all }) => (
        <FindingKind
          key={code}
          title={messageOf(`findings.kinds.${code}`) ?? t('findings.kinds.other')}
          {...listOf(all)}
        />
      ))}
    </FindingGroup>
  )
}

interface Kind {
  readonly code: string
  readonly findings: readonly CheckedFinding[]
}

function byKind(findings: readonly CheckedFinding[]): {
  readonly rare: readonly CheckedFinding[]
  readonly kinds: readonly Kind[]
} {
  const kinds = new Map<string, CheckedFinding[]>()
  for (const finding of findings) {
    const known = kinds.get(finding.code)
    if (known) known.push(finding)
    else kinds.set(finding.code, [finding])
  }
  const isMany = (code: string) => (kinds.get(code)?.length ?? 0) >= many
  return {
    rare: findings.filter(({ code }) => !isMany(code)),
    kinds: [...kinds]
      .filter(([code]) => isMany(code))
      .map(([code, all]) => ({ code, findings: all }))
      .sort((a, b) => gravity(a) - gravity(b) || a.findings.length - b.findings.length),
  }
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

function gravity({ findings: [first] }: Kind): number {
  return first ? severities.indexOf(first.severity) : severities.length
}
