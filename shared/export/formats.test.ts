import { expect, test } from 'vitest'
import { exportFormats, exportIds } from './formats'

test.each(exportIds)('%s is what it is said to be before it is loaded', async (id) => {
  const { ending, holds, load } = exportFormats[id]
  expect(await load()).toMatchObject({ id, ending, holds })
})

test('what formats leave to the person has a value of its own kind, and no name twice', async () => {
  for (const id of exportIds) {
    const { settings } = await exportFormats[id].load()
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length)
    for (const setting of settings) if (setting.kind === 'choice') expect(setting.values).toContain(setting.usual)
  }
})
