import type { Check } from './check'
import { digitInWord } from './checks/digit-in-word'
import { doubledWord } from './checks/doubled-word'
import { innerCapital } from './checks/inner-capital'
import { invisible } from './checks/invisible'
import { mixedScripts } from './checks/mixed-scripts'
import { nearNames } from './checks/near-names'
import { scanno } from './checks/scanno'
import { spelling } from './checks/spelling'

/** All checks of proofreading, in the order of `checkNames`. */
export const proofChecks: readonly Check[] = [
  spelling,
  scanno,
  innerCapital,
  digitInWord,
  doubledWord,
  mixedScripts,
  nearNames,
  invisible,
]
