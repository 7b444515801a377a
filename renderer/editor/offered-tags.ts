import { localName } from '../../shared/schema'
import { isW3cDate } from '../../shared/tei/w3c-date'

const elements = [
  'persName',
  'placeName',
  'orgName',
  'date',
  'time',
  'term',
  'gloss',
  'name',
  'rs',
  'foreign',
  'title',
  'ref',
  'supplied',
  'unclear',
  'sic',
  'corr',
  'add',
  'del',
  'hi',
  'seg',
]

const dates = ['when', 'from', 'to', 'notBefore', 'notAfter', 'calendar', 'cert', 'resp']
const names = ['ref', 'type', 'cert', 'resp']
const temporal = new Set(['when', 'from', 'to', 'notBefore', 'notAfter'])

const attributes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    persName: ['ref', 'role', 'cert', 'resp'],
    placeName: names,
    orgName: names,
    name: names,
    rs: names,
    term: ['ref', 'target', 'cert', 'resp'],
    gloss: ['target'],
    date: dates,
    time: ['when', 'from', 'to'],
    foreign: ['xml:lang'],
    title: ['level', 'ref'],
    ref: ['target'],
    supplied: ['reason', 'resp', 'cert'],
    unclear: ['reason', 'cert'],
    sic: ['resp'],
    corr: ['resp', 'cert'],
    add: ['place', 'hand'],
    del: ['rend', 'hand'],
    hi: ['rend'],
  }),
)

/** The phrase elements on offer (TEI P5, chapters 3, 11 and 13), with the one that is there. */
export function offeredElements(present: string): readonly string[] {
  const prefix = present.slice(0, present.length - localName(present).length)
  const all = elements.map((name) => prefix + name)
  return all.includes(present) ? all : [present, ...all]
}

/** The attributes most used on a phrase element of this local name. */
export function offeredAttributes(name: string): readonly string[] {
  return attributes.get(name) ?? ['type']
}

/** Whether an attribute may be called so (XML 1.0, Name, with at most one colon). */
export function isXmlName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}._·-]*(:[\p{L}_][\p{L}\p{N}._·-]*)?$/u.test(name)
}

/** What is wrong with an attribute's value, as a key of `tag.wrong` in the messages; `null` where it may stand so. */
export function wrongValue(name: string, value: string): 'date' | 'cert' | null {
  if (value === '') return null
  if (temporal.has(name) && !isW3cDate(value)) return 'date'
  // TEI P5, teidata.probCert.
  return name === 'cert' && !/^(?:high|medium|low|unknown|0(?:\.\d+)?|1(?:\.0+)?)$/.test(value) ? 'cert' : null
}
