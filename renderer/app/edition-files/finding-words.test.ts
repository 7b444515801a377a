import { beforeAll, expect, test } from 'vitest'
import {
  emptyFile,
  grammarDamaged,
  listDamaged,
  newer,
  noManifest,
  originalDamaged,
  otherKind,
  partDamaged,
  refusedZip,
  registerDamaged,
  textDamaged,
} from '../../../shared/edition-file/findings'
import { messageOf, startMessages } from '../i18n'

beforeAll(startMessages)

test('What is found in an edition file is said in the language of the interface, each in a sentence of its own', () => {
  const findings = [
    ...[emptyFile, otherKind(null), otherKind('a PDF file'), noManifest, listDamaged, grammarDamaged],
    ...(['truncated', 'encrypted', 'unsafe-name', 'link', 'twice', 'overlap', 'bomb'] as const).map(refusedZip),
    ...(['too-much', 'compression', 'damaged'] as const).map(refusedZip),
    ...(['error', 'warning'] as const).map(newer),
    ...(['state', 'versions', 'tei', 'both'] as const).map((what) => textDamaged('First letter', what)),
    ...[true, false].flatMap((one) => [originalDamaged('letter.txt', one), registerDamaged(one)]),
    partDamaged('data/README.txt'),
  ]
  for (const { code, message, values } of findings) expect(messageOf(`finding.${code}`, values)).toBe(message)
})
