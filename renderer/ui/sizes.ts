const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** How large something is, as people say it: “12 MB”. `size` is in bytes. */
export function sizeLabel(size: number, language: string): string {
  const power = Math.min(units.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3))
  const value = size / 1000 ** power
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value)
}
