/** An image that may show a page: what is known of it by which its page can be told. */
export interface ImageToMatch {
  readonly id: string
  /** The name of its file. */
  readonly name: string
  /** What its file calls it, as the pages of a PDF may have labels; `null` where it says nothing. */
  readonly label: string | null
}

/** The images of pages, in the order of the pages: the id of each one's image, or `null`. No image stands twice. */
export type PageLinks = readonly (string | null)[]

/** Images put to pages, and by what. */
export interface ImageMatch {
  readonly by: 'number' | 'order'
  readonly links: PageLinks
}

/** By order is believed where numbers explain fewer than this share of what order could. */
const believed = 0.5

/**
 * Puts images, in their order, to pages by the numbers that both have, or one after the other, whichever explains more.
 * `numbers` are those of the pages. A number is what stands in the same place of all names (`p_0192.jpg`, `fol12r.png`, `iv.webp`);
 * where numbers lead, images without one come between their neighbours if there is just as much room.
 */
export function matchImages(images: readonly ImageToMatch[], numbers: readonly string[]): ImageMatch {
  const possible = Math.min(images.length, numbers.length)
  const byNumber = matchByNumber(images, numbers)
  const explained = byNumber.filter((index) => index !== null).length
  if (explained > 0 && explained >= possible * believed)
    return { by: 'number', links: linked(filledBetween(byNumber, images.length), images) }
  return { by: 'order', links: numbers.map((_, index) => images[index]?.id ?? null) }
}

const linked = (indexes: readonly (number | null)[], images: readonly ImageToMatch[]): PageLinks =>
  indexes.map((index) => (index === null ? null : (images[index]?.id ?? null)))

/** For each page the index of its image, by the place in the names that explains most. */
function matchByNumber(images: readonly ImageToMatch[], numbers: readonly string[]): readonly (number | null)[] {
  const words = images.map(({ name }) => wordsOf(name.replace(/\.[^.]*$/, '')))
  const longest = words.reduce((most, list) => Math.max(most, list.length), 0)
  let best = pairKeys(
    images.map(({ label }) => (label === null ? null : keyOf(label))),
    numbers,
  )
  // Counters stand last in most names, so places are told from the end first.
  for (const fromEnd of [true, false])
    for (let place = 0; place < longest; place += 1) {
      const keys = words.map((list) => list[fromEnd ? list.length - 1 - place : place] ?? null)
      const pairs = pairKeys(keys, numbers)
      if (count(pairs) > count(best)) best = pairs
    }
  return best
}

const count = (pairs: readonly (number | null)[]): number => pairs.filter((index) => index !== null).length

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\d+\p{L}?(?!\p{L})|\d+|\p{L}+/gu) ?? []).map((word) => word.replace(/^0+(?=\d)/, ''))

/** By what a page number is known in a name. */
const keyOf = (text: string): string => wordsOf(text).join(' ')

/** Pages of one number take the images of that number in order. */
function pairKeys(keys: readonly (string | null)[], numbers: readonly string[]): readonly (number | null)[] {
  const waiting = new Map<string, number[]>()
  for (const [index, key] of keys.entries())
    if (key !== null && key !== '') waiting.set(key, [...(waiting.get(key) ?? []), index])
  return numbers.map((n) => waiting.get(keyOf(n))?.shift() ?? null)
}

/** Puts images that no page has to the pages between the same neighbours, where both are as many. */
function filledBetween(pairs: readonly (number | null)[], images: number): readonly (number | null)[] {
  const taken = new Set(pairs)
  const filled = [...pairs]
  let before: number | null = null
  for (const [page, image] of pairs.entries()) {
    if (image === null) continue
    if (before !== null) {
      const from = pairs[before] ?? 0
      const free = between(from, image).filter((index) => index < images && !taken.has(index))
      const isRun = free.length === image - from - 1 && free.length === page - before - 1
      if (isRun) for (const [step, index] of free.entries()) filled[before + 1 + step] = index
    }
    before = page
  }
  return filled
}

const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + 1 + index)

/** Puts an image to a page; the page that had it gets what this one had. */
export function setLink(links: PageLinks, page: number, image: string): PageLinks {
  const had = links.indexOf(image)
  const here = links[page] ?? null
  return links.map((link, index) => (index === page ? image : index === had ? here : link))
}

/** Takes its image from a page. */
export function unlinkPage(links: PageLinks, page: number): PageLinks {
  return links.map((link, index) => (index === page ? null : link))
}

/** Gives two pages each other's images. */
export function swapLinks(links: PageLinks, one: number, other: number): PageLinks {
  return links.map((link, index) =>
    index === one ? (links[other] ?? null) : index === other ? (links[one] ?? null) : link,
  )
}

/**
 * Shifts the images of a page and of all after it by one page: on (`by` 1), or back (`by` -1), which takes the page's own image away.
 * What becomes free takes the image that comes before, or after, in the order of `images`, if no page has it.
 */
export function shiftLinks(links: PageLinks, page: number, by: 1 | -1, images: readonly string[]): PageLinks {
  if (page < 0 || page >= links.length) return links
  const head = links.slice(0, page)
  const tail = links.slice(page)
  const moved = by === 1 ? [null, ...tail.slice(0, -1)] : [...tail.slice(1), null]
  const shifted = [...head, ...moved]
  const free = by === 1 ? page : links.length - 1
  const beside = shifted[by === 1 ? free + 1 : free - 1]
  if (beside === null || beside === undefined) return shifted
  const next = images[images.indexOf(beside) - by]
  if (next === undefined || shifted.includes(next) || (by === 1 && next === links[page])) return shifted
  return shifted.map((link, index) => (index === free ? next : link))
}
