import { emptyFields, type HeaderFields } from '../../tei/header'
import { pageMarkPattern } from '../../tei/plain-form'
import type { Learned } from './blocks'
import type { Stretch } from './source'

/** A page may begin within a heading. */
const pageMarks = new RegExp(pageMarkPattern, 'g')

/** What the text itself plainly says for its header; `name` is that of the file. */
export function fieldsOf(text: string, learned: Learned, name: string): HeaderFields {
  const read = (stretch: Stretch | null) =>
    stretch ? text.slice(stretch.from, stretch.to).replace(pageMarks, '').replace(/\s+/g, ' ').trim() : ''
  const title = withoutReference(read(learned.heading))
  return {
    ...emptyFields,
    title: title === '' ? name : title,
    source: read(learned.fileNumber),
    ...correspondentsOf(title),
    ...placeAndDateOf(read(learned.dateline)),
  }
}

/** Cuts a note's number from the end of a heading: `Department of State0`, `September 13, 19561`. */
function withoutReference(heading: string): string {
  return heading.replace(/(?<=[\p{L})\]”.,])\d{1,3}$/u, '').replace(/(?<= (?:1[5-9]|20)\d\d)\d{1,3}$/, '')
}

const kinds =
  '(?:Circular )?(?:Telegram|Letter|Memorandum|Note|Despatch|Instruction|Airgram|Message|Intelligence Note|Report)'
const modern = new RegExp(`^(?:\\d+\\. )?${kinds} From (.+?) to (.+)$`)
const older =
  /^(?:No\. [\d–-]+\.? )?(The .+?|Mr\. .+?|Mrs\. .+?|Messrs\. .+?|Sir .+?|Lord .+?|General .+?|President .+?) to (.+?)\.?$/

function correspondentsOf(title: string): Pick<HeaderFields, 'sender' | 'recipient'> {
  const [, sender = '', recipient = ''] = modern.exec(title) ?? older.exec(title) ?? []
  return { sender: person(sender), recipient: person(recipient) }
}

function person(words: string): string {
  return words.replace(/^the /, '').replace(/^The /, '').replace(/,$/, '')
}

const months = 'January February March April May June July August September October November December'.split(' ')
const date = new RegExp(`(${months.join('|')}) (\\d{1,2}), (\\d{4})`)

function placeAndDateOf(dateline: string): Pick<HeaderFields, 'place' | 'date' | 'when'> {
  const found = date.exec(dateline)
  if (!found) return { place: '', date: '', when: '' }
  const [words, month = '', day = '', year = ''] = found
  const number = (value: number) => String(value).padStart(2, '0')
  const place = dateline
    .slice(0, found.index)
    .replace(/[\s,[\]]+$/, '')
    .replace(/^\[/, '')
  return { place, date: words, when: `${year}-${number(months.indexOf(month) + 1)}-${number(Number(day))}` }
}
