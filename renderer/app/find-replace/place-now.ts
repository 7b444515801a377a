import type { DocRange } from '../../../shared/finding'
import type { At } from '../edition-texts/text-questions'
import type { Session } from '../session'

/** Where a place of a text is now that was found in it as it was: followed through what was done to the open text since. */
export function placeNow(
  { open }: Pick<Session, 'open'>,
  { transcription, at }: { readonly transcription: string; readonly at: At },
  { from, to }: DocRange,
): DocRange {
  if (open?.text.id !== transcription || at.kind === 'stored') return { from, to }
  const start = open.mirror.toNow(at.revision, from) ?? from
  return { from: start, to: Math.max(start, open.mirror.toNow(at.revision, to, -1) ?? to) }
}
