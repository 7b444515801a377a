import { useState } from 'react'
import { isBeginning, matching, type ComboboxOption } from './combobox-options'

/** How many values are listed; more are found by typing. */
const mostListed = 120

interface ListedOptions {
  /** Called when the list opens. */
  readonly options: () => readonly ComboboxOption[]
  /** What is typed, or `null`. */
  readonly typed: string | null
  /** Whether the first value is active, where what is typed is its beginning. */
  readonly completing: boolean
}

/** The list of a combobox. */
export interface Listed {
  /** The values in it that fit what is typed. */
  readonly values: readonly ComboboxOption[]
  /** Whether it is asked for; it may have nothing to show. */
  readonly wanted: boolean
  /** Whether it is to be seen. */
  readonly open: boolean
  /** The index of the value that Enter takes, or -1. */
  readonly active: number
  readonly show: () => void
  readonly close: () => void
  /** Makes the next value active, or the one before, and goes around at the ends. */
  readonly step: (by: 1 | -1) => void
  /** Makes none active that was gone to. */
  readonly rest: () => void
}

/** Keeps what a combobox lists, and where in it the person is. */
export function useListed({ options, typed, completing }: ListedOptions): Listed {
  const [offered, setOffered] = useState<readonly ComboboxOption[] | null>(null)
  const [chosen, setChosen] = useState(-1)
  const values = offered === null ? [] : matching(offered, typed ?? '').slice(0, mostListed)
  const active = chosen < 0 && completing && isBeginning(typed, values) ? 0 : chosen
  return {
    values,
    wanted: offered !== null,
    open: values.length > 0,
    active,
    show: () => {
      setOffered(options())
    },
    close: () => {
      setOffered(null)
      setChosen(-1)
    },
    step: (by) => {
      setChosen((active + (by === -1 && active < 0 ? 0 : by) + values.length) % values.length)
    },
    rest: () => {
      setChosen(-1)
    },
  }
}
