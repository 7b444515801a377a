import { useEffect, useState } from 'react'
import type { Node } from 'prosemirror-model'
import type { Difference } from '../../../shared/compare/difference'
import { compareInWorker } from './compare-in-worker'

/** What a comparison has come to. */
export interface Comparison {
  /** Of the docs that were given; `null` while it is being worked out. */
  readonly differences: readonly Difference[] | null
  readonly failed: boolean
}

/** Compares two docs, and anew whenever one is another; `null` for one that is not there yet. */
export function useComparison(old: Node | null, now: Node | null): Comparison {
  const [found, setFound] = useState<{
    readonly old: Node
    readonly now: Node
    readonly differences: readonly Difference[] | null
  } | null>(null)
  useEffect(() => {
    if (old === null || now === null) return
    const comparing = compareInWorker(old, now)
    void comparing.answer.then((answer) => {
      if (answer.kind === 'answer') setFound({ old, now, differences: answer.value })
      else if (answer.kind === 'failed') setFound({ old, now, differences: null })
    })
    return () => {
      comparing.stop()
    }
  }, [old, now])
  if (found?.old !== old || found?.now !== now) return { differences: null, failed: false }
  return { differences: found.differences, failed: found.differences === null }
}
