import type { Problem } from '../../../shared/host'
import { imageHeader, isWhole } from '../../../shared/proofing/image-header'
import { keepImageBytes } from '../../store/images'
import { LibraryDoor } from '../../store/library-door'
import { imageCutOff, imageTooLarge, mostPixels, notAnImage } from './image-problems'
import type { FileToTake, TakingNews } from './image-reading'
import { keepingProblem } from './keeping-problem'

const libraries = new LibraryDoor()

const say = (news: TakingNews): void => {
  postMessage(news)
}

async function take({ database, name, bytes }: FileToTake): Promise<readonly Problem[]> {
  const header = imageHeader(bytes)
  if (header === null) return [notAnImage(name)]
  const { type, width, height } = header
  if (!isWhole(header, bytes)) return [imageCutOff(name)]
  if (width * height > mostPixels) return [imageTooLarge(name, width, height)]
  try {
    const id = await keepImageBytes(await libraries.open(database), bytes)
    const facts = { name, sheet: null, label: null, type, width, height, bytes: id, size: bytes.length }
    say({ kind: 'image', image: facts, done: 1, total: 1 })
    return []
  } catch (error) {
    return [keepingProblem(error, name)]
  }
}

addEventListener('message', ({ data }: MessageEvent<FileToTake>) => {
  void take(data).then((problems) => {
    say({ kind: 'done', problems })
  })
})
