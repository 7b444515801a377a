import { newEntry, type Entry } from '../../../shared/register/entry'
import { importFiles } from '../import-files'
import type { Session } from '../session'
import { openedFile } from './memory-host'

/** Two persons of the fictional port, who turn out to be one. */
export const solberg: Entry = newEntry({
  id: 'solberg',
  kind: 'person',
  name: 'Solberg, Nils',
  xmlId: 'p_NS1',
  surname: 'Solberg',
})
/** The second of them. */
export const solbergMinister: Entry = newEntry({
  id: 'solberg-minister',
  kind: 'person',
  name: 'Solberg (Minister)',
  xmlId: 'p_S2',
  variants: ['Mr. Solberg'],
  roles: ['Minister of Trade'],
})

/** A TEI file with `mentions` mentions, every second one of each of the two persons, `times` spaces of its own kept. */
export function volumeText(title: string, mentions: number): string {
  const paragraphs = Array.from({ length: mentions }, (_, index) => {
    const pointer = index % 2 === 0 ? '#p_NS1' : '#p_S2'
    return `    <p n='${String(index)}'>In the  harbour <persName type="full"   corresp="${pointer}">Mr. <hi rend="italic">Solberg</hi></persName> spoke<note n="${String(index)}"><p>So says <persName ref="${pointer}">Solberg</persName>.</p></note> of tariffs.</p>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt></fileDesc></teiHeader>
  <text><body><div>
${paragraphs.join('\n')}
  </div></body></text>
</TEI>
`
}

/** Takes in an edition of `texts` texts with the two persons in its register; answers with the ids of the texts. */
export async function importVolume(session: Session, texts: number, mentions: number): Promise<readonly string[]> {
  const files = Array.from({ length: texts }, (_, index) => {
    const name = `Volume ${String(index)}`
    return openedFile(`${name}.xml`, volumeText(name, mentions))
  })
  await importFiles(session, files, null)
  const { db } = session.store
  const [row] = await db.transcriptions.toArray()
  const edition = row?.edition ?? ''
  await db.entries.clear()
  await db.entries.bulkPut([solberg, solbergMinister].map((entry) => ({ ...entry, edition })))
  await session.showEdition(edition)
  return (await session.store.transcriptionsOf(edition)).map(({ id }) => id)
}
