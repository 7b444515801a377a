import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { letter, p } from '../testing/build'
import { toExport } from '../testing/to-export'
import { importFile } from '../import'
import { docxFormat } from './docx'
import { epubFormat } from './epub'
import { htmlFormat } from './html'
import { imageCalled, pictureAddresses, type Picture, type PictureOf } from './pictures'
import { printFormat } from './print-page'

const bytes = new Uint8Array([0, 1, 2, 253, 254, 255, 7])
const map: Picture = { name: 'Map of the quay.png', type: 'image/png', width: 40, height: 30, bytes }
const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p>The quay <graphic url="facs/map%20of%20the%20quay.png"/> is here.</p>
<figure><graphic url="map of the quay"/><head>Map</head></figure><figure><graphic url="lost.png"/></figure>
</body></text></TEI>`

function texts() {
  const { value: imported } = importFile('a.xml', { text: tei, encoding: 'utf-8', bom: false })
  if (imported === null) throw new Error('It cannot be read')
  return toExport(['A', imported.doc], ['B', letter(p('No picture.'))])
}
const pictures: PictureOf = (_, url) => imageCalled([map], url)
const write = async (format: typeof htmlFormat, values: Readonly<Record<string, string>> = {}) =>
  format.write({ ...texts(), pictures }, values, () => undefined)
const textOf = (file: { readonly bytes: Uint8Array } | undefined) => new TextDecoder().decode(file?.bytes)

test('an image is meant by the end of an address, with or without the ending of a file', () => {
  const images = ['figure_0001.jpg', 'b.png', 'B.webp'].map((name) => ({ name }))
  const called = (url: string) => imageCalled(images, url)?.name ?? null
  expect(['figure_0001', 'https://x.org/a/figure_0001.jpg?size=1', 'figure_0001.tif'].map(called)).toEqual(
    Array.from({ length: 3 }, () => 'figure_0001.jpg'),
  )
  expect(['b.webp', 'b', 'figure_0002', '', '%', 'images/'].map(called)).toEqual([
    'B.webp',
    'b.png',
    null,
    null,
    null,
    null,
  ])
})

test('the addresses of a text are those of its pictures, each once', () => {
  const [text] = texts().texts
  expect(text && pictureAddresses(text.doc)).toEqual(['facs/map%20of%20the%20quay.png', 'map of the quay', 'lost.png'])
})

test('a page that is all in one has its pictures within, and says which are lacking', async () => {
  for (const format of [htmlFormat, printFormat]) {
    const { files, findings } = await write(format)
    const html = textOf(files[0])
    expect(
      html.split('<img src="data:image/png;base64,AAEC/f7/Bw==" width="40" height="30" alt="Image: Map of the quay">'),
    ).toHaveLength(3)
    expect(html).toContain('[Image: lost.png]')
    expect(findings).toMatchObject([{ code: 'export-images-left-out', values: { count: 1 } }])
  }
})

test('a folder and a book have them once, beside their pages', async () => {
  const { files } = await write(htmlFormat, { pages: 'folder' })
  expect(files.filter(({ path }) => path.startsWith('images/'))).toEqual([
    { path: 'images/Map-of-the-quay.png', bytes },
  ])
  const pages = files.map(textOf).join('')
  expect(pages.split('<img src="images/Map-of-the-quay.png"')).toHaveLength(3)
  const book = await write(epubFormat)
  const parts = unzipSync(book.files[0]?.bytes ?? new Uint8Array())
  expect(parts['EPUB/images/Map-of-the-quay.png']).toEqual(bytes)
  expect(new TextDecoder().decode(parts['EPUB/package.opf'])).toContain(
    'href="images/Map-of-the-quay.png" media-type="image/png"',
  )
})

test('Word has pictures as large as its page allows, told apart and described, and words for those that it lacks', async () => {
  const wide: Picture = { ...map, width: 4000, height: 1000 }
  const { files, findings } = await docxFormat.write(
    { ...texts(), pictures: (_, url) => imageCalled([wide], url) },
    {},
    () => undefined,
  )
  const parts = unzipSync(files[0]?.bytes ?? new Uint8Array())
  expect(
    Object.entries(parts)
      .filter(([path]) => path.startsWith('word/media/'))
      .map(([, file]) => file),
  ).toEqual([bytes])
  const main = new TextDecoder().decode(parts['word/document.xml'])
  expect([...main.matchAll(/<wp:docPr id="(\d+)" [^>]*descr="([^"]*)"/g)].map(([, id, words]) => [id, words])).toEqual([
    ['1', 'Map of the quay'],
    ['2', 'Map of the quay'],
  ])
  expect(main).toContain(`cx="${String(490 * 9525)}" cy="${String(123 * 9525)}"`)
  expect(main).toContain('[graphic: lost.png]')
  expect(findings).toMatchObject([{ code: 'export-images-left-out', values: { count: 1 } }])
  const webp = await docxFormat.write(
    { ...texts(), pictures: () => ({ ...map, type: 'image/webp' }) },
    {},
    () => undefined,
  )
  expect(webp.findings).toMatchObject([{ code: 'export-picture-kind', values: { count: 3 } }])
})
