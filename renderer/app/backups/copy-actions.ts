import i18next from 'i18next'
import { withLibraryWork } from '../later-parts'
import type { Session } from '../session'

/** Copies what has changed, and says what was done. */
export async function copyNow(session: Session): Promise<void> {
  const answer = await session.copying.copies.now()
  const message = !answer.ok
    ? null
    : answer.value === 0
      ? i18next.t('copies.nothing', { ns: 'recovery' })
      : i18next.t('copies.copied', { ns: 'recovery', count: answer.value })
  if (message !== null) session.say(message)
  else if (!answer.ok) {
    const ofFolder = answer.problem.code.startsWith('copies-') && session.copying.copies.get().place !== null
    const choose = { code: 'choose-folder', run: () => void chooseFolder(session) } as const
    session.tell(answer.problem, ofFolder ? [choose] : [])
  }
}

/** Asks for another folder for second copies, and copies into it. */
export async function chooseFolder(session: Session): Promise<void> {
  const answer = await session.host.ask('backups/choose')
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value !== null) {
    session.say(i18next.t('copies.chosenNow', { ns: 'recovery', folder: answer.value.folder }))
    await copyNow(session)
  }
}

/** Shows the folder of the copies in the platform's file manager. */
export async function showFolder(session: Session): Promise<void> {
  const answer = await session.host.ask('backups/show')
  if (!answer.ok) session.tell(answer.problem)
}

/** Saves an edition as a file of its own; the person need not be reminded for a while then. */
export async function saveEdition(session: Session, edition: string): Promise<void> {
  await withLibraryWork(session, async (library) => {
    if (await library.saveEdition(session, edition)) session.copying.keeping.dismiss()
  })
}
