import type { Check } from './check'
import { brackets } from './checks/brackets'
import { dashes } from './checks/dashes'
import { digitInWord } from './checks/digit-in-word'
import { doubledWord } from './checks/doubled-word'
import { headingOrder } from './checks/heading-order'
import { hyphens } from './checks/hyphens'
import { innerCapital } from './checks/inner-capital'
import { invisible } from './checks/invisible'
import { mixedScripts } from './checks/mixed-scripts'
import { nearNames } from './checks/near-names'
import { noteReferences } from './checks/note-references'
import { pageOrder } from './checks/page-order'
import { quotes } from './checks/quotes'
import { scanno } from './checks/scanno'
import { sentenceStart } from './checks/sentence-start'
import { spacing } from './checks/spacing'
import { spelling } from './checks/spelling'
import { unusualCharacters } from './checks/unusual-characters'

/** All checks of proofreading, in the order of `checkNames`. */
export const proofChecks: readonly Check[] = [
  spelling,
  scanno,
  innerCapital,
  digitInWord,
  doubledWord,
  mixedScripts,
  nearNames,
  quotes,
  brackets,
  spacing,
  dashes,
  hyphens,
  sentenceStart,
  headingOrder,
  pageOrder,
  noteReferences,
  invisible,
  unusualCharacters,
]
