import { readdirSync, readFileSync } from 'node:fs'

/**
 * How many bytes the renderer processes of the browsers that this process started have for themselves, Workers and the
 * page's elements included (Linux, `Private_Clean` and `Private_Dirty` of smaps_rollup); `null` where the system does not tell.
 */
export function privateMemoryOfPages(): number | null {
  const own = renderers()
  if (own.length === 0) return null
  return own.reduce((sum, pid) => sum + privateBytes(pid), 0)
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly line: string
}

/** The renderer processes that descend from this one. */
function renderers(): readonly number[] {
  const all = new Map(processes().map((one) => [one.pid, one]))
  const isOurs = (one: Process | undefined): boolean =>
    one !== undefined && (one.parent === process.pid || isOurs(all.get(one.parent)))
  return [...all.values()].filter((one) => one.line.includes('--type=renderer') && isOurs(one)).map(({ pid }) => pid)
}

function processes(): readonly Process[] {
  return namesIn('/proc').flatMap((name) => {
    const pid = Number(name)
    if (!Number.isInteger(pid)) return []
    // The name of a program may hold spaces and brackets; what follows it does not.
    const stat = textOf(`/proc/${name}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return [{ pid, parent, line: textOf(`/proc/${name}/cmdline`) }]
  })
}

function privateBytes(pid: number): number {
  const told = textOf(`/proc/${pid}/smaps_rollup`)
  return [...told.matchAll(/^Private_(?:Clean|Dirty):\s*(\d+) kB/gmu)].reduce(
    (sum, [, kilobytes]) => sum + Number(kilobytes) * 1024,
    0,
  )
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** What a file of the system says; nothing where its process is gone. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
