import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from '../app'

/** Something that goes wrong around the program and is mended after a while. */
export interface Fault {
  readonly begin: (app: App) => Promise<void>
  readonly end: (app: App) => Promise<void>
}

/** The browser gives the library no more room: each write fails with QuotaExceededError. */
export const noQuota: Fault = {
  begin: (app) => setQuota(app, 1),
  // It ends with the program too.
  end: (app) => (app.page.isClosed() ? Promise.resolve() : setQuota(app, undefined)),
}

async function setQuota(app: App, quotaSize: number | undefined): Promise<void> {
  const session = await app.page.context().newCDPSession(app.page)
  const { protocol, host } = new URL(app.page.url())
  // What URL says of the origin of a scheme of one's own is `null`.
  const origin = `${protocol}//${host}`
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) })
  await session.detach()
}

/** A disk of its own for a profile, which can be filled up. */
export class SmallDisk {
  readonly folder: string
  readonly #file: string

  private constructor(folder: string) {
    this.folder = folder
    this.#file = join(folder, 'full')
  }

  /** Mounts a disk of `megabytes`; `null` where this machine does not let us. */
  static mount(megabytes: number): SmallDisk | null {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
    const folder = mkdtempSync(join(tmpdir(), 'recto-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder], { stdio: 'ignore' })
      return new SmallDisk(folder)
    } catch {
      rmSync(folder, { recursive: true })
      return null
    }
  }

  /** Writes until nothing more goes on it. */
  fill(): void {
    const file = openSync(this.#file, 'w')
    const zeros = new Uint8Array(1 << 20)
    try {
      for (let size = zeros.length; size > 0;) {
        try {
          writeSync(file, zeros, 0, size)
        } catch {
          size >>= 1
        }
      }
    } finally {
      closeSync(file)
    }
  }

  /** Makes room again. */
  free(): void {
    rmSync(this.#file, { force: true })
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'ignore' })
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The disk of the profile is full. */
export const fullDisk = (disk: SmallDisk): Fault => ({
  begin: () => {
    disk.fill()
    return Promise.resolve()
  },
  end: () => {
    disk.free()
    return Promise.resolve()
  },
})
