import { expect, test as base } from './app'
import { fullDisk, noQuota, SmallDisk, type Fault } from './torture/faults'
import { inWords, torture } from './torture/torture'
import type { App } from './app'

const kills = Number(process.env['RECTO_KILLS'] ?? 1)
const seed = Number(process.env['RECTO_SEED'] ?? 1)

async function expectNothingLost(app: App, fault: Fault): Promise<void> {
  const result = await torture(app, kills, seed, fault)
  console.log(inWords(app.world, result))
  expect(result).toMatchObject({ kills, acknowledgedLost: 0, strangeTexts: 0 })
}

base(
  'what was called saved is there after the library had no more room and the program was killed',
  async ({ app }) => {
    base.setTimeout(60_000 + kills * 45_000)
    await expectNothingLost(app, noQuota)
    // The browser says of each write that there was no room.
    app.takeProblems()
  },
)

const test = base.extend<{ disk: SmallDisk | null }>({
  disk: async ({}, use) => {
    const disk = SmallDisk.mount(400)
    await use(disk)
    disk?.unmount()
  },
  place: async ({ disk }, use, testInfo) => {
    testInfo.skip(disk === null, 'No disk can be mounted here')
    if (disk !== null) await use(disk.folder)
  },
})

test('what was called saved is there after the disk was full and the program was killed', async ({ app, disk }) => {
  test.setTimeout(60_000 + kills * 45_000)
  if (disk !== null) await expectNothingLost(app, fullDisk(disk))
  app.takeProblems()
})
