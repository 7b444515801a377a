import { useEffect, useState, type RefObject } from 'react'

/** Whether an element is at least this wide, in pixels; `true` until it was measured. */
export function useRoom(place: RefObject<HTMLElement | null>, least: number): boolean {
  const [room, setRoom] = useState(true)
  useEffect(() => {
    if (place.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom(entry.contentRect.width >= least)
    })
    observer.observe(place.current)
    return () => {
      observer.disconnect()
    }
  }, [place, least])
  return room
}
