import type { Answer, BackupPlace } from '../shared/host'
import { notTaken } from './backup-problem'
import { whyNoCopy, type CopyFolder } from './backups'
import { readJson, writeJson } from './stored-json'

/** Where second copies go: into a folder of the program's own, until the person chooses another. */
export class CopyPlace {
  readonly #settings: string
  readonly #usual: string
  #chosen: string | null

  /** The place as it is remembered in the file `settings`; `usual` is the folder where nothing is. */
  static async open(settings: string, usual: string): Promise<CopyPlace> {
    const stored = await readJson(settings)
    const folder = typeof stored === 'object' && stored !== null && 'folder' in stored ? stored.folder : null
    return new CopyPlace(settings, usual, typeof folder === 'string' && folder !== '' ? folder : null)
  }

  private constructor(settings: string, usual: string, chosen: string | null) {
    this.#settings = settings
    this.#usual = usual
    this.#chosen = chosen
  }

  /** The folder of now. */
  get folder(): CopyFolder {
    return { path: this.#chosen ?? this.#usual, make: this.#chosen === null }
  }

  /** The folder of now, and whether a copy can be written there. */
  async state(): Promise<BackupPlace> {
    return { folder: this.folder.path, chosen: this.#chosen !== null, problem: await whyNoCopy(this.folder) }
  }

  /** Takes another folder from now on, and remembers it; one that cannot be written to is not taken. */
  async choose(folder: string): Promise<Answer<BackupPlace>> {
    const chosen = folder === this.#usual ? null : folder
    const problem = await whyNoCopy({ path: folder, make: chosen === null })
    if (problem !== null) return { ok: false, problem: notTaken(problem, folder, this.folder.path) }
    this.#chosen = chosen
    await writeJson(this.#settings, { folder: chosen })
    return { ok: true, value: { folder, chosen: chosen !== null, problem: null } }
  }
}
