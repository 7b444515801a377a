import type { Drop } from './drops'
import { collected, importFiles } from './import-files'
import { addImages, areImages } from './page-images/add-images'
import type { Session } from './session'

/** Takes in dropped files: images to the open text, texts into the edition they fell on, else into the one on the screen, else into a new one. */
export async function takeDrop(session: Session, drop: Drop): Promise<void> {
  const files = await collected(session, drop.files)
  if (files === null) return
  if (areImages(files)) await addImages(session, files)
  else await importFiles(session, files, drop.edition ?? session.edition)
}
