import { Step } from 'prosemirror-transform'
import { SpanStep } from '../../../shared/commands/span-step'
import { spanId } from '../../../shared/queries/spans'
import { schema } from '../../../shared/schema'
import type { ActRow } from '../../store/rows'
import type { Session } from '../session'

/**
 * The first text that was changed since an act and points at an entry that undoing the act would take away, and that
 * entry's name; `null` where there is none. What the act itself tagged, or brought in, goes with it.
 */
export async function linkedSince(
  { store, texts }: Session,
  act: ActRow,
): Promise<{ readonly entry: string; readonly title: string } | null> {
  const made = act.changes.flatMap((change) =>
    change.kind === 'entry' && change.before === null && change.after !== null ? [change.after] : [],
  )
  const [first] = made
  if (act.undone || first === undefined) return null
  const taken = new Set(act.changes.flatMap((change) => (change.kind === 'transcription' ? [change.id] : [])))
  const rows = (await store.transcriptionsOf(first.edition)).filter(
    ({ id, changed }) => !taken.has(id) && changed > act.at,
  )
  const own = spansOf(act)
  const byPointer = new Map(made.map(({ xmlId, name }) => [`#${xmlId}`, name]))
  for (const { id, title } of rows) {
    const told = await texts.askOne(id, { kind: 'pointing', values: [...byPointer.keys()] })
    const span = told.ok ? told.answer.spans.find((one) => !own.has(one.span)) : undefined
    if (span === undefined) continue
    const values = Object.values(span.attributes).flatMap((value) => value.split(/\s+/))
    return { entry: values.flatMap((value) => byPointer.get(value) ?? [])[0] ?? first.name, title }
  }
  return null
}

/** The spans that an act made or changed. */
function spansOf({ changes }: ActRow): ReadonlySet<string> {
  const steps = changes.flatMap((change) => (change.kind === 'steps' ? change.steps : []))
  const runs = steps
    .map((json) => Step.fromJSON(schema, json))
    .flatMap((step) => (step instanceof SpanStep ? step.runs : []))
  return new Set(runs.flatMap(({ before, after }) => after.filter((mark) => !mark.isInSet(before)).map(spanId)))
}
