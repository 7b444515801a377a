/** Letters that Unicode does not take apart, as they are written without their marks. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ħ: 'h', ı: 'i' },
  ...{ Æ: 'AE', Œ: 'OE', Ø: 'O', Đ: 'D', Ð: 'D', Ł: 'L', Þ: 'TH', Ħ: 'H', ẞ: 'SS' },
}

/** A character, with the marks that follow it, as its plain letters (Unicode NFKD): é as e, ſ as s, ﬁ as fi, æ as ae. */
export function withoutAccents(character: string): string {
  return letters[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '')
}
