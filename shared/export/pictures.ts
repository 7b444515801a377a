import type { Node } from 'prosemirror-model'
import { partName } from '../part-names'
import { localName } from '../schema'
import type { ExportedFile } from './format'

/** A picture that stands in an export. */
export interface Picture {
  /** The name of its file. */
  readonly name: string
  /** `image/jpeg`, `image/png` or `image/webp`. */
  readonly type: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

/** The picture that a text, by its id, means by the address of a `graphic` (TEI P5, 3.10); `null` where it is not at hand. */
export type PictureOf = (text: string, url: string) => Picture | null

/** The addresses of the pictures that a text shows, each once. Walks the doc. */
export function pictureAddresses(doc: Node): readonly string[] {
  const found = new Set<string>()
  doc.descendants(({ attrs }) => {
    const { name, attributes } = attrs as { name?: unknown; attributes?: Readonly<Record<string, string>> }
    const url = attributes?.['url'] ?? ''
    if (url !== '' && typeof name === 'string' && localName(name) === 'graphic') found.add(url)
  })
  return [...found]
}

/** The image that an address means: that whose file is called as it ends, with or without the ending of a file's name. */
export function imageCalled<I extends { readonly name: string }>(images: readonly I[], url: string): I | null {
  const called = plainName(decoded(url).replace(/[?#].*$/s, ''))
  if (called === '') return null
  const named = images.filter(({ name }) => withoutEnding(plainName(name)) === withoutEnding(called))
  return named.find(({ name }) => plainName(name) === called) ?? named[0] ?? null
}

const plainName = (path: string): string =>
  path
    .replace(/^.*[/\\]/s, '')
    .normalize('NFC')
    .toLowerCase()
const withoutEnding = (name: string): string => name.replace(/\.(?:jpe?g|png|webp|gif|tiff?)$/, '')

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** A picture as a page shows it. */
export interface PlacedPicture {
  /** Its address; `''` where whoever shows the page finds it by `called`. */
  readonly src: string
  /** What the page knows it by that shows it. */
  readonly called?: string
  readonly width: number
  readonly height: number
  /** What is said where it cannot be seen. */
  readonly alt: string
}

/** The pictures of pages: within them as data (RFC 2397), or as files in a folder beside them, each once. */
export class PlacedPictures {
  readonly #find: PictureOf
  readonly #place: 'within' | 'beside'
  readonly #paths = new Map<Picture, string>()

  constructor(find: PictureOf | undefined, place: 'within' | 'beside') {
    this.#find = find ?? (() => null)
    this.#place = place
  }

  /** The pictures of a text, by their addresses. */
  of(text: string): (url: string) => PlacedPicture | null {
    return (url) => {
      const picture = url === '' ? null : this.#find(text, url)
      if (picture === null) return null
      const { width, height, name, type, bytes } = picture
      const src = this.#place === 'within' ? `data:${type};base64,${base64(bytes)}` : encodeURI(this.#pathOf(picture))
      return { src, width, height, alt: name.replace(/\.\w+$/, '') }
    }
  }

  /** Those that stand beside the pages, with their paths and types. */
  get files(): readonly (ExportedFile & { readonly type: string })[] {
    return [...this.#paths].map(([{ bytes, type }, path]) => ({ path, bytes, type }))
  }

  #pathOf(picture: Picture): string {
    const known = this.#paths.get(picture)
    if (known !== undefined) return known
    const ending = `.${picture.type.replace(/^image\//, '').replace('jpeg', 'jpg')}`
    const name = partName(picture.name.replace(/\.\w+$/, ''), ending)
    const taken = new Set([...this.#paths.values()].map((path) => path.toLowerCase()))
    const path = `images/${name}`
    const own = taken.has(path.toLowerCase()) ? `images/${String(this.#paths.size + 1)}-${name}` : path
    this.#paths.set(picture, own)
    return own
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes in base 64 (RFC 4648, 4), in pieces whose text is joined once. */
function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  let piece = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two, three] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const group = (one << 16) | ((two ?? 0) << 8) | (three ?? 0)
    piece += digits.charAt(group >> 18) + digits.charAt((group >> 12) & 63)
    piece += two === undefined ? '=' : digits.charAt((group >> 6) & 63)
    piece += three === undefined ? '=' : digits.charAt(group & 63)
    if (piece.length > 8192) {
      pieces.push(piece)
      piece = ''
    }
  }
  return pieces.join('') + piece
}
