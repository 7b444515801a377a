import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { readScannos, writeScannos } from './scanno-list'

test('A list of misreadings has one on each line, and names the lines that say nothing', () => {
  expect(readScannos('# mine\ntbe = the\n\narid\tand\nalone\ntwo words = one\r\nsame = same\ntbe = she')).toEqual({
    scannos: [
      { wrong: 'tbe', right: 'she' },
      { wrong: 'arid', right: 'and' },
    ],
    wrongLines: [5, 6, 7],
  })
})

test('What is written is read again', () => {
  const word = fc.stringMatching(/^[a-zé’-]{1,8}$/)
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ wrong: word, right: word }), { selector: ({ wrong }) => wrong }), (list) => {
      const scannos = list.filter(({ wrong, right }) => wrong !== right)
      expect(readScannos(writeScannos(scannos))).toEqual({ scannos, wrongLines: [] })
    }),
    runs(100, process.env['RECTO_CAMPAIGN']),
  )
})
