/** A PNG of this size, drawn by the browser. */
export async function pngOf(width: number, height: number, colour = '#e9e2cf'): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('There is no canvas')
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await blob.arrayBuffer())
}

/** A PDF (ISO 32000) of pages of A5 that each say their line in Courier, which is not in the file; its pages are labelled from `first` on. All of them stand in it so many times. */
export function pdfOf(lines: readonly string[], first: number, times = 1): Uint8Array<ArrayBuffer> {
  const once = lines.map((_, index) => `${String(4 + index * 2)} 0 R`)
  const kids = Array.from({ length: times }, () => once.join(' ')).join(' ')
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /D /St ${String(first)} >>] >> >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${String(lines.length * times)} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
    ...lines.flatMap((line, index) => {
      const content = `BT /F1 24 Tf 40 500 Td (${line}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(5 + index * 2)} 0 R >>`,
        `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = String(objects.length + 1)
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(file.length)}\n%%EOF\n`
  return new TextEncoder().encode(file)
}
