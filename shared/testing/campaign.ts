/**
 * How many runs a property test makes: `usual` in the suite; a campaign, by hand, makes `times` as many.
 * `times` comes from the environment variable RECTO_CAMPAIGN, as a string where it is set.
 */
export function runs(usual: number, times: string | undefined): { readonly numRuns: number } {
  return { numRuns: usual * Math.max(1, Math.floor(Number(times ?? 1)) || 1) }
}
