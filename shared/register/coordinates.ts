import type { Coordinates } from './entry'

/** One of the two numbers: degrees, with minutes and seconds where they are written, and its point of the compass. */
const angle = String.raw`([-+]?\d+(?:[.,]\d+)?)\s*°?\s*(?:(\d+(?:\.\d+)?)\s*['′]\s*)?(?:(\d+(?:\.\d+)?)\s*["″]\s*)?([NSEWO])?`

const pair = new RegExp(`^\\s*${angle}\\s*[,;\\s]\\s*${angle}\\s*$`, 'i')

/**
 * Coordinates as they are pasted from maps and gazetteers: `59.91 10.75`, `59.91, 10.75`, `59° 55′ N, 10° 45′ E`; latitude
 * first, unless the points of the compass say otherwise. `null` where they do not lie on the globe or are none.
 */
export function readCoordinates(text: string): Coordinates | null {
  const match = pair.exec(text)
  if (match === null) return null
  const [first, second] = [angleOf(match.slice(1, 5)), angleOf(match.slice(5, 9))]
  const turned = first.axis === 'east' || second.axis === 'north'
  const [north, east] = turned ? [second, first] : [first, second]
  if (north.axis === 'east' || east.axis === 'north') return null
  if (!(Math.abs(north.degrees) <= 90 && Math.abs(east.degrees) <= 180)) return null
  return { latitude: north.degrees, longitude: east.degrees }
}

/** Coordinates as TEI's `geo` and {@link readCoordinates} have them: `59.91 10.75`. */
export function writeCoordinates({ latitude, longitude }: Coordinates): string {
  return `${String(latitude)} ${String(longitude)}`
}

interface Angle {
  readonly degrees: number
  readonly axis: 'north' | 'east' | null
}

function angleOf([whole = '', minutes = '0', seconds = '0', point = '']: readonly (string | undefined)[]): Angle {
  const letter = point.toUpperCase()
  const size = Math.abs(Number(whole.replace(',', '.'))) + Number(minutes) / 60 + Number(seconds) / 3600
  const negative = whole.startsWith('-') || letter === 'S' || letter === 'W'
  const rounded = Math.round(size * 1e6) / 1e6
  return {
    degrees: negative && rounded !== 0 ? -rounded : rounded,
    axis: letter === '' ? null : letter === 'N' || letter === 'S' ? 'north' : 'east',
  }
}
