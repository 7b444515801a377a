import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../shared/testing/campaign'
import { expectLetGo } from '../testing/let-go'
import { KeptOriginal } from './kept-original'
import type { OriginalRow } from './rows'

const row = (text: string): OriginalRow => ({
  id: 'o',
  name: 'letter.xml',
  format: 'tei',
  file: { text, encoding: 'utf-16le', bom: true },
  unrepaired: new Uint8Array([1, 2]),
})

describe('The file that an open text was read from', () => {
  test('comes back as it was, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await new KeptOriginal(row(text)).row()).toEqual(row(text))
      }),
      runs(50, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
    )
  })

  test.each(['\uFEFFa mark at the start', 'half a letter \uD83D', '', 'Ærø 𝔸\r\n'])(
    'comes back with %j',
    async (text) => {
      expect(await new KeptOriginal(row(text)).row()).toEqual(row(text))
    },
  )

  test('is known by its name, without being read', () => {
    expect(new KeptOriginal(row('text'))).toMatchObject({ id: 'o', name: 'letter.xml', format: 'tei' })
  })

  test('is let go in the window', async () => {
    const { original, file } = kept('many words')
    await expectLetGo(file)
    expect((await original.row()).file.text).toBe('many words')
  })
})

function kept(text: string): { readonly original: KeptOriginal; readonly file: WeakRef<object> } {
  const read = row(text)
  return { original: new KeptOriginal(read), file: new WeakRef(read.file) }
}
