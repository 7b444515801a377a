import {
  editionFileVersion,
  type EditionFile,
  type FiledTranscription,
} from '../../../shared/edition-file/edition-file'
import type { Answer, Problem } from '../../../shared/host'
import { landmarksOf } from '../../../shared/queries/landmarks'
import type { CopyStanding, CopyText } from '../../screens/RecoveryCopy'
import type { Database } from '../../store/db'
import { EditionMemory } from '../../store/edition-memory'
import type { Relation } from '../../store/intake'
import { readFiled } from '../../store/filed-text'
import { plannedIntake } from '../../store/plan-intake'
import { readText } from '../../store/texts'
import { AskedWorker } from '../asked-worker'
import { decode } from '../decode'
import type { CopyReading } from './copy-worker'

/** A second copy, or another edition file, that was read. */
export interface CopyRead {
  readonly bytes: Uint8Array
  readonly file: EditionFile
  /** How many of its parts are damaged. */
  readonly damaged: number
  readonly newer: boolean
}

const notRead: Problem = {
  code: 'copy-unreadable',
  message: 'This copy could not be read. Nothing was changed. Look into another one.',
}

/** Reads an edition file in a Worker of its own. */
export async function readCopy(bytes: Uint8Array): Promise<Answer<CopyRead>> {
  const worker = new AskedWorker<Uint8Array, CopyReading>(
    () => new Worker(new URL('./copy-worker.ts', import.meta.url), { type: 'module' }),
  )
  const answer = await worker.ask(bytes)
  worker.stop()
  if (answer.kind !== 'answer') return { ok: false, problem: notRead }
  const { value: file, findings } = answer.value
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (file === null) {
    const [first] = errors
    return { ok: false, problem: first ?? notRead }
  }
  return { ok: true, value: { bytes, file, damaged: errors.length, newer: file.version > editionFileVersion } }
}

/** The texts of a copy, and how each stands to the same one in the library (`null`: it cannot be read). */
export async function textsOf(file: EditionFile, db: Database | null): Promise<readonly CopyText[]> {
  if (db === null) return file.transcriptions.map((text) => copyText(text, 'no-library', null))
  const { intake, ours } = await plannedIntake(db, file, new EditionMemory(), decode)
  const relations = new Map(intake.items.flatMap((item) => (item.kind === 'text' ? [[item.id, item.relation]] : [])))
  const here = new Map(ours?.texts.flatMap(({ row }) => (row.removed === null ? [[row.id, row]] : [])) ?? [])
  const texts: CopyText[] = []
  for (const text of file.transcriptions) {
    const row = here.get(text.id) ?? null
    const standing = row === null ? 'only-copy' : standingOf(relations.get(text.id) ?? 'same', text, row.changed)
    const same = row === null || standing === 'same'
    texts.push(same ? copyText(text, standing, row?.words ?? null) : await counted(db, text, standing, row.words))
  }
  return texts
}

/** What is known of the length of a text is as old as its last checkpoint; where the words matter, they are counted. */
async function counted(
  db: Database,
  text: FiledTranscription,
  standing: CopyStanding,
  known: number,
): Promise<CopyText> {
  const [theirs, ours] = await Promise.all([readFiled(text, decode), readText(db, text.id)])
  const words = theirs === null ? text.words : landmarksOf(theirs.doc).words
  return copyText({ ...text, words }, standing, ours === null ? known : landmarksOf(ours.doc).words)
}

function copyText(text: FiledTranscription, standing: CopyStanding, wordsHere: number | null): CopyText {
  const { id, title, words, changed } = text
  return { id, title, words, changed, standing, wordsHere }
}

/** Copies are not linked by versions; where those do not tell, the clock has to. */
function standingOf(relation: Relation, text: FiledTranscription, changedHere: number): CopyStanding {
  if (relation === 'same' || relation === 'ours-only') return 'same'
  if (relation === 'theirs-only') return 'only-copy'
  if (relation === 'ours-newer') return 'here-newer'
  if (relation === 'theirs-newer') return 'copy-newer'
  if (changedHere === text.changed) return 'both'
  return changedHere > text.changed ? 'here-newer' : 'copy-newer'
}
