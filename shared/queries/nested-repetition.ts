/**
 * Whether a regular expression repeats a group without end in which something is repeated without end, or has an alternative,
 * such as `(a+)+` or `(a|a)*`: on unlucky text that may take forever. What is no regular expression is answered for as far as it goes.
 */
export function hasNestedRepetition(source: string): boolean {
  const groups: { repeats: boolean }[] = [{ repeats: false }]
  const tokens = source.matchAll(
    /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\)(?:[*+]|\{\d+,\})?|[*+|]|\{\d+,\}/gsu,
  )
  for (const [token] of tokens) {
    const [first = ''] = token
    const inner = groups.at(-1)
    if (first === '(') groups.push({ repeats: false })
    else if (first === ')') {
      if (groups.length === 1) continue
      groups.pop()
      const outer = groups.at(-1)
      if (token.length > 1 && inner?.repeats === true) return true
      if (outer && (token.length > 1 || inner?.repeats === true)) outer.repeats = true
    } else if (inner && first !== '\\' && first !== '[') inner.repeats = true
  }
  return false
}
