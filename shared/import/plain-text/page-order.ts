import type { Said, Token } from './draft'

/** A page mark in the text. */
export type PageMark = Token & { readonly kind: 'page' }

/**
 * What is odd about the page marks of a running text, mark by mark: a number that does not follow the one before it.
 * Roman and lettered numbers are taken as they are.
 */
export function pageOrder(marks: readonly PageMark[]): readonly (Said | null)[] {
  let last: number | null = null
  return marks.map(({ attributes }) => {
    const n = attributes['n'] ?? ''
    const before = last
    last = /^\d+$/.test(n) ? Number(n) : null
    if (before === null || last === null || last === before + 1) return null
    const message = `Page ${n} follows page ${String(before)}; a page mark may be missing or wrong.`
    return { severity: 'info', code: 'page-odd', message, values: { number: n, before } }
  })
}
