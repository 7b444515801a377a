import { encodeUtf8 } from '../encodings'
import { calendarDay } from './calendar-day'
import type { EditionFile } from './edition-file'
import { paths } from './manifest'
import { packPart, type ZipPart } from './zip-write'

/** A zip part for each file that makes payload and tag files a bag (BagIt 1.0, RFC 8493), those files included. */
export function bagged(
  { edition, program, written }: EditionFile,
  payload: readonly ZipPart[],
  copy: ZipPart,
): readonly ZipPart[] {
  const octets = payload.reduce((sum, { part }) => sum + part.size, 0)
  const about = [
    ['Bag-Software-Agent', program],
    ['Bagging-Date', calendarDay(written)],
    ['External-Identifier', edition.id],
    ['External-Description', edition.name],
    ['Payload-Oxum', `${String(octets)}.${String(payload.length)}`],
  ] as const
  const tags = [
    tag('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    tag('bag-info.txt', about.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('')),
    tag(paths.digests, digestsOf(payload)),
    copy,
  ]
  return [...tags, tag(paths.tagDigests, digestsOf(tags)), ...payload]
}

const tag = (path: string, text: string): ZipPart => ({ path, part: packPart(encodeUtf8(text), false) })

const digestsOf = (parts: readonly ZipPart[]): string =>
  parts.map(({ path, part }) => `${part.sha256}  ${path}\n`).join('')

/** The digests that a list of a bag tells, in hexadecimal digits, by paths. */
export function readDigests(list: string): ReadonlyMap<string, string> {
  const digests = new Map<string, string>()
  for (const [, digest = '', path = ''] of list.matchAll(/^([0-9a-f]{64})[ \t]+\*?(\S.*?)\r?$/gim))
    digests.set(unescaped(path), digest.toLowerCase())
  return digests
}

const unescaped = (path: string): string =>
  path.replace(/%(0A|0D|25)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
