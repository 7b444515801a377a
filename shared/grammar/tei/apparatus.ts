/** Critical apparatus (TEI P5, chapter 13). Notation: `notation.ts`. */
export const APPARATUS = `
app : global.edit : lem?, (rdgLike | noteLike | witDetail | wit | rdgGrp)* : @subtype @type @from=ptr @to=ptr
  @loc=words
lacunaEnd : rdgPart : - : rdgPart
lacunaStart : rdgPart : - : rdgPart
lem : - : (# | divLike | divPart | titlePage | argument | byline | docAuthor | docDate | docEdition | docImprint |
  docTitle | epigraph | imprimatur | speaker | titlePart | epilogue | performance | prologue | set | gLike | phrase
  | inter | global | rdgPart)* : textCritical witnessed
listApp : listLike : headLike*, desc*, (app | listApp)+ : declarable sortable typed
listWit : listLike : headLike?, desc*, (witness | listWit)+ : sortable
rdg : rdgLike : (# | divLike | divPart | titlePage | argument | byline | docAuthor | docDate | docEdition |
  docImprint | docTitle | epigraph | imprimatur | titlePart | epilogue | performance | prologue | set | gLike |
  phrase | inter | global | rdgPart)* : textCritical witnessed
rdgGrp : - : lem?, (rdgLike | noteLike | witDetail | wit | rdgGrp)* : textCritical
wit : rdgPart : phrases : rdgPart
witDetail : global.edit : (# | gLike | phrase | global | bibl)* : placement pointing @subtype @type @wit!=ptrs
witEnd : rdgPart : - : rdgPart
witness : - : (# | limitedPhrase | inter | note | object)* : sortable
witStart : rdgPart : - : rdgPart
`
