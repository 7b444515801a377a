import type { Events, Requests } from '../shared/host'

/** What the window may ask: a request that is missing here, or is none, does not compile. */
export const requestNames: Readonly<Record<keyof Requests, true>> = {
  'files/open': true,
  'files/read': true,
  'files/save-as': true,
  'files/write': true,
  'folders/choose': true,
  'folders/write': true,
  'files/stat': true,
  'files/hold': true,
  'files/let-go': true,
  'backups/place': true,
  'backups/choose': true,
  'backups/write': true,
  'backups/list': true,
  'backups/read': true,
  'backups/show': true,
  'print/pdf': true,
  'print/stop': true,
  'window/new': true,
  'window/title': true,
  'window/close': true,
  'window/working': true,
  'storage/state': true,
  'window/theme': true,
  'menu/show': true,
  'app/about': true,
}

/** What the window may listen to. */
export const eventNames: Readonly<Record<keyof Events, true>> = {
  'files/opened': true,
  'files/taken': true,
  'window/close-asked': true,
  'menu/chosen': true,
}

/** Whether `name`, whatever it is, is a key of `names` itself (and not of what every object inherits). */
export function isIn<Name extends string>(names: Readonly<Record<Name, true>>, name: unknown): name is Name {
  return typeof name === 'string' && Object.hasOwn(names, name)
}

/** The channels between the window's bridge and the shell. */
export const channels = {
  /** A request: name and arguments, answered. */
  ask: 'recto/ask',
  /** Paths of files that were dropped on the window, answered with the files. */
  dropped: 'recto/dropped',
  /** The bridge says that a page begins: what the page before it listened to is over. */
  starting: 'recto/starting',
  /** The bridge says that the window listens to an event, so that what waits for it can be sent. */
  listening: 'recto/listening',
  /** An event: name and value. */
  event: 'recto/event',
} as const
