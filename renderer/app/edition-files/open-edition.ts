import i18next from 'i18next'
import type { Finding } from '../../../shared/finding'
import type { FileRef, OpenedFile, Problem } from '../../../shared/host'
import { linkEdition } from '../../store/edition-link'
import { choicesOf, chosenFor, isSame, type Intake } from '../../store/intake'
import { importFiles } from '../import-files'
import { actName, undo } from '../library-actions'
import type { Refusal } from '../screen'
import type { Session } from '../session'
import { ask, type IntakeAnswer } from './edition-file-ask'
import type { TakenIn } from './edition-file-questions'
import { nothingSound } from './edition-file-problems'
import { damageOf, type HeldFile } from './edition-files'
import { stampNow } from './file-stamps'

/** Lets the person choose a `.recto` file and opens it. */
export async function chooseEdition(session: Session): Promise<void> {
  const answer = await session.host.ask('files/open', 'edition')
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value.length > 0) await importFiles(session, answer.value, null)
}

/**
 * Opens edition files one after the other: each becomes an edition of the library, or goes into the one it is of. Answers
 * with those that could not be opened.
 */
export async function openEditions(session: Session, files: readonly OpenedFile[]): Promise<readonly Refusal[]> {
  const refused: Refusal[] = []
  for (const { name, folder, ref, content } of files) {
    const findings = content.ok ? await openEdition(session, name, ref, content.value) : [content.problem]
    if (findings.length > 0) refused.push({ file: folder + name, findings })
  }
  return refused
}

/** Opens one edition file; answers why it could not be, nothing where it was or the person did not want to. */
export async function openEdition(
  session: Session,
  name: string,
  ref: FileRef | null,
  bytes: Uint8Array,
): Promise<Refusal['findings']> {
  if (!(await session.rest())) return []
  working(session, i18next.t('reading', { ns: 'edition-files', name }))
  const read = await session.editionFiles.read(bytes)
  session.job.set(null)
  if (!read.ok) return read.problem.code === 'edition-file-stopped' ? [] : [read.problem]
  const { findings, held } = read.value
  if (held === null) return findings.filter(({ severity }) => severity === 'error')
  if (damageOf(held).length > 0 && held.intake.items.every(({ theirs }) => theirs === null)) {
    held.putAway()
    return [nothingSound]
  }
  const problem = await takeIn(session, { name, ref, bytes, held })
  held.putAway()
  return problem === null ? [] : [problem]
}

/** Says that something long goes on, which can be stopped. */
export function working(session: Session, label: string, done = 0, total = 1): void {
  const cancel = () => {
    session.job.set(null)
    session.editionFiles.stop()
  }
  session.job.set({ label, done, total, cancel })
}

interface ToTakeIn {
  readonly name: string
  readonly ref: FileRef | null
  readonly bytes: Uint8Array
  readonly held: HeldFile
}

/** Takes a file in as the person chooses, and links its edition to it. */
async function takeIn(session: Session, file: ToTakeIn): Promise<Problem | null> {
  const { held, name } = file
  let { intake } = held
  for (;;) {
    if (intake.standing === 'here' && !intake.newer && isSame(intake)) return shown(session, file, intake.edition.id)
    const answer = await wanted(session, name, held, intake)
    if (answer === null) return null
    const taken = await held.takeIn(await howOf(session, name, intake, answer))
    if (!taken.ok) return taken.problem
    if (taken.value.kind === 'changed') {
      intake = taken.value.intake
      continue
    }
    // A copy beside the edition that the file is of is not saved to that file.
    const linked = answer.way === 'merge' || intake.standing === 'new'
    return shown(session, linked ? file : { ...file, ref: null }, taken.value.edition, taken.value)
  }
}

/** Asks only where the library has the edition and somebody could have worked on it. */
function wanted(session: Session, name: string, held: HeldFile, intake: Intake): Promise<IntakeAnswer | null> {
  if (intake.standing !== 'here') return Promise.resolve({ way: 'merge', choices: {} })
  if (intake.newer) return Promise.resolve({ way: 'copy', choices: {} })
  return ask(session, { kind: 'intake', name, held, intake })
}

async function howOf(session: Session, file: string, intake: Intake, { way, choices }: IntakeAnswer) {
  const titles: Record<string, string> = {}
  for (const item of intake.items)
    if (choicesOf(item).includes('both') && chosenFor(item, choices) === 'both')
      titles[item.key] = i18next.t('fromFile', { ns: 'edition-files', title: item.theirs ?? '', file })
  const { name } = intake.edition
  return { way, choices, titles, seen: intake, name: way === 'copy' ? await freeName(session, name) : name }
}

async function freeName({ store }: Session, name: string): Promise<string> {
  const taken = new Set(
    (await store.db.editions.toArray()).filter((row) => row.removed === null).map((row) => row.name),
  )
  if (!taken.has(name)) return name
  const copy = i18next.t('copyOf', { name })
  for (let number = 2; ; number += 1) {
    const numbered = number === 2 ? copy : `${copy} ${String(number)}`
    if (!taken.has(numbered)) return numbered
  }
}

/** Shows an edition that was opened, holds its file, and says what was done and what of the file was damaged. */
async function shown(
  session: Session,
  { name, ref, bytes, held }: ToTakeIn,
  edition: string,
  taken: Extract<TakenIn, { readonly kind: 'taken' }> | null = null,
): Promise<Problem | null> {
  const { store, fileHolds } = session
  if (ref !== null) {
    const linked = await linkEdition(store.db, edition, { ref, stamp: await stampNow(session.host, ref, bytes) })
    if (!linked.ok) return linked.problem
  }
  if (session.edition === edition) await session.refresh()
  else await session.showEdition(edition)
  const holder = ref === null ? null : await fileHolds.hold(ref, false)
  if (ref !== null && holder !== null) fileHolds.tell(ref, holder)
  else if (taken === null) session.toast(i18next.t('same', { ns: 'edition-files', name }))
  else
    session.toast(actName(taken.label), {
      label: i18next.t('undo'),
      run: () => void undo(session, taken.act),
    })
  const findings = damageOf(held)
  if (findings.length + (taken?.unreadable.length ?? 0) > 0) await tellDamage(session, name, findings, taken)
  return null
}

async function tellDamage(
  session: Session,
  name: string,
  findings: readonly Finding[],
  taken: Extract<TakenIn, { readonly kind: 'taken' }> | null,
): Promise<void> {
  const { unreadable, fromTei } = taken ?? { unreadable: [], fromTei: [] }
  await ask(session, { kind: 'damage', name, findings, unreadable, fromTei })
}
