import type { OpenTranscription } from './screen'

/** Stops all that works beside an open text. */
export function closed({ mirror, checks, grammar, versions }: OpenTranscription): void {
  versions.stop()
  checks.stop()
  grammar.stop()
  mirror.stop()
}
