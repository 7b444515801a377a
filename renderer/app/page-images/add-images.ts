import i18next from 'i18next'
import { isImageFile, notReadYet, type Answer, type OpenedFile, type Problem } from '../../../shared/host'
import { sharingPieces } from '../../store/pieces'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { keepImages } from './image-acts'
import { imagesNeedText } from './image-problems'
import type { TakenImage } from './image-reading'
import { ImageTaker } from './image-taker'
import { endsAll } from './keeping-problem'

/** Shows the host's dialog for images, and adds what is chosen to the open text. */
export async function chooseImages(session: Session): Promise<void> {
  const answer = await session.host.ask('files/open', 'images')
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value.length > 0) await addImages(session, answer.value)
}

/** Whether files that came together are images of pages, rather than texts. */
export function areImages(files: readonly OpenedFile[]): boolean {
  return files.length > 0 && files.every(({ name }) => isImageFile(name))
}

/**
 * Adds images, and the pages of PDFs, to the open text and puts them to its pages. Files are read one at a time; what cannot be
 * taken is told with what was. Files that come while others are taken in wait for those.
 */
export function addImages(session: Session, files: readonly OpenedFile[]): Promise<void> {
  return session.intake.take(async () => {
    const { open } = session
    if (open === null) {
      session.tell(imagesNeedText)
      return
    }
    if (open.stored.readOnly !== null) {
      session.tell(open.stored.readOnly)
      return
    }
    await sharingPieces(session.store.db, () => addTo(session, open.text, files))
  })
}

async function addTo(session: Session, text: OpenText, files: readonly OpenedFile[]): Promise<void> {
  const { images, problems, cancelled } = await takeAll(session, inOrder(files))
  // The person may have gone elsewhere meanwhile.
  if (cancelled || session.open?.text !== text) {
    session.toast(i18next.t('cancelled', { ns: 'page-images' }))
    return
  }
  if (images.length > 0) {
    if (!(await keepImages(session, text, images))) return
    session.settings.set({ imageShown: true })
  }
  if (images.length > 1 || problems.length > 0) session.dialog.set({ kind: 'match-images', problems })
}

const byName = new Intl.Collator('en', { numeric: true })

const inOrder = (files: readonly OpenedFile[]): readonly OpenedFile[] =>
  files.toSorted((a, b) => byName.compare(a.folder + a.name, b.folder + b.name))

async function takeAll(session: Session, files: readonly OpenedFile[]) {
  const taker = new ImageTaker(session.store.db.name)
  const images: TakenImage[] = []
  const problems: Problem[] = []
  const state = { cancelled: false }
  const cancel = () => {
    state.cancelled = true
    taker.stop()
  }
  for (const [done, file] of files.entries()) {
    const label = i18next.t('adding', { ns: 'page-images', name: file.name })
    session.job.set({ label, done, total: files.length, cancel })
    const read = await bytesOf(session, file)
    if (state.cancelled) break
    if (!read.ok) {
      problems.push(read.problem)
      continue
    }
    const found = await taker.take(file.name, read.value, (image, sheet, sheets) => {
      images.push(image)
      if (sheets > 1) session.job.set({ label, done: sheet, total: sheets, cancel })
    })
    problems.push(...(found ?? []))
    if (found === null || found.some(endsAll)) break
  }
  taker.stop()
  session.job.set(null)
  return { images, problems, cancelled: state.cancelled }
}

async function bytesOf(session: Session, { content, ref }: OpenedFile): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  const isWaiting = !content.ok && content.problem.code === notReadYet.code && ref !== null
  const read = isWaiting ? await session.host.ask('files/read', ref) : content
  return read.ok ? { ok: true, value: alone(read.value) } : read
}

/** Bytes in a buffer of their own, which can be given away. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const isAlone = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
  return isAlone ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}
