const units =
  'ein,zwei,drei,vier,funf,sechs,sieben,acht,neun,zehn,elf,zwolf,dreizehn,vierzehn,funfzehn,sechzehn,siebzehn,achtzehn,neunzehn'
const tens = 'zwanzig,dreissig,vierzig,funfzig,sechzig,siebzig,achtzig,neunzig'
const small = new Map<string, number>([
  ...units.split(',').map((word, index): [string, number] => [word, index + 1]),
  ...tens.split(',').map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['eins', 1],
])
const form = /^(?:(?<thousands>\p{L}{0,10})tausend)?(?:(?<hundreds>\p{L}{0,12})hundert)?(?:und)?(?<rest>\p{L}*)$/u

/** What a German number written as one word means (`achtzehnhundertvierundneunzig`), from a hundred on; `null` where it is none. Small letters without accents. */
export function compoundNumber(word: string): number | null {
  if (word.length > 60 || !/hundert|tausend/.test(word)) return null
  const { thousands, hundreds, rest } = form.exec(word.replaceAll('ß', 'ss'))?.groups ?? {}
  const values = [below100(thousands, 1), below100(hundreds, 1), below100(rest, 0)]
  const [a, b, c] = values
  if (a === undefined || b === undefined || c === undefined) return null
  if (a === null || b === null || c === null) return null
  return (thousands === undefined ? 0 : a * 1000) + (hundreds === undefined ? 0 : b * 100) + c
}

function below100(word: string | undefined, empty: number): number | null {
  if (word === undefined || word === '') return empty
  const [unit = '', ten = ''] = word.split(/und(?=\p{L}+ig$)/u)
  const low = small.get(unit)
  if (low === undefined) return null
  return ten === '' ? low : low + (small.get(ten) ?? 0)
}

/** Adds one number word to what was read of a number before it: “eighteen” “hundred”, “nineteen” “thirty”, “quatre” “vingt”. */
export function numberSoFar(before: number, value: number, times: boolean): number {
  const last = before % 100
  if (times && value === 1000) return Math.max(before, 1) * 1000
  if (times) return before - (before % 1000) + Math.max(before % 1000, 1) * value
  if (value === 20 && last % 10 === 4 && last < 10) return before - 4 + 80
  if (before > 10 && before <= 20 && value >= 10) return before * 100 + value
  return before + value
}
