/**
 * How many runs a property test makes: `usual` in the suite, the same each time, so that a failure is never met by
 * chance; a campaign, by hand, makes `times` as many with other chances each time.
 * `times` comes from the environment variable RECTO_CAMPAIGN, as a string where it is set.
 */
export function runs(usual: number, times: string | undefined): { readonly numRuns: number; readonly seed?: number } {
  if (times === undefined) return { numRuns: usual, seed: 1 }
  return { numRuns: usual * Math.max(1, Math.floor(Number(times)) || 1) }
}
