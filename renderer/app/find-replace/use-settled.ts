import { useEffect, useState } from 'react'

/** A value once it has been the same for some milliseconds, and a way not to wait. */
export function useSettled<T>(value: T, rest: number): readonly [T, () => void] {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => {
      settle(value)
    }, rest)
    return () => {
      clearTimeout(timer)
    }
  }, [value, rest])
  return [
    settled,
    () => {
      settle(value)
    },
  ]
}
