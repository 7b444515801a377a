/** What Windows keeps for devices, whatever ending follows (Naming Files, Win32). */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/** What a name may not hold on one system or another, what cannot be seen, and what BagIt would have to escape. */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}/\\:*?"<>|%]+/gu

/** How many bytes of UTF-8 a name may have; file systems allow 255, and folders stand before it. */
const longest = 120

/**
 * A name for a file that every system takes, after `title`: NFC, without spaces, of at most 120 bytes in UTF-8 with the
 * `ending` (such as `.xml`).
 */
export function partName(title: string, ending = ''): string {
  const words = title.normalize('NFC').replace(unfit, ' ').trim().replace(/\s+/gu, '-')
  const name = trimmed(cut(trimmed(words), longest - ending.length))
  if (name === '') return `untitled${ending}`
  return reserved.test(name) ? `_${name}${ending}` : name + ending
}

/** The same with a number before it, by which files lie in their order: `007-title.xml`. */
export function numberedName(index: number, title: string, ending = ''): string {
  return `${String(index + 1).padStart(3, '0')}-${partName(title, ending)}`
}

/** The name of the file of a text, the `index`th of its edition; a title may be the name of the file it came from. */
export function textName(index: number, title: string, ending: string): string {
  return numberedName(index, title.replace(/\.(xml|tei|txt)$/i, ''), ending)
}

/** The name of a file and its ending, if it has one that is one: `letter.v2.txt` is `letter.v2` and `.txt`. */
export function splitEnding(name: string): readonly [stem: string, ending: string] {
  const [, stem = name, ending = ''] = /^(.+)(\.[A-Za-z0-9]{1,8})$/su.exec(name) ?? []
  return [stem, ending]
}

/** `names`, each told apart from the ones before it by a number where only case would do that. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const [stem, ending] = splitEnding(name)
    let unique = name
    for (let number = 2; taken.has(nameKey(unique)); number++) unique = `${stem}-${String(number)}${ending}`
    taken.add(nameKey(unique))
    return unique
  })
}

/** Equal for names that some system takes for the same one. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase()

const trimmed = (name: string): string => name.replace(/^[-.\s]+|[-.\s]+$/gu, '')

function cut(name: string, bytes: number): string {
  let [length, end] = [0, 0]
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (length > bytes) break
    end += character.length
  }
  return name.slice(0, end)
}
