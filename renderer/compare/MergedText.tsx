import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState'
import { CompareBar } from './CompareBar'
import type { CompareTextProps } from './CompareText'
import { mergedEditors, type MergedEditors } from './merged-editors'
import styles from './MergedText.module.css'
import { Titles } from './Titles'
import { useRoom } from './use-room'
import { useWalk } from './use-walk'
import view from './CompareView.module.css'

/** The least width for two texts side by side, in pixels. */
const ROOM = 860

/** What `CompareText` loads. */
export default function MergedText({ old, new: now, layout: chosen, onLayout }: CompareTextProps) {
  const { t } = useTranslation('compare')
  const section = useRef<HTMLElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const editors = useRef<MergedEditors | null>(null)
  const [count, setCount] = useState<number | null>(null)
  const room = useRoom(section, ROOM)
  const layout = room ? chosen : 'inline'
  const equal = old.text === now.text
  const words = {
    old: t('text.label', { title: old.title }),
    new: t('text.label', { title: now.title }),
    folded: t('text.fold'),
  }
  const { old: oldLabel, new: newLabel, folded } = words
  useEffect(() => {
    if (place.current === null || equal) return
    const made = mergedEditors(place.current, { old: old.text, new: now.text }, layout, {
      old: oldLabel,
      new: newLabel,
      folded,
    })
    editors.current = made
    setCount(made.count)
    // In a dialog that has just opened nothing has the focus yet; here its keys walk.
    if (document.activeElement?.role === 'dialog') made.focus()
    return () => {
      editors.current = null
      made.destroy()
    }
  }, [old.text, now.text, layout, equal, oldLabel, newLabel, folded])
  const walk = useWalk(count ?? 0, (index) => editors.current?.show(index), {
    v: () => {
      if (room) onLayout(layout === 'inline' ? 'beside' : 'inline')
      return room
    },
  })
  return (
    <section
      ref={section}
      className={view.view}
      data-layout={layout}
      aria-label={t('label')}
      onKeyDown={walk.onKeyDown}
    >
      <CompareBar
        summary={equal ? t('none') : count === null ? t('text.loading') : t('differences', { count })}
        place={count === null || equal ? null : { current: walk.current, total: count }}
        onNext={walk.next}
        onPrevious={walk.previous}
        layout={room ? layout : null}
        onLayout={onLayout}
      />
      <Titles old={old.title} now={now.title} layout={layout} />
      {equal ? (
        <EmptyState title={t('text.none')}>{t('text.noneAbout')}</EmptyState>
      ) : (
        <div ref={place} className={styles.texts} data-layout={layout} />
      )}
    </section>
  )
}
