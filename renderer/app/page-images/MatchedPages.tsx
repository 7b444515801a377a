import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes'
import type { Session } from '../session'
import styles from './MatchImages.module.css'
import { Thumbnail } from './Thumbnail'
import { actOfKey, type Matching } from './use-matching'

/** The pages of a text, each with its image; the keys of the list put images to pages. */
export function MatchedPages({ session, matching }: { readonly session: Session; readonly matching: Matching }) {
  const { t } = useTranslation('page-images')
  const { links, byId, current, titleOf, nameOf } = matching
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.focus()
  }, [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : actOfKey(matching, event.key)
    if (act === null) return
    event.preventDefault()
    act()
  }
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className={styles.pages}
      aria-label={t('match.pages')}
      aria-activedescendant={`match-page-${String(current)}`}
      onKeyDown={onKeyDown}
    >
      {links.map((link, index) => {
        const name = link === null ? t('match.noImage') : nameOf(link)
        return (
          <div
            key={index}
            id={`match-page-${String(index)}`}
            role="option"
            aria-selected={index === current}
            aria-label={t('match.row', { page: titleOf(index), image: name })}
            className={classes(styles.row, index === current && styles.current)}
            onClick={() => {
              matching.choose(index)
            }}
          >
            <span className={styles.page}>{titleOf(index)}</span>
            <Thumbnail session={session} row={byId.get(link ?? '') ?? null} />
            <span className={classes(styles.name, link === null && styles.quiet)}>{name}</span>
          </div>
        )
      })}
    </div>
  )
}
