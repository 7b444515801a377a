/** A word as dictionaries have it: straight apostrophes, plain hyphens, nothing unseen, no brackets around supplied letters. */
export function plainForm(word: string): string {
  if (/^[A-Za-z]*$/.test(word)) return word
  return word
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF[\]]/g, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/[‐‑]/g, '-')
}

/** Whether a word is a roman numeral: `XIV`, `xiv`; `XIVth` is none. */
export function isRoman(word: string): boolean {
  return /^(?=.)(?:M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})|m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4}))$/.test(
    word,
  )
}
