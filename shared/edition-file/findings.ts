import { assertNever, type Finding } from '../finding'
import type { ZipFlaw } from './zip-listing'

const unchanged = 'Nothing was taken in and nothing was changed.'
const another = 'If you have another copy of it, open that one.'

/** Why a file is refused whole. */
function refused(code: string, message: string, values?: Finding['values']): Finding {
  return { severity: 'error', code, message, ...(values && { values }) }
}

/** A file without a byte. */
export const emptyFile = refused(
  'edition-file-empty',
  `The file is empty, so there is no edition in it. ${unchanged} ${another}`,
)

/** A file of another kind, such as `a Word file (.docx)`; `null` where that is not known. */
export function otherKind(kind: string | null): Finding {
  if (kind === null)
    return refused(
      'edition-file-unknown',
      `The file is not an edition of Recto, or it is damaged throughout. ${unchanged}`,
    )
  return refused('edition-file-kind', `The file is ${kind}, not an edition of Recto. ${unchanged}`, { kind })
}

/** Why a zip is refused. */
export function refusedZip(flaw: ZipFlaw): Finding {
  switch (flaw) {
    case 'truncated':
      return refused(
        'edition-file-truncated',
        `The file is cut off: its end is missing, as after a copy that was not finished. ${unchanged} ${another}`,
      )
    case 'encrypted':
      return refused(
        'edition-file-encrypted',
        `The file is locked with a password, which an edition never is. ${unchanged} Unpack it with the program that locked it, and pack it again without one.`,
      )
    case 'unsafe-name':
      return refused(
        'edition-file-unsafe-name',
        `The file holds a name that leads out of its own folder, as no edition does. ${unchanged} Do not trust where it came from.`,
      )
    case 'link':
      return refused(
        'edition-file-unsafe-link',
        `The file holds a link to something outside of it, as no edition does. ${unchanged} Do not trust where it came from.`,
      )
    case 'twice':
      return refused(
        'edition-file-unsafe-twice',
        `The file holds two parts of the same name, as no edition does. ${unchanged} Do not trust where it came from.`,
      )
    case 'overlap':
      return refused(
        'edition-file-unsafe-overlap',
        `The file holds parts that lie in each other, as no edition does. ${unchanged} Do not trust where it came from.`,
      )
    case 'bomb':
      return refused(
        'edition-file-unsafe-bomb',
        `The file would become far larger when it is unpacked than an edition can. ${unchanged} Do not trust where it came from.`,
      )
    case 'too-much':
      return refused(
        'edition-file-too-large',
        `The file holds more than Recto can read (4 GB, 65,000 parts, 500 MB in one of them). ${unchanged}`,
      )
    case 'compression':
      return refused(
        'edition-file-compression',
        `The file is compressed in a way that Recto does not read. ${unchanged} Unpack it, and pack it again as an ordinary zip.`,
      )
    case 'damaged':
      return refused(
        'edition-file-damaged',
        `The file is damaged, so that nothing in it can be found. ${unchanged} ${another}`,
      )
    default:
      return assertNever(flaw)
  }
}

/** The manifest and its copy are both damaged, or say what no edition does. */
export const noManifest = refused(
  'edition-file-list-unreadable',
  `The file is damaged: the list of its texts cannot be read. ${unchanged} ${another} Its texts are in the folder “data/texts” of the file, which any program for zip files opens.`,
)

/** A newer program wrote the file. */
export function newer(severity: 'error' | 'warning'): Finding {
  const read = severity === 'warning'
  return {
    severity,
    code: read ? 'edition-file-newer' : 'edition-file-newer-unread',
    message: read
      ? 'A newer version of Recto wrote this edition, so it can be read here and not changed. Install the newest version of Recto to work on it.'
      : `A newer version of Recto wrote this edition, and this one cannot read it. ${unchanged} Install the newest version of Recto to open it.`,
  }
}

/** Something that does not matter is damaged, and everything could be read. */
export const listDamaged: Finding = {
  severity: 'warning',
  code: 'edition-file-list-damaged',
  message:
    'The file is damaged where it lists its parts, and could still be read whole. Save the edition anew, and look after the disk that the file lay on.',
}

/** Parts that only people and archives read. */
export function partDamaged(name: string): Finding {
  return {
    severity: 'warning',
    code: 'edition-file-part-damaged',
    message: `The part “${name}” of the file is damaged or missing. No text of the edition needs it.`,
    values: { name },
  }
}

/** What of a text is damaged, and what becomes of it. */
export function textDamaged(title: string, what: 'state' | 'versions' | 'tei' | 'both'): Finding {
  switch (what) {
    case 'state':
      return {
        severity: 'warning',
        code: 'edition-file-state-damaged',
        message: `What Recto keeps of the text “${title}” is damaged in this file. The text itself is whole and is read from its TEI; what is lost are guesses that were open, and some of its versions may be.`,
        values: { title },
      }
    case 'versions':
      return {
        severity: 'warning',
        code: 'edition-file-versions-damaged',
        message: `Some versions of the text “${title}” may be damaged in this file. The text as it is now is whole, with its guesses.`,
        values: { title },
      }
    case 'tei':
      return {
        severity: 'warning',
        code: 'edition-file-tei-damaged',
        message: `The TEI of the text “${title}” in this file is damaged. The text itself is whole in what Recto keeps of it; nothing is lost.`,
        values: { title },
      }
    case 'both':
      return {
        severity: 'error',
        code: 'edition-file-text-damaged',
        message: `The text “${title}” in this file is damaged and was left out. All that is not named here is sound. Look for the text in another copy of the edition.`,
        values: { title },
      }
    default:
      return assertNever(what)
  }
}

/** A file as it was read is damaged. */
export function originalDamaged(name: string, unrepaired: boolean): Finding {
  return {
    severity: 'warning',
    code: unrepaired ? 'edition-file-unrepaired-damaged' : 'edition-file-original-damaged',
    message: unrepaired
      ? `The file “${name}” as it was before it was repaired is damaged in this edition and was left out. The text is whole.`
      : `The file “${name}” that a text was read from is damaged in this edition and was left out. The text is whole; exporting it as TEI writes it anew instead of keeping its first spelling.`,
    values: { name },
  }
}

/** The register is damaged in both of its forms, or in one. */
export function registerDamaged(lost: boolean): Finding {
  return lost
    ? {
        severity: 'error',
        code: 'edition-file-register-damaged',
        message:
          'The register of the edition is damaged in this file and was left out. The texts are not touched by that. Look for the register in another copy of the edition.',
      }
    : partDamaged('data/register.json')
}

/** The grammar is damaged. */
export const grammarDamaged: Finding = {
  severity: 'error',
  code: 'edition-file-grammar-damaged',
  message:
    'The grammar of the edition is damaged in this file and was left out. The texts are not touched by that. Choose the grammar again.',
}
