import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { indexAt } from '../../shared/queries/landmarks'
import type { OpenText } from '../app/open-text'
import { reveal } from '../editor/reveal'
import { landmarksOf } from '../editor/state'
import { useText } from '../editor/use-text'
import { SideList } from '../ui/SideList'
import styles from './panels.module.css'

/** How far at most a heading is indented, in steps. */
const deepest = 5

/** The headings of the open text. Choosing one goes to it. */
export function OutlinePanel({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('editor')
  const headings = useText(text, (state) => landmarksOf(state).headings.values)
  const here = useText(text, (state) => indexAt(landmarksOf(state).headings, state.selection.from))
  const lines = useMemo(() => {
    const top = headings.reduce((least, { level }) => Math.min(least, level), Infinity)
    return headings.map(({ text: title, level }) => ({
      label: title.trim() === '' ? t('outline.untitled') : title,
      indent: Math.min(level - top, deepest),
    }))
  }, [headings, t])
  const go = useCallback(
    (index: number) => {
      const pos = landmarksOf(text.state).headings.positions[index]
      if (pos !== undefined) reveal(text, pos + 1, pos + 1, 'focus')
    },
    [text],
  )
  if (headings.length === 0) return <p className={styles.nothing}>{t('outline.none')}</p>
  return <SideList label={t('outline.label')} lines={lines} current={here} currentIs="location" onChoose={go} />
}
