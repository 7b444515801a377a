import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventNames, isIn, requestNames } from './channels'
import { checkedRequest } from './request-shapes'

const ref = { name: 'letter.txt', token: '/home/letter.txt' }
const bytes = new Uint8Array([1])

test('requests as the window sends them are taken', () => {
  const requests: [string, ...unknown[]][] = [
    ['files/open', 'folder'],
    ['files/read', ref],
    ['files/save-as', { name: 'letter.xml', bytes }],
    ['files/write', ref, bytes],
    ['folders/choose'],
    ['folders/write', { folder: ref, files: [{ path: 'a/b.html', bytes }], known: [], replace: false }],
    ['files/stat', ref],
    ['files/hold', ref, true],
    ['files/let-go', ref],
    ['backups/place'],
    ['backups/choose'],
    ['backups/write', { edition: '1f0c', name: 'Letters', at: 1_790_000_000_000, bytes }],
    ['backups/list'],
    ['backups/read', 'Letters (1f0c)/Letters.recto'],
    ['backups/show'],
    ['print/pdf', { html: bytes, fonts: '', head: 'Letters' }],
    ['print/stop'],
    ['window/new'],
    ['window/working'],
    ['storage/state', true],
    ['window/title', { text: 'Letters', edited: false }],
    ['window/close', true],
    ['window/theme', 'dark'],
    ['menu/show', [{ label: 'File', items: [{ kind: 'separator' }, { kind: 'role', role: 'quit', label: 'Quit' }] }]],
    [
      'menu/show',
      [{ label: 'Go', items: [{ kind: 'command', command: 'a/b', label: 'B', key: null, enabled: true }] }],
    ],
    ['app/about'],
  ]
  for (const [name, ...args] of requests) expect(checkedRequest(name, args)).toEqual({ name, args })
  expect(new Set(requests.map(([name]) => name))).toEqual(new Set(Object.keys(requestNames)))
})

test('requests of another shape are not taken', () => {
  const requests: [unknown, ...unknown[]][] = [
    ['files/read', { name: 'letter.txt' }],
    ['files/read', null],
    ['files/write', ref, 'text'],
    ['files/write', ref, { length: 1 }],
    ['files/hold', ref],
    ...['../b.html', '/b.html', 'a//b.html', 'a/./b', 'C:b', 'a\\b', '', 'a\u0000', 'a/..', '.recto-1.tmp'].map(
      (path): [string, unknown] => [
        'folders/write',
        { folder: ref, files: [{ path, bytes }], known: [], replace: true },
      ],
    ),
    ['folders/write', { folder: ref, files: [{ path: 'a', bytes: 'text' }], known: [], replace: true }],
    ['folders/write', { folder: ref, files: [], known: [{ path: 'a' }], replace: true }],
    ['folders/write', { folder: ref, files: [], known: [], replace: 1 }],
    ['backups/write', { edition: '', name: 'Letters', at: 0, bytes }],
    ['backups/write', { edition: 'x'.repeat(65), name: 'Letters', at: 0, bytes }],
    ['backups/write', { edition: '1f0c', name: 'Letters', at: Number.NaN, bytes }],
    ['backups/write', { edition: '1f0c', name: 'Letters', at: 1e300, bytes }],
    ['backups/read'],
    ['print/pdf', { html: '<p>', fonts: '', head: '' }],
    ['print/pdf', { html: bytes, fonts: '' }],
    ['window/theme', 'pink'],
    ['menu/show', [{ label: 'File', items: [{ kind: 'command', label: 'no command' }] }]],
    ['menu/show', [{ label: 'File', items: [{ kind: 'other' }] }]],
    ['files/delete', ref],
    ['toString'],
    [{ toString: () => 'app/about' }],
  ]
  for (const [name, ...args] of requests) expect(checkedRequest(name, args)).toBeNull()
})

test('nothing that another process may send makes the check fail', () => {
  const name = fc.oneof(fc.constantFrom(...Object.keys(requestNames)), fc.anything())
  fc.assert(
    fc.property(name, fc.array(fc.anything()), (asked, args) => {
      const request = checkedRequest(asked, args)
      if (request) expect(isIn(requestNames, request.name)).toBe(true)
    }),
  )
})

test('names that every object has are no names', () => {
  for (const name of ['constructor', '__proto__', 'hasOwnProperty']) {
    expect(isIn(requestNames, name)).toBe(false)
    expect(isIn(eventNames, name)).toBe(false)
  }
})
