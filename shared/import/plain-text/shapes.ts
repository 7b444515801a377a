import { pageMarkPattern } from '../../tei/plain-form'

// What a line of a letter, telegram or memorandum looks like. Each question is asked of text without its note references.

const pageLine = new RegExp(`^ *${pageMarkPattern.source}$`)

/** The page mark that is all of a line, with the spaces before it. */
export function pageOfLine(line: string): RegExpExecArray | null {
  return pageLine.exec(line)
}

/** `611.6131/319: Telegram`, `Paris Peace Conf. 184.00101/103`, `Roosevelt Papers: Telegram`: where the original lies. */
export function isFileNumber(line: string): boolean {
  if (line.length > 120 || isCorrespondence(line)) return false
  if (/^[\d.]*\d[A-Z]?(?:\.\d+)*[^\s/]*(?: [\w–-]+)?\/\S*\d/.test(line)) return true
  if (/\b\d+[\d.]*\/[\d–-]/.test(line) && !/[.!?]$/.test(line)) return true
  return (
    /\b(?:Files?|Papers|Collection|Archives|Library|Lot \d+ ?[A-Z] ?\d+)\b[^.]*(?:: ?.+)?$/.test(line) &&
    !/^\d+\. /.test(line)
  )
}

/** `[Enclosure]`, `[Inclosure 2 in No. 12.—Translation.]`, `[Attachment]`, `Enclosure`: where another text begins. */
export function isEnclosureMark(line: string): boolean {
  const words = '(?:Sub-?)?(?:[IE]ncl?[a-z]{3,7}s?|Attachments?|Annex(?:es)?|Appendi(?:x|ces)|Tab|Subinclosures?)'
  return (
    new RegExp(`^\\[(?:\\w+ )?${words}\\b[^\\]]{0,160}\\]?$`, 'i').test(line) ||
    new RegExp(`^${words}(?: (?:[A-Z]|\\d{1,2}|[IVX]{1,4}))?$`).test(line)
  )
}

/** `[Telegram.]`, `[Translation.]`, `No. 1468`, `No. 110.]`: what stands between a heading and the first paragraph. */
export function isOpenerMark(line: string): boolean {
  return /^\[[^[\]]{1,100}\]$/.test(line)
    ? !/declassified|omitted|here follow/i.test(line)
    : /^\[?No\. ?\d[\d–-]*\.?\]?$/.test(line)
}

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Mar\\.|Apr\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\.)'
const dateline = new RegExp(
  `^(?:\\[?[\\p{Lu}][^.!?;:]{0,80}?,\\]? ?)?\\[?(?:${month} \\d{1,2}(?:, \\d{4})?|\\d{1,2}(?:st|d|nd|rd|th)? ${month},? \\d{4})\\b[^!?;]{0,80}$`,
  'u',
)

/** `Moscow, June 3, 1935—10 p.m.`, with lines for the house before it and the receipt after it. */
export function isDateline(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => dateline.test(line))
  if (first < 0 || lines.length > 5) return false
  return lines.every((line, index) => line.length <= 120 && (index !== 0 || first > 0 || dateline.test(line)))
}

/** `Mr. Gresham to Mr. Baker.`, `The Ambassador in Brazil (Hale) to the Secretary of State`. */
export function isCorrespondence(line: string): boolean {
  return line.length <= 400 && /^(?:\d+\. )?(?:From )?[\p{Lu}“"[].{1,200}? to .*\p{Lu}/u.test(line) && !isSentence(line)
}

const heads =
  /^(?:\d+\. |No\. \d+\.?\s)?(?:Editorial Note|Memorand(?:um|a)|Minutes|Notes?|Report|Letter|Telegram|Circular|Summary|Statement|Draft|Paper|Record|Instruction|Despatch|Airgram|Message|Agreement|Treaty|Protocol|Proclamation|Declaration|Resolution|Joint|Aide|National|Extracts?|Agenda|Text|Translation|Copy|Petition|Affidavit|Decree|Bulletin|Annex)\b/i

/** `163. Letter From …`: a heading, also where nothing follows it. */
export function isNumberedHeading(text: string): boolean {
  return /^\d+\. /.test(text) && heads.test(text) && !isSentence(text)
}

/** Whether a first block is a heading, and not the first sentence of the text. */
export function isHeading(text: string): boolean {
  if (isSalutation(text) || text.length > 600) return false
  if (heads.test(text) && !isSentence(text)) return true
  if (isCorrespondence(text)) return true
  if (text.length > 240) return false
  return !/[.!?:;,][”"’]?$/.test(text) || (text.length <= 120 && !isSentence(text))
}

/** `Sir:`, `Dear Mr. Secretary:`, also with the text behind it. */
export function isSalutation(text: string): boolean {
  return /^(?:My )?(?:Dear|Sir|Gentlemen|Madam|Excellency|Mr\. (?:Minister|Secretary|President|Ambassador)|Honou?red|To (?:all|the)\b).{0,60}?[:,—]/i.test(
    text,
  )
}

/** Whether a line reads as a sentence: a stop after a word in small letters, and a verb-like run of small words. */
function isSentence(line: string): boolean {
  const words = line.split(/\s+/)
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !particles.has(word.replace(/[.,;:]$/, ''))).length
  return /\p{Ll}{2}[.!?][”"’]?$/u.test(line) && small > words.length * 0.45 && words.length > 5
}

const particles: ReadonlySet<string> = new Set(
  'a al an and at by d’ da das de dei del della der des di do dos du e el et for from ibn in la las le les los of on or the to und van ver von with y zu'.split(
    ' ',
  ),
)

/** `SUBJECT`, `PARTICIPANTS`: capitals that name what follows. */
export function isCapitals(line: string): boolean {
  return line.length <= 80 && /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line) && !/[.;,]$/.test(line)
}

const dated = new RegExp(`\\b${month} \\d`)
const nameParticles: ReadonlySet<string> = new Set(
  '& al and d’ da das de dei del della der des di do dos du e el et ibn la le los van ver von y zu'.split(' '),
)
const valediction =
  /^(?:(?:Very |Most )?(?:Yours|Respectfully|Sincerely|Faithfully|Cordially|Truly)|I (?:am|have|remain|renew|beg)|Accept|Please accept|Believe me|With (?:best|kind|warm|great|high|assurances|expressions|all)|Your (?:obedient|attentive|most))\b/i

/** `I am, etc.,`, `Respectfully yours,`: what stands before a signature. */
export function isValediction(line: string): boolean {
  return line.length <= 160 && valediction.test(line)
}

const followers = /^(?:P\. ?S\.|\[?Postscript|Sworn|Subscribed|True copy|A true copy|This is a true|Correct)/i

/** `P. S.—…`, `Sworn to and subscribed …`: what follows a signature and still belongs to it. */
export function isAddition(text: string): boolean {
  return followers.test(text)
}

/** `P. S.—…` */
export function isPostscript(text: string): boolean {
  return /^\[?(?:P\. ?S\.|Postscript)/i.test(text)
}

const correspondents = /^(?:Messrs?|Mr|Mrs|Sir|Lord|General|Captain|Commander|The)\b[^:]{1,80} to \p{Lu}/u

/** Whether a line can only be the heading of another text: `Mr. Baker to Mr. Madriz.`, `Annex C.` */
export function isHeadingOnly(text: string): boolean {
  return text.length <= 200 && (/^(?:[A-Z]\.(?:\n|$)|Annex\b)/.test(text) || correspondents.test(text))
}

/** What a list under a heading like `SUBJECT` or `PARTICIPANTS` holds; `null` under any other. */
export function kindOfList(head: string): 'subject' | 'participants' | 'references' | null {
  const word = /^(?:OTHERS? )?(SUBJECT|PARTICIPANT|PRESENT|ATTENDANCE|REFERENCE)S?:?$/.exec(head)?.[1]
  if (word === undefined) return null
  return word === 'SUBJECT' ? 'subject' : word === 'REFERENCE' ? 'references' : 'participants'
}

/** The text of a line without a page mark glued to its start and the number of a note glued to its end. */
export function bare(line: string): string {
  return line.replace(/(?<=[\p{L}.,;:)\]”])\d{1,3}$/u, '').replace(/^\[(?:Facsimile )?Page [^\]\s]+\](?=\S)/, '')
}

/** Whether a line is a name as it stands under a letter: `Bullitt`, `S[umner] W[elles]`, `B. B. Seat,`. */
export function isName(line: string): boolean {
  if (line.length > 100) return false
  const [name = '', ...office] = line.replace(/[\s\d*†‡]+$/, '').split(/,\s*/)
  const words = name.replace(/[.,;:]+$/, '').split(/[\s]+/)
  if (name.length > 60 || words.length > 7 || isValediction(line) || dated.test(line)) return false
  if (/[?!:]$|\d/.test(name) || office.join(' ').split(' ').length > 10) return false
  const capital = words.filter((word) => /^[“"(/]?[\p{Lu}]/u.test(word)).length
  return (
    capital > 0 &&
    words.every((word) => /^[“"(/]?\p{Lu}[\p{L}\p{M}.’'[\]()–-]*$/u.test(word) || nameParticles.has(word))
  )
}

/** The lines of a signature: a name, with office and place below it, and what may stand above it (`[seal.]`, `For the Board:`). */
export interface Signature {
  /** How many lines stand before the name. */
  readonly above: number
}

/** Whether the lines of a block are a signature. */
export function signatureOf(lines: readonly string[]): Signature | null {
  if (lines.length > 6 || lines.some((line) => line.length > 120)) return null
  const above = lines.findIndex((line) => isName(line))
  if (above < 0 || above > 2) return null
  const before = lines.slice(0, above)
  return before.every((line) => /^\[[^[\]]{1,30}\]$|:$|^A true copy\b/.test(line)) ? { above } : null
}

const label = /^[“"‘'([]*(\d{1,3}|[A-Za-z]|[ivxIVX]{2,6})([.)\]]{1,2})[\d*†‡]{0,3}$/

/** The label of an item, alone on its line: `1.`, `(a)`, `“b.`, `4.3` (the number 4 and the note 3). */
export function labelOf(line: string): Label | null {
  const match = label.exec(line)
  const mark = match?.[1]
  if (!match || mark === undefined) return null
  const around = `${/^[([]/.test(line.replace(/^[“"‘']+/, '')) ? '(' : ''}${match[2] ?? ''}`
  return { mark, around }
}

/** A label without and with what stands around its mark. */
export interface Label {
  readonly mark: string
  readonly around: string
}

/** The shape of a label, equal for the labels of one list: its kind of mark and what stands around it. */
export function shapesOf({ mark, around }: Label): readonly string[] {
  if (/^\d/.test(mark)) return [`1${around}`]
  const size = mark === mark.toLowerCase() ? 'a' : 'A'
  const roman = /^[ivx]+$/i.test(mark)
  if (mark.length > 1) return roman ? [`${size}i${around}`] : []
  return roman ? [`${size}${around}`, `${size}i${around}`] : [`${size}${around}`]
}

/** The bullet before an item: the depth it shows (two spaces each), and its length. */
export function bulletOf(line: string): { readonly depth: number; readonly length: number } | null {
  const match = /^((?: {2}){1,30})• (?=\S)/.exec(line)
  return match ? { depth: (match[1]?.length ?? 0) / 2, length: match[0].length } : null
}

/** Whether lines are the rows of a flattened table: short, and most with numbers in them. */
export function areRows(lines: readonly string[]): boolean {
  const short = lines.filter((line) => line.length <= 160)
  if (lines.length < 3 || short.length < lines.length * 0.75 || areWrapped(lines)) return false
  const rows = short.filter((line) => /\d[\d.,%½¼¾]*$|\d[\d.,]* \S/.test(line)).length
  const open = short.filter((line) => line.length <= 80 && !/[.,;:!?]$/.test(line)).length
  return rows >= lines.length / 2 || (lines.length >= 4 && open >= lines.length * 0.8)
}

/** Whether lines are one paragraph, broken at a width. */
function areWrapped(lines: readonly string[]): boolean {
  const lengths = lines.slice(0, -1).map((line) => line.length)
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  return longest >= 45 && longest <= 130 && lengths.every((length) => length >= longest * 0.6)
}
