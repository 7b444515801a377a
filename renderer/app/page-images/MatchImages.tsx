import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/host'
import { setLink, shiftLinks, swapLinks, unlinkPage, type PageLinks } from '../../../shared/proofing/match-images'
import { pageTrackOf } from '../../editor/plugins/page-track'
import type { ImageRow } from '../../store/rows'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Dialog } from '../../ui/Dialog'
import { Kbd } from '../../ui/Kbd'
import { Select } from '../../ui/Select'
import { useSource } from '../../ui/use-source'
import { problemText } from '../i18n'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { putImages } from './image-acts'
import styles from './MatchImages.module.css'
import { Thumbnail } from './Thumbnail'

/** Which image shows which page, to be corrected by hand: shifted, swapped, set and taken away, by keys or buttons. */
export function MatchImages(props: {
  readonly session: Session
  readonly text: OpenText
  /** What could not be taken in just now. */
  readonly problems: readonly Problem[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['page-images', 'app'])
  const { session, text, problems, onClose } = props
  const now = useSource(session.images.now)
  const pages = useMemo(() => pageTrackOf(text.state).pages, [text])
  const [changed, setChanged] = useState<PageLinks | null>(null)
  const [removed, setRemoved] = useState<readonly string[]>([])
  const [current, setCurrent] = useState(() => Math.min(session.images.page.get(), pages.length - 1))
  const images = now.rows.filter(({ id }) => !removed.includes(id))
  const links = changed ?? pages.map(({ id }) => now.byPage.get(id)?.image ?? null)
  const left = images.filter(({ id }) => !links.includes(id))
  const nameOf = useImageNames(now.byId)
  const titleOf = (index: number) => {
    const n = pages[index]?.n ?? ''
    return n === '' ? t('unnumbered', { index: index + 1 }) : t('page', { n })
  }
  const change = (next: PageLinks, said: string) => {
    setChanged(next)
    session.say(said)
  }
  const ids = images.map(({ id }) => id)
  const page = titleOf(current)
  const shift = (by: 1 | -1) => {
    change(shiftLinks(links, current, by, ids), t('match.saidShifted', { page }))
  }
  const swap = () => {
    if (current + 1 < pages.length) change(swapLinks(links, current, current + 1), t('match.saidSwapped', { page }))
  }
  const unlink = () => {
    change(unlinkPage(links, current), t('match.saidUnlinked', { page }))
  }
  const set = (image: string) => {
    if (image === '') unlink()
    else change(setLink(links, current, image), t('match.saidSet', { page, image: nameOf(image) }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => setCurrent(Math.min(pages.length - 1, current + 1)),
      ArrowUp: () => setCurrent(Math.max(0, current - 1)),
      Home: () => setCurrent(0),
      End: () => setCurrent(pages.length - 1),
      '+': () => shift(1),
      '-': () => shift(-1),
      s: swap,
      Delete: unlink,
    }[event.key]
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('match.title')}
      closeLabel={t('close', { ns: 'app' })}
      description={t('match.counts', {
        linked: links.filter((link) => link !== null).length,
        pages: pages.length,
        left: left.length,
      })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose()
              void putImages(session, text, links, removed)
            }}
          >
            {t('match.done')}
          </Button>
        </>
      }
    >
      {problems.length > 0 && (
        <section className={styles.problems} aria-label={t('match.problems')}>
          <ul>
            {problems.map((problem, index) => (
              <li key={index}>{problemText(problem)}</li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.columns}>
        <PageRows {...{ session, links, current, titleOf, nameOf, onKeyDown }} byId={now.byId} onChoose={setCurrent} />
        <div className={styles.tools}>
          <Select
            label={t('match.image', { page })}
            value={links[current] ?? ''}
            options={[
              { value: '', label: t('match.noImage') },
              ...images.map(({ id }) => ({ value: id, label: nameOf(id) })),
            ]}
            onChange={set}
          />
          <Button onClick={() => shift(1)}>
            {t('match.later')} <Kbd keys="+" />
          </Button>
          <Button onClick={() => shift(-1)}>
            {t('match.earlier')} <Kbd keys="-" />
          </Button>
          <Button onClick={swap} disabled={current + 1 >= pages.length}>
            {t('match.swap')} <Kbd keys="s" />
          </Button>
          <Button onClick={unlink} disabled={(links[current] ?? null) === null}>
            {t('match.unlink')} <Kbd keys="Delete" />
          </Button>
          <h3 className={styles.heading}>{t('match.left')}</h3>
          {left.length === 0 ? (
            <p className={styles.quiet}>{t('match.leftNone')}</p>
          ) : (
            <>
              <ul className={styles.left} tabIndex={0} aria-label={t('match.left')}>
                {left.map((row) => (
                  <li key={row.id} className={styles.leftRow}>
                    <Thumbnail {...{ session, row }} />
                    <span className={styles.name}>{nameOf(row.id)}</span>
                  </li>
                ))}
              </ul>
              <Button
                onClick={() => {
                  setChanged(links)
                  setRemoved([...removed, ...left.map(({ id }) => id)])
                }}
              >
                {t('match.removeLeft', { count: left.length })}
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}

function useImageNames(byId: ReadonlyMap<string, ImageRow>): (id: string) => string {
  const { t } = useTranslation('page-images')
  return (id) => {
    const row = byId.get(id)
    if (row === undefined) return ''
    return row.sheet === null ? row.name : t('match.sheet', { name: row.name, sheet: row.sheet })
  }
}

function PageRows(props: {
  readonly session: Session
  readonly links: PageLinks
  readonly byId: ReadonlyMap<string, ImageRow>
  readonly current: number
  readonly titleOf: (index: number) => string
  readonly nameOf: (id: string) => string
  readonly onChoose: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}) {
  const { t } = useTranslation('page-images')
  const { session, links, byId, current } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.focus()
  }, [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className={styles.pages}
      aria-label={t('match.pages')}
      aria-activedescendant={`match-page-${String(current)}`}
      onKeyDown={props.onKeyDown}
    >
      {links.map((link, index) => {
        const name = link === null ? t('match.noImage') : props.nameOf(link)
        return (
          <div
            key={index}
            id={`match-page-${String(index)}`}
            role="option"
            aria-selected={index === current}
            aria-label={t('match.row', { page: props.titleOf(index), image: name })}
            className={classes(styles.row, index === current && styles.current)}
            onClick={() => {
              props.onChoose(index)
            }}
          >
            <span className={styles.page}>{props.titleOf(index)}</span>
            <Thumbnail session={session} row={(link !== null && byId.get(link)) || null} />
            <span className={classes(styles.name, link === null && styles.quiet)}>{name}</span>
          </div>
        )
      })}
    </div>
  )
}
