import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { indexAt } from '../../shared/queries/landmarks'
import type { OpenText } from '../app/open-text'
import { reveal } from '../editor/reveal'
import { landmarksOf } from '../editor/state'
import { useText } from '../editor/use-text'
import { SideList } from '../ui/SideList'
import styles from './panels.module.css'

/** The pages of the open text. Choosing one goes to it. */
export function PagesPanel({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('editor')
  const pages = useText(text, (state) => landmarksOf(state).pages.values)
  const here = useText(text, (state) => indexAt(landmarksOf(state).pages, state.selection.from))
  const lines = useMemo(
    () => pages.map(({ n }) => ({ label: n === '' ? t('pages.unnumbered') : t('pages.page', { n }), indent: 0 })),
    [pages, t],
  )
  const go = useCallback(
    (index: number) => {
      const pos = landmarksOf(text.state).pages.positions[index]
      if (pos !== undefined) reveal(text, pos, pos + 1, 'focus')
    },
    [text],
  )
  if (pages.length === 0) return <p className={styles.nothing}>{t('pages.none')}</p>
  return <SideList label={t('pages.label')} lines={lines} current={here} currentIs="page" onChoose={go} />
}
