/** Dictionaries (TEI P5, chapter 10). Notation: `notation.ts`. */
export const DICTIONARIES = `
case : morphLike : para : lexicographic
colloc : entryPart lexicalRefinement : para : lexicographic typed
def : entryPart entryPart.top : para : lexicographic
dictScrap : entryPart entryPart.top : (# | gLike | entryPart | morphLike | phrase | inter | global)* : -
entry : entryPart.top entryLike : (hom | sense | pc | entryPart.top | global | ptrLike)+ : entryLike sortable
entryFree : entryPart entryPart.top entryLike : (# | gLike | entryPart | morphLike | phrase | inter | global)* :
  entryLike lexicographic sortable
etym : entryPart entryPart.top : (# | gLike | global | inter | phrase | def | etym | gramGrp | lbl | usg | xr)* :
  lexicographic typed
form : entryPart entryPart.top formPart : (# | gLike | phrase | inter | formPart | global)* : lexicographic @subtype
  @type=simple|lemma|variant|compound|derivative|inflected|phrase|*
gen : morphLike : para : lexicographic
gram : morphLike : para : lexicographic @subtype @type
gramGrp : entryPart entryPart.top lexicalRefinement : (# | gLike | phrase | inter | gramPart | global)* :
  lexicographic typed
hom : entryPart : (sense | pc | entryPart.top | global)* : lexicographic
hyph : entryPart formPart : para : lexicographic notated
iType : morphLike : para : lexicographic @subtype @type
lang : nameLike : para : lexicographic
lbl : entryPart entryPart.top lexicalRefinement : para : lexicographic @subtype @type
mood : morphLike : para : lexicographic
number : morphLike : para : lexicographic
oRef : ptrLike.form : (# | gLike | oRef)* : lexicographic notated pointing @subtype @type
orth : entryPart formPart : para : lexicographic notated partials @subtype @type
pRef : ptrLike.form : (# | gLike | pRef)* : lexicographic notated pointing
per : morphLike : para : lexicographic
pos : entryPart lexicalRefinement : para : lexicographic
pron : entryPart formPart : para : lexicographic notated partials typed
sense : entryPart : (# | gLike | sense | entryPart.top | phrase | global)* : lexicographic @level=count
stress : formPart : para : notated
subc : entryPart lexicalRefinement : para : lexicographic
superEntry : entryPart entryLike : (form?, entry+) | dictScrap : entryLike sortable
syll : entryPart formPart : para : lexicographic notated
tns : morphLike : para : lexicographic
usg : entryPart entryPart.top lexicalRefinement : para : lexicographic @subtype @type
xr : entryPart entryPart.top : (# | gLike | phrase | inter | usg | lbl | global)* : lexicographic @subtype @type
`
