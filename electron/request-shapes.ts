import { filesWanted, type FileRef, type Requests } from '../shared/host'
import { isIn, requestNames } from './channels'
import { longestId } from './copy-names'
import { isFolderPath } from './folder-path'

type Shapes = { readonly [N in keyof Requests]: (args: readonly unknown[]) => boolean }

const text = (value: unknown): value is string => typeof value === 'string'
const flag = (value: unknown): boolean => typeof value === 'boolean'
const bytes = (value: unknown): boolean => value instanceof Uint8Array
const list = (value: unknown, each: (value: unknown) => boolean): boolean => Array.isArray(value) && value.every(each)
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
const ref = (value: unknown): value is FileRef => text(field(value, 'name')) && text(field(value, 'token'))

const folderFile = (value: unknown): boolean =>
  text(field(value, 'path')) && [field(value, 'size'), field(value, 'modified')].every((one) => typeof one === 'number')

const editionId = (value: unknown): boolean => text(value) && value !== '' && Buffer.byteLength(value) <= longestId
/** Milliseconds since 1970, until a year has more than four digits. */
const moment = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < Date.UTC(9999, 11)

function menuItem(value: unknown): boolean {
  switch (field(value, 'kind')) {
    case 'separator':
      return true
    case 'role':
      return text(field(value, 'role')) && text(field(value, 'label'))
    case 'command': {
      const key = field(value, 'key')
      return (
        [field(value, 'command'), field(value, 'label')].every(text) &&
        (key === null || text(key)) &&
        flag(field(value, 'enabled'))
      )
    }
    default:
      return false
  }
}

const shapes: Shapes = {
  'files/open': ([what]) => filesWanted.some((one) => one === what),
  'files/read': ([file]) => ref(file),
  'files/save-as': ([file]) => text(field(file, 'name')) && bytes(field(file, 'bytes')),
  'files/write': ([file, content]) => ref(file) && bytes(content),
  'folders/choose': () => true,
  'folders/write': ([what]) =>
    ref(field(what, 'folder')) &&
    list(field(what, 'files'), (file) => isFolderPath(field(file, 'path')) && bytes(field(file, 'bytes'))) &&
    list(field(what, 'known'), folderFile) &&
    flag(field(what, 'replace')),
  'files/stat': ([file]) => ref(file),
  'files/hold': ([file, take]) => ref(file) && flag(take),
  'files/let-go': ([file]) => ref(file),
  'backups/place': () => true,
  'backups/choose': () => true,
  'backups/write': ([copy]) =>
    editionId(field(copy, 'edition')) &&
    text(field(copy, 'name')) &&
    moment(field(copy, 'at')) &&
    bytes(field(copy, 'bytes')),
  'backups/list': () => true,
  'backups/read': ([token]) => text(token),
  'backups/show': () => true,
  'print/pdf': ([page]) => bytes(field(page, 'html')) && text(field(page, 'fonts')) && text(field(page, 'head')),
  'print/stop': () => true,
  'window/new': () => true,
  'window/title': ([title]) => text(field(title, 'text')) && flag(field(title, 'edited')),
  'window/close': ([ready]) => flag(ready),
  'window/working': () => true,
  'storage/state': ([ask]) => flag(ask),
  'window/theme': ([theme]) => theme === 'light' || theme === 'dark' || theme === 'system',
  'menu/show': ([menus]) => list(menus, (menu) => text(field(menu, 'label')) && list(field(menu, 'items'), menuItem)),
  'app/about': () => true,
}

/** Whether `value` is a list of texts. */
export function isTexts(value: unknown): value is readonly string[] {
  return list(value, text)
}

/** A request as it came over the process boundary, known to be one of {@link Requests} with arguments of its shape. */
export type CheckedRequest = {
  [N in keyof Requests]: { readonly name: N; readonly args: Parameters<Requests[N]> }
}[keyof Requests]

/** Trusts nothing that another process sends: `null` unless the name is known and the arguments have its shape. */
export function checkedRequest(name: unknown, args: readonly unknown[]): CheckedRequest | null {
  return isIn(requestNames, name) && shapes[name](args) ? ({ name, args } as unknown as CheckedRequest) : null
}
