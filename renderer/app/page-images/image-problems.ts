import type { Problem } from '../../../shared/host'

/** The most pixels that an image may have: more could not be shown. */
export const mostPixels = 300_000_000

/** What came is neither an image nor a PDF. */
export const notAnImage = (file: string): Problem => ({
  code: 'not-an-image',
  message: `“${file}” is no JPEG, PNG, WebP or PDF, whatever its name says. It was left out, and is as it was.`,
  values: { file },
})

/** An image ends too early. */
export const imageCutOff = (file: string): Problem => ({
  code: 'image-cut-off',
  message: `The image “${file}” ends too early: part of it is missing. It was left out, and is as it was. Copy it again from where it came.`,
  values: { file },
})

/** An image has more pixels than can be shown. */
export const imageTooLarge = (file: string, width: number, height: number): Problem => ({
  code: 'image-too-large',
  message: `The image “${file}” is ${String(width)} by ${String(height)} pixels, more than can be shown. It was left out, and is as it was. Make it smaller in an image program, and add it again.`,
  values: { file, width, height },
})

/** A PDF asks for a password. */
export const pdfLocked = (file: string): Problem => ({
  code: 'pdf-locked',
  message: `“${file}” asks for a password, so it was left out. It is as it was. Save it without a password in a PDF program, and add it again.`,
  values: { file },
})

/** A PDF cannot be read. */
export const pdfDamaged = (file: string): Problem => ({
  code: 'pdf-damaged',
  message: `“${file}” is damaged or no PDF that Recto understands, so it was left out. It is as it was. Save it anew in a PDF program, and add it again.`,
  values: { file },
})

/** The most pages that a PDF may have: more than any volume has, and each becomes an image. */
export const mostSheets = 5000

/** A PDF has, or says that it has, more pages than can be taken in. */
export const pdfTooLong = (file: string, sheets: number): Problem => ({
  code: 'pdf-too-long',
  message: `“${file}” says that it has ${sheets.toLocaleString('en')} pages; at most ${mostSheets.toLocaleString('en')} can be taken in at once. It was left out, and is as it was. If it really has so many, part it in a PDF program, and add the parts that you need.`,
  values: { file, sheets, most: mostSheets },
})

/** A page of a PDF cannot be drawn. */
export const sheetDamaged = (file: string, sheet: number): Problem => ({
  code: 'sheet-damaged',
  message: `Page ${String(sheet)} of “${file}” cannot be drawn, so it was left out; its other pages were taken.`,
  values: { file, sheet },
})

/** The disk is full. */
export const noRoomForImages = (file: string): Problem => ({
  code: 'no-room-for-images',
  message: `The disk is full, so “${file}” and what came after it was not added. What was added before is in the library, and nothing is lost. Free some space, and add the rest.`,
  values: { file },
})

/** The Worker that reads a file broke. */
export const imageReadingFailed = (file: string): Problem => ({
  code: 'image-reading-failed',
  message: `“${file}” could not be read because of an error of Recto’s own. It was left out, and is as it was.`,
  values: { file },
})

/** Images were given where no text is open. */
export const imagesNeedText: Problem = {
  code: 'images-need-text',
  message:
    'Page images belong to a transcription. Nothing was added. Open the transcription, and add or drop the images there.',
}
