import type { SourcePlace } from '../finding'
import { offeredKinds, repairKinds, type RepairKind } from '../xml/repair'
import { shown, visible } from '../xml/repair-words'
import type { RepairableFile } from './repairs'

/** One repair as a person is shown it: what stands there, what would stand there, and the line around it. */
export interface ShownRepair {
  readonly at: SourcePlace
  readonly before: string
  readonly was: string
  readonly text: string
  readonly after: string
}

/** The repairs of one kind in a file. */
export interface RepairGroup {
  readonly kind: RepairKind
  /** Whether the file cannot be read without them. */
  readonly needed: boolean
  readonly count: number
  /** The first of them, at most {@link SHOWN_PER_KIND}. */
  readonly shown: readonly ShownRepair[]
}

/** How many repairs of one kind are shown with what stands around them. */
export const SHOWN_PER_KIND = 100

/** How much of its line is shown on either side of a repair, in UTF-16 units. */
const AROUND = 40

/** The repairs of a file by kind, in the order of {@link repairKinds}. */
export function repairGroups({ file, repairs }: RepairableFile): readonly RepairGroup[] {
  return repairKinds.flatMap((kind): RepairGroup[] => {
    const ofKind = repairs.filter((repair) => repair.kind === kind)
    if (ofKind.length === 0) return []
    const first = ofKind.slice(0, SHOWN_PER_KIND).map(({ at, from, to, was, text }) => ({
      at,
      before: visible(lineBefore(file.text, from)),
      was: shown(was),
      text: shown(text),
      after: visible(lineAfter(file.text, to)),
    }))
    return [{ kind, needed: !offeredKinds.has(kind), count: ofKind.length, shown: first }]
  })
}

function lineBefore(text: string, end: number): string {
  const start = Math.max(0, end - AROUND)
  const whole = isFirstHalf(text, start - 1) ? start + 1 : start
  return text.slice(whole, end).replace(/^[^]*[\r\n]/, '')
}

function lineAfter(text: string, start: number): string {
  const end = start + AROUND
  return text.slice(start, isFirstHalf(text, end - 1) ? end - 1 : end).replace(/[\r\n][^]*$/, '')
}

/** Whether half of a pair stands here, whose other half follows. */
function isFirstHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}
