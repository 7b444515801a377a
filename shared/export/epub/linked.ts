/** A file of a text in a book, as it was written: its links lead to ids of its text, wherever that has them. */
export interface WrittenFile {
  readonly path: string
  readonly html: string
}

/** By the path of the first file of a text, the file that each id of that text stands in; ids as links have them. */
export type FilesOfIds = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Where ids stand in the files of a text; of one that stands twice, the first. */
export function filesOfIds(files: readonly WrittenFile[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { path, html } of files)
    for (const [, id = ''] of html.matchAll(/<[^<>]* id="([^"]*)"/g)) {
      const fragment = encodeURIComponent(plain(id))
      if (!found.has(fragment)) found.set(fragment, path)
    }
  return found
}

/** The same HTML with its links to other files of its text, and of other texts, leading to the files that have the ids. */
export function linked({ path, html }: WrittenFile, text: string, files: FilesOfIds): string {
  return html.replace(/(<a\b[^<>]* href=")([^"#]*)#([^"]*)(?=")/g, (whole, before: string, to: string, id: string) => {
    const there = files.get(to === '' ? text : to)?.get(id)
    if (there === undefined || (to === '' && there === path)) return whole
    return `${before}${there}#${id}`
  })
}

/** What stands in an attribute, read. */
function plain(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
