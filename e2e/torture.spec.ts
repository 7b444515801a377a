import { expect, test } from './app'
import { inWords, torture } from './torture/torture'

/** The long run sets these: `npm run torture`. */
const kills = Number(process.env['RECTO_KILLS'] ?? 5)
const seed = Number(process.env['RECTO_SEED'] ?? 1)

test('what was called saved is there after the program was killed, and what was typed up to a second before', async ({
  app,
}) => {
  test.setTimeout(60_000 + kills * 30_000)
  const result = await torture(app, kills, seed)
  test.info().annotations.push({ type: 'torture', description: inWords(app.world, result) })
  console.log(inWords(app.world, result))
  expect(result).toMatchObject({ kills, acknowledgedLost: 0, strangeTexts: 0, problems: [] })
  expect(result.worstGap).toBeLessThanOrEqual(1000)
})
