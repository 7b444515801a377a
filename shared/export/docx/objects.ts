import { ImageRun, TextRun, type ParagraphChild } from 'docx'
import type { Picture } from '../pictures'
import { wordText } from './element'
import type { Loss } from './losses'
import type { Format, Place } from './place'

/** What stands in the place of an element that is no text. */
interface TextObject {
  readonly what: string
  readonly url: string
}

/** The room for a picture, in pixels of a 96th of an inch: the measure of the page, and three quarters of its height. */
const room = { width: 490, height: 660 }

/** What Word shows of the pictures that Recto has: it knows no WebP. */
const types: Readonly<Record<string, 'png' | 'jpg'>> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

/** A picture where it is at hand, as large as it is and as the page allows; else words for what cannot be shown. */
export function objectRun({ what, url }: TextObject, place: Place, format: Format = {}): ParagraphChild {
  const { file, text } = place
  const picture = what === 'graphic' && url !== '' ? file.pictures(text.id, url) : null
  const type = picture === null ? undefined : types[picture.type]
  // A comment holds words alone.
  if (picture !== null && type !== undefined && !place.comment) return pictureRun(picture, type, ++file.shown)
  file.losses.add(lossOf(what, url, picture))
  return new TextRun({ ...format, children: [wordText(url === '' ? `[${what}]` : `[${what}: ${url}]`)] })
}

function lossOf(what: string, url: string, picture: Picture | null): Loss {
  if (picture !== null) return 'picture-kind'
  return what === 'graphic' && url !== '' ? 'images-left-out' : 'object'
}

function pictureRun(picture: Picture, type: 'png' | 'jpg', id: number): ParagraphChild {
  const { width, height, bytes, name } = picture
  const part = Math.min(1, room.width / Math.max(1, width), room.height / Math.max(1, height))
  const transformation = {
    width: Math.max(1, Math.round(width * part)),
    height: Math.max(1, Math.round(height * part)),
  }
  const description = name.replace(/\.\w+$/, '')
  return new ImageRun({ type, data: bytes, transformation, altText: { name, description, id: String(id) } })
}
