import i18next from 'i18next'
import { registerFile } from '../../../shared/export/register-lists'
import type { Finding } from '../../../shared/finding'
import type { OpenedFile } from '../../../shared/host'
import type { Entry } from '../../../shared/register/entry'
import { readRegisterFile } from '../../../shared/register/register-file'
import { writeRegisterTable } from '../../../shared/register/register-table'
import type { RegisterImport } from '../../../shared/register/table-import'
import { decodeTextFile } from '../../../shared/text-file'
import { decode } from '../decode'
import { fileName } from '../file-name'
import type { Session } from '../session'
import { doEditionAct } from './edition-act'

/** Lets the person choose a file with a register, and shows what would become of it. */
export async function chooseRegisterFile(session: Session): Promise<void> {
  const answer = await session.host.ask('files/open', 'register')
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value[0] !== undefined) showRegisterFile(session, answer.value[0])
}

/** Shows what a file would do to the register, or says why it cannot be read. */
export function showRegisterFile(session: Session, { name, content }: OpenedFile): void {
  if (!content.ok) {
    session.tell(content.problem)
    return
  }
  const decoded = decodeTextFile(content.value, decode)
  const read = decoded.value === null ? decoded : readRegisterFile(name, decoded.value.text)
  if (read.value === null) tellWhy(session, read.findings)
  else if ('kind' in read.value) session.dialog.set({ kind: 'import-register', name, file: read.value })
}

function tellWhy(session: Session, findings: readonly Finding[]): void {
  const error = findings.find(({ severity }) => severity === 'error')
  if (error !== undefined) session.tell(error)
}

/** Takes what was read into the register, in one act. */
export async function importRegister(session: Session, { changes }: RegisterImport): Promise<void> {
  const label = { code: 'import-register', values: { count: changes.length } } as const
  const entries = changes.map(({ before, after }) => ({ id: after.id, before, after }))
  if (entries.length > 0) await doEditionAct(session, { label, entries })
}

/** The formats of a register. */
export const registerFormats = ['csv', 'tei'] as const
/** One of {@link registerFormats}. */
export type RegisterFormat = (typeof registerFormats)[number]

/** Writes the register of the edition to a file that the person chooses. */
export async function exportRegister(
  session: Session,
  entries: readonly Entry[],
  format: RegisterFormat,
): Promise<void> {
  const title = (await session.store.db.editions.get(session.edition ?? ''))?.name ?? ''
  // Spreadsheets take a table for UTF-8 by its byte order mark.
  const text = format === 'csv' ? `\ufeff${writeRegisterTable(entries)}` : registerFile(title, entries)
  const name = `${fileName(title)}${format === 'csv' ? '.register.csv' : '.register.xml'}`
  const answer = await session.host.ask('files/save-as', { name, bytes: new TextEncoder().encode(text) })
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value !== null) session.toast(i18next.t('export.done', { ns: 'register', name: answer.value.name }))
}
