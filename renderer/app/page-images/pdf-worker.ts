import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Problem } from '../../../shared/host'
import type { Database } from '../../store/db'
import { keepImageBytes } from '../../store/images'
import { LibraryDoor } from '../../store/library-door'
import { mostSheets, pdfDamaged, pdfLocked, pdfTooLong, sheetDamaged } from './image-problems'
import type { FileToTake, TakenImage, TakingNews } from './image-reading'
import { endsAll, keepingProblem } from './keeping-problem'
import { drawPage, openPdf } from './pdf-drawing'

const libraries = new LibraryDoor()

const say = (news: TakingNews): void => {
  postMessage(news)
}

async function take({ database, name, bytes }: FileToTake): Promise<readonly Problem[]> {
  const { task, end } = openPdf(bytes)
  try {
    const pdf = await openedOrProblem(task.promise, name)
    if ('code' in pdf) return [pdf]
    if (pdf.numPages > mostSheets) return [pdfTooLong(name, pdf.numPages)]
    return await takePages(pdf, name, await libraries.open(database))
  } catch (error) {
    return [keepingProblem(error, name)]
  } finally {
    await end()
  }
}

async function openedOrProblem(opening: Promise<PDFDocumentProxy>, name: string): Promise<PDFDocumentProxy | Problem> {
  try {
    return await opening
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return isLocked ? pdfLocked(name) : pdfDamaged(name)
  }
}

/** Draws one page after the other, so that there is never more than one in memory. */
async function takePages(pdf: PDFDocumentProxy, name: string, db: Database): Promise<readonly Problem[]> {
  const labels = await pdf.getPageLabels().catch(() => null)
  const problems: Problem[] = []
  for (let sheet = 1; sheet <= pdf.numPages; sheet += 1) {
    const drawn = await drawnOrNull(pdf, sheet)
    if (drawn === null) {
      problems.push(sheetDamaged(name, sheet))
      continue
    }
    try {
      const bytes = new Uint8Array(await drawn.blob.arrayBuffer())
      const id = await keepImageBytes(db, bytes)
      const { width, height } = drawn
      const label = labels?.[sheet - 1] ?? null
      const image: TakenImage = {
        name,
        sheet,
        label,
        type: drawn.blob.type,
        width,
        height,
        bytes: id,
        size: bytes.length,
      }
      say({ kind: 'image', image, done: sheet, total: pdf.numPages })
    } catch (error) {
      const problem = keepingProblem(error, name)
      problems.push(problem)
      if (endsAll(problem)) return problems
    }
  }
  return problems
}

async function drawnOrNull(pdf: PDFDocumentProxy, sheet: number) {
  try {
    return await drawPage(await pdf.getPage(sheet))
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

addEventListener('message', ({ data }: MessageEvent<FileToTake>) => {
  void take(data).then((problems) => {
    say({ kind: 'done', problems })
  })
})
