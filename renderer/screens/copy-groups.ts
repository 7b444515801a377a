import type { BackupFile } from '../../shared/host'

/** The second copies of one edition, the latest first. */
export interface EditionCopies {
  readonly edition: string
  readonly files: readonly BackupFile[]
}

/** Second copies by edition, those first that were copied last; whatever the clock said, a later copy is a later one. */
export function copiesByEdition(files: readonly BackupFile[]): readonly EditionCopies[] {
  const groups = new Map<string, BackupFile[]>()
  for (const file of files) groups.set(file.edition, [...(groups.get(file.edition) ?? []), file])
  return [...groups]
    .map(([edition, all]) => ({ edition, files: all.toSorted((a, b) => b.order - a.order || b.at - a.at) }))
    .sort((a, b) => (b.files[0]?.at ?? 0) - (a.files[0]?.at ?? 0))
}

/** The copies of one day, as they follow each other. */
export interface DayCopies {
  /** A time of that day. */
  readonly day: number
  readonly files: readonly BackupFile[]
}

/** Parts copies, which stand in order, where the day changes. */
export function copiesByDay(files: readonly BackupFile[]): readonly DayCopies[] {
  const days: { day: number; files: BackupFile[] }[] = []
  for (const file of files) {
    const last = days.at(-1)
    if (last !== undefined && isSameDay(last.day, file.at)) last.files.push(file)
    else days.push({ day: file.at, files: [file] })
  }
  return days
}

const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString()
