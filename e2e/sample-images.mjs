import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { root } from '../electron/install.mjs'
import { chromiumOptions } from './chromium.mjs'

/*
 * Draws the page images of the sample edition, as sheets from a typewriter: `node e2e/sample-images.mjs`. They say what the
 * pages said before somebody copied them with mistakes.
 */

const sample = join(root, 'renderer', 'app', 'sample')
const folder = join(sample, 'images')

/** The pages before the first page break of each text, by the number in its file's name. */
const firstPages = { '01': '211', '02': '213', '03': '213', '04': '218', '05': '230', '06': '239', '07': '' }

/** What was copied wrongly, and numbers that are references to notes. */
const mended = /** @type {const} */ ([
  ['tbe board', 'the board'],
  ['and and a', 'and a'],
  ['saidthat', 'said that'],
  ['sudied', 'studied'],
  ['17,3 and', '17,<sup>3</sup> and'],
  ['June 81', 'June 8<sup>1</sup>'],
])

/**
 * @typedef {object} Sheet
 * @property {string} name
 * @property {string} number
 * @property {string} html
 */

/** @returns {readonly Sheet[]} */
function sheets() {
  return readdirSync(sample)
    .filter((file) => /\.(txt|xml)$/.test(file))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(sample, file), 'utf8')
      const pages = file.endsWith('.xml') ? pagesOfTei(text) : pagesOfText(text, file.slice(0, 2))
      return pages.map(({ number, html }) => ({ name: `${file.slice(0, 2)}-${number}.webp`, number, html }))
    })
}

/** @param {string} text @param {string} key */
function pagesOfText(text, key) {
  const marked = mended
    .reduce((now, [wrong, right]) => now.replace(wrong, right), text)
    .replace(/(?<=[a-z)][.,;]?)\d(?=\s)/g, '<sup>$&</sup>')
    .replace(/^ +(\d+)\. /gm, '    $1/ ')
  const parts = marked.split(/^\s*\[Page (\d+)\]\s*$/m)
  const first = /** @type {Record<string, string>} */ (firstPages)[key] ?? ''
  return parts.flatMap((part, index) =>
    index % 2 === 1 ? [] : [{ number: index === 0 ? first : (parts[index - 1] ?? ''), html: part.trim() }],
  )
}

/** @param {string} xml */
function pagesOfTei(xml) {
  const body = xml
    .slice(xml.indexOf('<body'))
    .replace(/<expan>.*?<\/expan>|<corr>.*?<\/corr>|<sic>|<\/sic>/g, '')
    .replace('secund', 'second')
    .replace(/<note n="(\d)">.*?<\/note>(<\/note>)?/g, (_, n) => `§${n}§`)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<row[^>]*>/g, '\n')
    .replace(/<cell>/g, '  ')
    .replace(/<item>/g, '\n  - ')
    .replace(/<gap[^>]*>/g, '. . . . .')
    .replace(/<(p|head|dateline|salute|signed|closer|postscript)>/g, '\n\n')
  const parts = body.split(/<pb n="(\d+)"\/>/).slice(1)
  return parts.flatMap((part, index) => {
    if (index % 2 === 1) return []
    const text = (parts[index + 1] ?? '').replace(/<[^>]*>/g, '').replace(/§(\d)§/g, '<sup>$1</sup>')
    return [
      {
        number: part,
        html: text
          .replace(/ +\n/g, '\n')
          .replace(/\n{3,}/g, '\n\n')
          .trim(),
      },
    ]
  })
}

/** @param {Sheet} sheet */
const pageOf = ({ number, html }) => `<!doctype html><meta charset="utf-8"><style>
  body { background: #ece5d3; color: #2a2622; margin: 0; width: 660px;
    font: 15px/1.75 "DejaVu Sans Mono", "Liberation Mono", monospace; }
  header { position: absolute; top: 32px; width: 100%; text-align: center; }
  main { padding: 72px 58px 64px 74px; min-height: 420px; white-space: pre-wrap; }
  sup { font-size: 11px; line-height: 0; }
</style><header>- ${number} -</header><main>${html}</main>`

const browser = await chromium.launch(chromiumOptions())
const page = await browser.newPage({ viewport: { width: 660, height: 200 } })
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
let total = 0
for (const sheet of sheets()) {
  await page.setContent(pageOf(sheet))
  const png = (await page.screenshot({ fullPage: true })).toString('base64')
  const webp = await page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
    const canvas = new OffscreenCanvas(image.width, image.height)
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.2 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, png)
  writeFileSync(join(folder, sheet.name), Uint8Array.from(webp))
  total += webp.length
  console.log(`${sheet.name}: ${String(Math.round(webp.length / 1000))} kB`)
}
console.log(`${String(Math.round(total / 1000))} kB together`)
await browser.close()
