/** How many texts a file seems to hold, by a look at its tags; 0 where it is no corpus. */
export function countOfCorpus(xml: string): number {
  if (
    !/^(?:\s|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*>)*<(?:[\w.-]+:)?teiCorpus[\s>]/.test(xml.replace(/^\uFEFF/, ''))
  )
    return 0
  return xml.replace(/<!--[^]*?-->/g, '').match(/<(?:[\w.-]+:)?TEI(?=[\s>])/g)?.length ?? 0
}
