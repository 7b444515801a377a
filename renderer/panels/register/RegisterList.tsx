import { memo, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { KindMark } from '../../ui/KindMark'
import { aboutEntry } from './entry-words'
import { heightOf, linesInSight, topsOf, type LineRange } from './line-window'
import styles from './RegisterList.module.css'
import type { ChosenLine, RegisterLine } from './register-lines'
import type { ChosenLines } from './use-line-choice'

interface RegisterListProps {
  readonly lines: readonly RegisterLine[]
  readonly chosen: ChosenLines
  readonly picked: ReadonlySet<string>
  readonly inText: boolean
  /** A key that is none of walking and picking; answers whether it did anything. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onOpen: (line: ChosenLine) => void
}

/** The lines of a register, of which only those near what is in sight are drawn; one stop of the Tab key. */
export function RegisterList(props: RegisterListProps) {
  const { t } = useTranslation('register')
  const { lines, chosen } = props
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const tops = useMemo(() => topsOf(lines), [lines])
  const [sight, setSight] = useState({ top: 0, height: 800 })
  const range = linesInSight(tops, sight.top, sight.height)
  useSight(list, setSight)
  useActiveInSight(list, tops, chosen.index)
  const press = (event: KeyboardEvent) => {
    if (!props.onKey(event) && !chosen.press(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const sizes = useMemo(() => placesAmong(lines), [lines])
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={t('list')}
      aria-multiselectable
      aria-activedescendant={chosen.active === null ? undefined : `${id}-${String(chosen.index)}`}
      onKeyDown={press}
      onFocus={chosen.settle}
    >
      <div className={styles.all} style={{ height: tops.at(-1) ?? 0 }} role="presentation">
        {drawn(range, chosen.index).map((index) => {
          const line = lines[index]
          if (line === undefined) return null
          return (
            <div key={line.key} className={styles.place} style={{ top: tops[index] ?? 0 }} role="presentation">
              <Line
                {...{ line, id }}
                index={index}
                place={sizes.places[index] ?? 0}
                size={sizes.size}
                inText={props.inText}
                active={index === chosen.index}
                picked={props.picked.has(line.key)}
                alone={props.picked.size === 0}
                chosen={chosen}
                onOpen={props.onOpen}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Indices of the lines to draw: what is in sight, and the active one, which screen readers ask for. */
function drawn({ from, to }: LineRange, active: number): readonly number[] {
  const within = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  return active < 0 || (active >= from && active < to) ? within : [...within, active]
}

/** The place of each line among those that can be chosen, counted from 1, and how many they are. */
function placesAmong(lines: readonly RegisterLine[]): { readonly places: readonly number[]; readonly size: number } {
  let size = 0
  const places = lines.map((line) => (line.kind === 'heading' ? 0 : ++size))
  return { places, size }
}

/** Follows what of the list is in sight. */
function useSight(
  list: React.RefObject<HTMLDivElement | null>,
  set: (sight: { readonly top: number; readonly height: number }) => void,
): void {
  useEffect(() => {
    const { current } = list
    if (current === null) return
    const look = () => {
      set({ top: current.scrollTop, height: current.clientHeight })
    }
    const sized = new ResizeObserver(look)
    sized.observe(current)
    current.addEventListener('scroll', look, { passive: true })
    return () => {
      sized.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [list, set])
}

/** Scrolls so that the active line is in sight, with its heading where it is the first under it. */
function useActiveInSight(list: React.RefObject<HTMLDivElement | null>, tops: readonly number[], active: number): void {
  useEffect(() => {
    const { current } = list
    if (current === null || active < 0) return
    const top = active <= 1 ? 0 : (tops[active] ?? 0)
    const bottom = tops[active + 1] ?? top
    if (top < current.scrollTop) current.scrollTo({ top })
    else if (bottom > current.scrollTop + current.clientHeight) current.scrollTo({ top: bottom - current.clientHeight })
  }, [list, tops, active])
}

interface LineProps {
  readonly id: string
  readonly index: number
  readonly line: RegisterLine
  readonly place: number
  readonly size: number
  readonly inText: boolean
  readonly active: boolean
  readonly picked: boolean
  /** Nothing is picked: then what is active is what is chosen. */
  readonly alone: boolean
  readonly chosen: ChosenLines
  readonly onOpen: (line: ChosenLine) => void
}

const Line = memo(
  function Line(props: LineProps) {
    const { t } = useTranslation('register')
    const { line, chosen } = props
    if (line.kind === 'heading')
      return (
        <div className={styles.heading} style={{ height: heightOf(line) }} aria-hidden>
          <span>{t(`groups.${line.group}`)}</span>
          <span className={styles.count}>{t('number', { count: line.count })}</span>
        </div>
      )
    return (
      <div
        id={`${props.id}-${String(props.index)}`}
        className={styles.line}
        style={{ height: heightOf(line) }}
        role="option"
        aria-selected={props.picked || (props.alone && props.active)}
        aria-posinset={props.place}
        aria-setsize={props.size}
        aria-label={saidOf(line, props.inText, t)}
        data-among={(props.active && !props.alone) || undefined}
        onMouseDown={(event) => {
          chosen.choose(line, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'pick' : 'only')
        }}
        onDoubleClick={() => {
          props.onOpen(line)
        }}
      >
        <LineWords line={line} inText={props.inText} />
      </div>
    )
  },
  (a, b) =>
    a.line === b.line &&
    a.active === b.active &&
    a.picked === b.picked &&
    a.alone === b.alone &&
    a.index === b.index &&
    a.size === b.size &&
    a.chosen === b.chosen,
)

function LineWords({ line, inText }: { readonly line: ChosenLine; readonly inText: boolean }) {
  const { t } = useTranslation('register')
  const entry = line.kind === 'entry' ? line.entry : null
  const name = line.kind === 'entry' ? line.entry.name : line.name.text
  const about = entry === null ? '' : aboutEntry(entry)
  return (
    <>
      <KindMark kind={line.kind === 'entry' ? line.entry.kind : line.name.kind} />
      <span className={styles.name} data-quiet={line.kind === 'name' || undefined} title={name}>
        {name}
      </span>
      <span className={styles.counts}>
        {line.kind === 'name' ? (
          t('number', { count: line.name.places.length })
        ) : (
          <>
            {inText && line.facts.here > 0 && <b className={styles.here}>{t('number', { count: line.facts.here })}</b>}
            {line.facts.edition !== null && line.facts.edition > 0 && (
              <span>{t('number', { count: line.facts.edition })}</span>
            )}
          </>
        )}
      </span>
      {about !== '' && (
        <span className={styles.about} title={about}>
          {about}
        </span>
      )}
    </>
  )
}

/** What screen readers say of a line. */
function saidOf(line: ChosenLine, inText: boolean, t: ReturnType<typeof useTranslation<'register'>>['t']): string {
  if (line.kind === 'name')
    return [line.name.text, t(`kinds.${line.name.kind}`), t('notLinked', { count: line.name.places.length })].join(', ')
  const { entry, facts } = line
  return [
    entry.name,
    t(`kinds.${entry.kind}`),
    aboutEntry(entry),
    inText ? t('mentionsHere', { count: facts.here }) : '',
    facts.edition === null ? '' : t('mentionsInEdition', { count: facts.edition }),
  ]
    .filter((part) => part !== '')
    .join(', ')
}
