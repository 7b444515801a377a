import { afterEach, beforeAll, beforeEach } from 'vitest'
import type { TranscriptionRow } from '../../store/rows'
import { openStore } from '../../store/store'
import { exportAs } from '../exporting'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { Session } from '../session'
import { MemoryHost, openedFile } from './memory-host'

/** A session with a library of its own, whose files lie in memory. */
export interface SessionUnderTest {
  readonly host: MemoryHost
  readonly session: Session
}

/** Gives each test of a file a new session; answers with what the running test has. Only tests use it. */
export function sessionPerTest(): () => SessionUnderTest {
  let now: SessionUnderTest
  beforeAll(startMessages)
  beforeEach(async () => {
    const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
    if (!answer.ok) throw new Error(answer.problem.message)
    const host = new MemoryHost()
    now = { host, session: new Session(host, answer.value) }
  })
  afterEach(async () => {
    const { session } = now
    await session.showLibrary()
    session.stop()
    await session.store.db.delete()
  })
  return () => now
}

/** A TEI file of one division with these paragraphs, which may hold tags. */
export function teiText(title: string, ...paragraphs: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt></fileDesc></teiHeader>
  <text><body><div>
${paragraphs.map((one) => `    <p>${one}</p>`).join('\n')}
  </div></body></text>
</TEI>
`
}

/** Takes in files, by their names, as one edition, and shows that; answers with its id and its texts in order. */
export async function takeInEdition(
  { session }: SessionUnderTest,
  files: Readonly<Record<string, string>>,
): Promise<{ readonly edition: string; readonly rows: readonly TranscriptionRow[] }> {
  const opened = Object.entries(files).map(([name, text]) => openedFile(name, text, { name, token: name }))
  await importFiles(session, opened, null)
  session.dialog.set(null)
  const { edition } = session
  if (edition === null) throw new Error('Nothing was taken in')
  return { edition, rows: await session.store.transcriptionsOf(edition) }
}

/** Every text of the edition as the file that it would be. */
export async function filesOf(
  { host, session }: SessionUnderTest,
  rows: readonly Pick<TranscriptionRow, 'id' | 'title'>[],
): Promise<readonly string[]> {
  await session.rest()
  const written: string[] = []
  for (const { id, title } of rows) {
    const row = await session.store.transcription(id)
    if (row === undefined) throw new Error(`${title} is gone`)
    await exportAs(session, row, 'tei')
    written.push(host.files.get(`${row.title}.xml`) ?? '')
  }
  return written
}
