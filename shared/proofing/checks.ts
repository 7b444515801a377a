import type { Check } from './check'

/** All checks of proofreading, in the order of `checkNames`. */
export const proofChecks: readonly Check[] = []
