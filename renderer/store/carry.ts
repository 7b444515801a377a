import { Mapping, StepMap, Step } from 'prosemirror-transform'
import '../../shared/commands/own-steps'
import { mapGuessesThrough } from '../../shared/commands/guesses'
import type { Salvaged } from '../../shared/pieces/read-state'
import type { TextState } from '../../shared/pieces/text-state'
import { schema } from '../../shared/schema'
import { chainedSum, passes, stepsOf, type Head } from './journal'
import type { JournalRow } from './rows'

/** What became of a journal that was written for a text of which a part is lost. */
export interface Carried extends TextState {
  /** How many steps could not be done, for what they changed is lost, or their rows are damaged. */
  readonly left: number
}

/**
 * Does the steps of a journal on what is left of the text that they were made for, as far as what they change is there:
 * each is mapped back over those before it, over what is lost, and over what was done here of those before it.
 */
export function carry(salvaged: Salvaged, start: Head, rows: readonly JournalRow[]): Carried {
  const steps = soundSteps(start, rows)
  const maps: { readonly whole: StepMap; readonly here: StepMap | null }[] = []
  let { doc, guesses }: TextState = salvaged
  for (const step of steps) {
    const here = step.map(mappingOf(salvaged.lost, maps))
    const result = here === null ? null : applied(here, doc)
    maps.push({ whole: step.getMap(), here: result === null ? null : (here?.getMap() ?? null) })
    if (here === null || result === null) continue
    doc = result
    guesses = mapGuessesThrough(guesses, [here])
  }
  const damaged = rows.length - rowsSound(start, rows).length
  const left = maps.filter(({ here }) => here === null).length + damaged
  return passes(doc) ? { doc, guesses, left } : { ...salvaged, left: steps.length + damaged }
}

function mappingOf(
  lost: Mapping,
  maps: readonly { readonly whole: StepMap; readonly here: StepMap | null }[],
): Mapping {
  const mapping = new Mapping()
  for (const { whole } of maps.toReversed()) mapping.appendMap(whole.invert())
  for (const map of lost.maps) mapping.appendMap(map)
  for (const [index, { here }] of maps.entries())
    if (here === null) mapping.appendMap(StepMap.empty)
    else mapping.appendMap(here, maps.length - 1 - index)
  return mapping
}

function rowsSound(start: Head, rows: readonly JournalRow[]): readonly JournalRow[] {
  let { sum } = start
  const damaged = rows.findIndex((row) => {
    const isSound = row.sum === undefined ? sum === '' : row.sum === chainedSum(sum, row)
    sum = row.sum ?? ''
    return !isSound
  })
  return damaged < 0 ? rows : rows.slice(0, damaged)
}

function soundSteps(start: Head, rows: readonly JournalRow[]): readonly Step[] {
  try {
    return rowsSound(start, rows).flatMap((row) => stepsOf(row).map((json) => Step.fromJSON(schema, json)))
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) return []
    throw error
  }
}

function applied(step: Step, doc: TextState['doc']): TextState['doc'] | null {
  try {
    return step.apply(doc).doc
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
