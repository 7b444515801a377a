import { useEffect, useId, useRef, useState, type CSSProperties, type ReactNode, type RefObject } from 'react'
import { classes } from './classes'
import styles from './Split.module.css'

/** From this width on, in pixels, both parts have room side by side. */
const roomForBoth = 720
/** The smallest and the largest share of the first part, in percent. */
const least = 25
const most = 75
/** How far a key moves the line between the parts, in percent. */
const step = 4

/** How two parts share a place. */
export interface SplitArrangement {
  /** Side by side, or one above the other. */
  readonly stacked: boolean
  /** Whether the second part stands before the first: left of it, or above. */
  readonly secondFirst: boolean
  /** What becomes of two parts that have no room side by side: the second lies over the first, or they are stacked. */
  readonly narrow: 'over' | 'stacked'
}

const beside: SplitArrangement = { stacked: false, secondFirst: false, narrow: 'over' }

/**
 * Two parts with a line between them that is moved by dragging and by keys: side by side, or one above the other. Without a
 * second part the first has all the room, and stays what it is.
 */
export function Split(props: {
  readonly first: ReactNode
  readonly second: ReactNode | null
  /** What the line between the parts is called. */
  readonly label: string
  /** The share of the first part, in percent. */
  readonly share: number
  readonly onShare: (share: number) => void
  /** Side by side with the first part first, where it is left out. */
  readonly arrangement?: SplitArrangement
}) {
  const { second, share, arrangement = beside } = props
  const place = useRef<HTMLDivElement>(null)
  const isWide = useIsWide(place)
  const id = useId()
  const stacked = arrangement.stacked || (!isWide && arrangement.narrow === 'stacked')
  const both = second !== null && (isWide || stacked)
  const over = second !== null && !both
  return (
    <div
      ref={place}
      className={classes(styles.split, stacked && styles.stacked)}
      style={{ '--share': `${String(share)}%` } as CSSProperties}
      data-split={second === null ? 'one' : over ? 'over' : stacked ? 'stacked' : 'beside'}
    >
      {arrangement.secondFirst && second !== null && (
        <div key="second" className={styles.second}>
          {second}
        </div>
      )}
      {arrangement.secondFirst && both && (
        <Line key="line" {...props} place={place} controls={id} {...{ stacked }} turned />
      )}
      <div key="first" id={id} className={classes(styles.first, both && styles.shared, over && styles.under)}>
        {props.first}
      </div>
      {!arrangement.secondFirst && both && (
        <Line key="line" {...props} place={place} controls={id} {...{ stacked }} turned={false} />
      )}
      {!arrangement.secondFirst && second !== null && (
        <div key="second" className={styles.second}>
          {second}
        </div>
      )}
    </div>
  )
}

/** Whether both parts have room side by side. */
function useIsWide(place: RefObject<HTMLDivElement | null>): boolean {
  const [isWide, setIsWide] = useState(true)
  useEffect(() => {
    const { current } = place
    if (current === null) return
    const observer = new ResizeObserver(() => {
      setIsWide(current.clientWidth >= roomForBoth)
    })
    observer.observe(current)
    return () => {
      observer.disconnect()
    }
  }, [place])
  return isWide
}

function Line(props: {
  readonly label: string
  readonly share: number
  readonly onShare: (share: number) => void
  readonly place: RefObject<HTMLDivElement | null>
  readonly controls: string
  readonly stacked: boolean
  /** Whether the first part stands behind the line. */
  readonly turned: boolean
}) {
  const { share, onShare, place, stacked, turned } = props
  const move = (to: number) => {
    onShare(Math.round(Math.min(most, Math.max(least, to))))
  }
  const sign = turned ? -1 : 1
  const [back, on] = stacked ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight']
  return (
    <div
      role="separator"
      tabIndex={0}
      className={styles.line}
      aria-label={props.label}
      aria-orientation={stacked ? 'horizontal' : 'vertical'}
      aria-controls={props.controls}
      aria-valuenow={share}
      aria-valuemin={least}
      aria-valuemax={most}
      onDoubleClick={() => {
        move(50)
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        const frame = place.current?.getBoundingClientRect()
        if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return
        const part = stacked ? (event.clientY - frame.top) / frame.height : (event.clientX - frame.left) / frame.width
        move((turned ? 1 - part : part) * 100)
      }}
      onKeyDown={(event) => {
        const to = { [back]: share - sign * step, [on]: share + sign * step, Home: least, End: most }[event.key]
        if (to === undefined) return
        event.preventDefault()
        move(to)
      }}
    />
  )
}
