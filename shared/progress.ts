/** Hears how far something is, from 0 to 1. */
export type Progress = (part: number) => void

/** The progress of a part of the work, which has this stretch of the whole. */
export function stretchOf(progress: Progress, from: number, to: number): Progress {
  return (part) => {
    progress(from + (to - from) * part)
  }
}

/** Tells how far it is where `at` of `whole` is done, in hundredths and never back; so it may be asked for every block. */
export function inHundredths(progress: Progress, whole: number): (at: number) => void {
  let told = 0
  return (at) => {
    const hundredth = Math.min(100, Math.floor((100 * at) / Math.max(1, whole)))
    if (hundredth <= told) return
    told = hundredth
    progress(hundredth / 100)
  }
}
