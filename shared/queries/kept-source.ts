import { keptName, type Attributes } from '../schema'

/** Name and attributes of an element that is kept as its source, read from its start tag; a reference has the name `''`. */
export function keptTag(xml: string): { readonly name: string; readonly attributes: Attributes } {
  const name = keptName(xml)
  const attributes: Record<string, string> = {}
  let rest = xml.slice(name.length + 1)
  for (;;) {
    const found = /^\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(rest)
    if (name === '' || !found) return { name, attributes }
    attributes[found[1] ?? ''] = found[2] ?? found[3] ?? ''
    rest = rest.slice(found[0].length)
  }
}
