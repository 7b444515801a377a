import { ListFilter } from 'lucide-react'
import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { doneIn } from '../../shared/proofing/rounds'
import { indexAt } from '../../shared/queries/landmarks'
import type { OpenText } from '../app/open-text'
import type { RoundsNow } from '../app/rounds/rounds'
import { pageTrackOf } from '../editor/plugins/page-track'
import { reveal } from '../editor/reveal'
import { landmarksOf } from '../editor/state'
import { useText } from '../editor/use-text'
import { SideList } from '../ui/SideList'
import { ToggleButton } from '../ui/ToggleButton'
import { useSource, type Source } from '../ui/use-source'
import styles from './panels.module.css'
import { pageName, pageState } from './round-words'

/** From how many pages on only those that are not done can be shown. */
const many = 9

interface PagesPanelProps {
  readonly text: OpenText
  readonly rounds: Source<RoundsNow>
}

/** The pages of the open text, how far each is in the rounds of proofreading, who marked it and when. Choosing one goes to it. */
export const PagesPanel = memo(function PagesPanel({ text, rounds }: PagesPanelProps) {
  const { t } = useTranslation(['editor', 'proofing'])
  const { pages } = useText(text, pageTrackOf)
  const alone = useText(text, (state) => landmarksOf(state).pages.positions.length === 0)
  const here = useText(text, (state) => Math.max(0, indexAt(landmarksOf(state).pages, state.selection.from)))
  const { rounds: all, current: round, records, changed: sinceDone } = useSource(rounds)
  const [onlyOpen, setOnlyOpen] = useState(false)
  const canChoose = pages.length >= many
  const names = useMemo(() => pages.map(({ n }) => pageName(n, alone)), [pages, alone])
  const lines = useMemo(() => {
    const untouched = pageState(undefined, all)
    const changed = sinceDone?.transcription === text.id ? sinceDone : null
    return pages.flatMap(({ id }, index) => {
      const record = records.get(id)
      if (onlyOpen && canChoose && doneIn(record, round.id) !== null) return []
      const { share, last, about } =
        record === undefined || record.marks.length === 0 ? untouched : pageState(record, all)
      const isChanged = changed?.pages.has(id) === true
      const since = isChanged ? t('rounds.changed', { ns: 'proofing', round: changed.round }) : ''
      const remark = isChanged ? t('rounds.changedShort', { ns: 'proofing' }) : last
      const line = {
        id,
        label: names[index] ?? '',
        indent: 0,
        share,
        remark,
        about: [about, since].filter(Boolean).join('. '),
      }
      return [{ index, line }]
    })
  }, [pages, names, all, round.id, records, sinceDone, onlyOpen, canChoose, text.id, t])
  const latest = useRef(lines)
  useLayoutEffect(() => {
    latest.current = lines
  }, [lines])
  // The same function for other lines, or each of them would be drawn anew.
  const go = useCallback(
    (at: number) => {
      const pos = landmarksOf(text.state).pages.positions[latest.current[at]?.index ?? -1]
      if (pos !== undefined) reveal(text, pos, pos + 1, 'focus')
      else reveal(text, 0, 0, 'focus')
    },
    [text],
  )
  const shown = useMemo(() => lines.map(({ line }) => line), [lines])
  return (
    <>
      {canChoose && (
        <ToggleButton
          label={t('rounds.onlyOpen', { ns: 'proofing' })}
          pressed={onlyOpen}
          icon={ListFilter}
          className={styles.onlyOpen}
          onClick={() => {
            setOnlyOpen(!onlyOpen)
          }}
        >
          {t('rounds.onlyOpenShort', { ns: 'proofing' })}
        </ToggleButton>
      )}
      {shown.length === 0 && <p className={styles.nothing}>{t('rounds.noneOpen', { ns: 'proofing' })}</p>}
      <SideList
        label={t('pages.label')}
        lines={shown}
        current={lines.findIndex(({ index }) => index === here)}
        currentIs="page"
        onChoose={go}
      />
    </>
  )
})
