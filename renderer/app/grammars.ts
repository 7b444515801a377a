import type { OpenedFile } from '../../shared/host'
import { decodeTextFile } from '../../shared/text-file'
import type { EditionRow, GrammarRow } from '../store/rows'
import { decode } from './decode'
import { doAct } from './library-actions'
import type { Session } from './session'

type GrammarFile = GrammarRow['files'][number]

/** Lets the person choose the files of a grammar, by which the texts of the edition are checked from then on. */
export async function chooseGrammar(session: Session): Promise<void> {
  const answer = await session.host.ask('files/open', 'grammar')
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value.length > 0) await takeGrammar(session, answer.value)
}

/** Checks the texts of the edition without a grammar from now on. */
export async function removeGrammar(session: Session): Promise<void> {
  const edition = await editionOf(session)
  const row = edition?.grammar ? await session.store.grammar(edition.grammar) : undefined
  if (!edition || !row) return
  await doAct(session, {
    label: { code: 'remove-grammar', values: { name: nameOf(row) } },
    changes: [changed(edition, null)],
  })
}

/** What a grammar is called: its file, or the file that includes the others. */
export function nameOf({ files }: GrammarRow): string {
  return files[0]?.name ?? ''
}

async function takeGrammar(session: Session, opened: readonly OpenedFile[]): Promise<void> {
  const files: GrammarFile[] = []
  for (const { name, content } of opened) {
    if (!content.ok) {
      session.tell(content.problem)
      return
    }
    const { value, findings } = decodeTextFile(content.value, decode)
    if (!value) {
      const [finding] = findings
      const message = `The grammar “${name}” cannot be read as text. Nothing was changed.`
      session.tell(finding ?? { code: 'grammar-no-text', message, values: { name } })
      return
    }
    files.push({ name, text: value.text })
  }
  const edition = await editionOf(session)
  if (!edition) return
  const row: GrammarRow = { id: crypto.randomUUID(), files: startFirst(files) }
  const label = { code: 'choose-grammar', values: { name: nameOf(row) } } as const
  const created = { grammars: [row] }
  const done = await doAct(session, { label, changes: [changed(edition, row.id)], created })
  if (done && session.open !== null) session.show('findings')
}

async function editionOf({ store, edition }: Session): Promise<EditionRow | undefined> {
  return edition === null ? undefined : store.edition(edition)
}

function changed({ id, grammar: before }: EditionRow, after: string | null) {
  return { kind: 'edition', id, before: { grammar: before }, after: { grammar: after } } as const
}

/** The files with the one first that no other includes. */
function startFirst(files: readonly GrammarFile[]): readonly GrammarFile[] {
  const included = new Set(files.flatMap(({ text }) => includedBy(text)))
  const start = files.find(({ name }) => !included.has(name)) ?? files[0]
  return start ? [start, ...files.filter((file) => file !== start)] : files
}

function includedBy(text: string): string[] {
  const links = text.matchAll(/<(?:[\w.-]+:)?(?:include|externalRef)\s[^>]*?href\s*=\s*["']([^"']*)["']/g)
  return [...links].map(([, href = '']) => href.slice(href.lastIndexOf('/') + 1))
}
