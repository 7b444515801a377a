import type { HeaderFields } from '../../../shared/tei/header'

/** A value of a field as words: a list with its items one after the other. */
export function offerWords(value: HeaderFields[keyof HeaderFields]): string {
  if (typeof value === 'string') return value
  return value
    .map((item) =>
      Object.values(item as object as Readonly<Record<string, string>>)
        .filter((part) => part !== '')
        .join(', '),
    )
    .join('; ')
}
