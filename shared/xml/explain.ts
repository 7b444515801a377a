/** What is wrong, in words for a person, from what `saxes` says and the element that should have been closed. */
export function explainMalformed(reason: string, closed: { tag: string; line: number }): string {
  const unclosed = /^unclosed tag: (.*)$/.exec(reason)
  if (unclosed) return `the file ends while <${unclosed[1] ?? ''}> is still open`
  const unmatched = /^unmatched closing tag: (.*)\.$/.exec(reason)
  if (unmatched) return `</${unmatched[1] ?? ''}> closes nothing`
  if (reason === 'unexpected close tag.')
    return `this end tag does not match <${closed.tag}>, which was opened in line ${String(closed.line)}`
  return EXPLAINED.get(reason) ?? reason.replace(/\.$/, '')
}

const EXPLAINED: ReadonlyMap<string, string> = new Map([
  ['document must contain a root element.', 'the file holds no element'],
  ['undefined entity.', 'an entity stands here that the file does not declare'],
  [
    'disallowed character in entity name.',
    'an “&” stands here that begins no reference; in text it is written “&amp;”',
  ],
  ['empty entity name.', 'an “&” stands here that begins no reference; in text it is written “&amp;”'],
  ['malformed character entity.', 'this reference names no character'],
  ['disallowed character in tag name', 'a “<” stands here that begins no tag; in text it is written “&lt;”'],
  ['disallowed character.', 'a character stands here that XML does not allow'],
  ['text data outside of root node.', 'text stands outside of the root element'],
  ['documents may contain only one root.', 'a second root element begins here'],
  ['attribute without value.', 'an attribute has no value'],
  ['unquoted attribute value.', 'an attribute’s value is not in quotes'],
  ['unexpected end.', 'the file ends in the middle'],
])
