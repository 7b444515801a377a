/** Who wrote to whom, as a heading has it; `''` where it does not say. */
export interface Correspondents {
  readonly sender: string
  readonly recipient: string
}

const kinds =
  '(?:(?:Circular |Special |Private |Secret |Draft )*(?:Telegram|Letter|Memorandum|Note|Despatch|Dispatch|Instruction|Airgram|Message|Report|Cable|Postcard|Telegramm|Brief|Lettre|Télégramme))'
const titles =
  '(?:(?:The|Mr|Mrs|Miss|Ms|Messrs|Dr|Sir|Lord|Lady|General|Admiral|Captain|Colonel|Major|President|King|Queen|Prince|Princess|Emperor|Chancellor|Premier|Prime Minister|Foreign Minister|Minister|Ambassador|Secretary|Acting Secretary|Under Secretary|Assistant Secretary|Senator|Consul|Vice[- ]Consul|Chargé|Commissioner|Count|Baron|Bishop|Professor|Marshal|Generalissimo|Chairman|Señor|M)(?:\\.| |$))'

/** “Telegram From the Embassy in the Soviet Union to the Department of State”. */
const named = new RegExp(`^${kinds} (?:from|von|de|du) (.+?) (?:to|an|à|au) (.+)$`, 'iu')
/** “The Ambassador in France (Straus) to the Secretary of State”. */
const titled = new RegExp(`^(${titles}.*?) to (the .+|${titles}.+|\\p{Lu}.+)$`, 'u')
/** What makes of such a heading one about something else. */
const other =
  /\b(?:Visit|Attitude|Policy|Relations|Efforts?|Concern|Reply|Appeal|Aid|Assistance|Addendum|Supplement|relating|regarding|according|due|respect)\b/u

/**
 * Reads a heading of a letter or telegram: “The Ambassador in X (Name) to the Secretary of State”, “Letter From A to B”. Numbers before
 * it and full stops behind are left out, articles before the two too. Headings in several parts and such about a thing say nothing.
 */
export function correspondentsIn(heading: string): Correspondents {
  const plain = heading
    .replace(/\s+/g, ' ')
    .replace(/^(?:\[?(?:No|Nr|N°)\.? ?[\w./–-]+\]?\.? ?|\[?\d+\]?\.? )/u, '')
    .replace(/(?<=[\p{Ll})\]”])\d{1,3}$/u, '')
    .replace(/[\s.,]+$/, '')
    .trim()
  const [, sender = '', recipient = ''] = named.exec(plain) ?? (other.test(plain) ? [] : (titled.exec(plain) ?? []))
  return { sender: bare(sender), recipient: bare(recipient) }
}

function bare(words: string): string {
  return words.replace(/^the /i, '').replace(/[\s,.]+$/, '')
}
