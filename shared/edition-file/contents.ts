import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Finding } from '../finding'
import type { Decode } from '../text-file'
import { readDigests } from './bag'
import { partDamaged } from './findings'
import { paths } from './manifest'
import type { PartReading, Zip } from './zip-read'

/** The parts of the bag in a zip, each held against the digests of the bag when it is read. */
export class Contents {
  readonly #zip: Zip
  readonly #decode: Decode
  readonly #digests: ReadonlyMap<string, string>
  readonly #read = new Set<string>()
  /** What is wrong with the lists of digests. */
  readonly #flaws: readonly Finding[]

  constructor(zip: Zip, decode: Decode) {
    this.#zip = zip
    this.#decode = decode
    const tags = this.#digestsIn(paths.tagDigests, new Map())
    const payload = this.#digestsIn(paths.digests, tags ?? new Map<string, string>())
    this.#digests = new Map([...(tags ?? []), ...(payload ?? [])])
    this.#flaws = [
      ...(tags === null ? [partDamaged(paths.tagDigests)] : []),
      ...(payload === null ? [partDamaged(paths.digests)] : []),
    ]
  }

  /** A part by its path below the folder of the bag. */
  read(path: string): PartReading {
    this.#read.add(path)
    return this.#checked(path, this.#digests)
  }

  /** The text of a part in UTF-8; `null` where it is missing or damaged. */
  text(path: string): string | null {
    const part = this.read(path)
    return part.state === 'sound' ? this.#decode('utf-8', part.bytes) : null
  }

  /** What is wrong with the parts that were not read so far. */
  flawsOfTheRest(): readonly Finding[] {
    const rest = [...this.#digests.keys()].filter((path) => !this.#read.has(path) && path !== paths.digests)
    return [...this.#flaws, ...rest.filter((path) => this.read(path).state !== 'sound').map(partDamaged)]
  }

  #digestsIn(path: string, digests: ReadonlyMap<string, string>): ReadonlyMap<string, string> | null {
    const part = this.#checked(path, digests)
    const text = part.state === 'sound' ? this.#decode('utf-8', part.bytes) : null
    return text === null ? null : readDigests(text)
  }

  #checked(path: string, digests: ReadonlyMap<string, string>): PartReading {
    const part = this.#zip.part(this.#zip.folder + path)
    const digest = digests.get(path)
    if (part.state !== 'sound' || digest === undefined || bytesToHex(sha256(part.bytes)) === digest) return part
    return { state: 'damaged', bytes: part.bytes }
  }
}
