/** The attributes of TEI P5 that point (teidata.pointer), on whatever element they stand. */
const POINTING: ReadonlySet<string> = new Set(
  `adj adjFrom adjTo ana calendar change copyOf corresp datcat datingMethod datingPoint decls domains edRef exclude
  facs feats follow fVal given hand inst lemmaRef location mergedIn mutual next nymRef origin parts perf period prev
  ref rendition replyTo require resp sameAs scheme scribeRef scriptRef select since source spanTo start end synch
  target targetDatcat targetEnd toWhom unitRef url valueDatcat where who wit`.split(/\s+/),
)

/** Attributes that point on these elements only, and mean something else on others. */
const POINTING_ON: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['from', new Set(['rt', 'span', 'app', 'arc'])],
  ['to', new Set(['rt', 'span', 'app', 'arc'])],
  ['active', new Set(['relation'])],
  ['passive', new Set(['relation'])],
  ['parent', new Set(['iNode', 'leaf'])],
  ['children', new Set(['root', 'iNode'])],
  ['class', new Set(['msContents', 'msItem', 'msItemStruct'])],
  ['code', new Set(['occupation', 'socecStatus'])],
  ['new', new Set(['handShift'])],
])

/** Whether an attribute of an element of TEI holds pointers. */
export function isPointing(element: string, attribute: string): boolean {
  return POINTING.has(attribute) || POINTING_ON.get(attribute)?.has(element) === true
}
