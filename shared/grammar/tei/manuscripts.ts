/** Descriptions of manuscripts and what they share with descriptions of books (TEI P5, chapter 11). Notation: `notation.ts`. */
export const MANUSCRIPTS = `
accMat : - : mixed : typed
acquisition : - : mixed : datable
additional : - : (adminInfo?, surrogates?, listBibl?) | prose : -
additions : - : mixed : -
adminInfo : - : recordHist?, availability?, custodialHist?, noteLike? : -
altIdentifier : - : placeName?, bloc?, country?, region?, settlement?, district?, geogName?, institution?,
  repository?, collection?, idno, note? : datable typed
binding : - : (pLike | condition | decoNote)+ : datable @contemporary=xbool
bindingDesc : - : (pLike | decoNote | condition)+ | binding+ : -
catchwords : pPart.msdesc : phrases : -
collation : - : mixed : -
collection : - : limitedPhrases : naming typed
colophon : msQuoteLike : phrases : msExcerpt
condition : - : mixed : -
custEvent : - : mixed : datable typed
custodialHist : - : prose | custEvent+ : -
decoDesc : - : prose | (summary?, decoNote+) : -
decoNote : msItemPart biblPart : mixed : typed
depth : dimLike measureLike : chars : dimensions
dim : measureLike : chars : dimensions typed
dimensions : pPart.msdesc : (dim | dimLike)* : dimensions @subtype @type
explicit : msQuoteLike biblPart : phrases : msExcerpt typed
extent : biblPart : phrases : -
filiation : msItemPart : mixed : typed
finalRubric : msQuoteLike : phrases : msExcerpt typed
foliation : - : mixed : -
handDesc : - : prose | (summary?, handNote+) : @hands=count
handNote : - : mixed : handFeatures
height : dimLike measureLike : chars : dimensions
heraldry : pPart.msdesc : phrases : -
history : - : prose | (summary?, origin?, provenance*, acquisition?) : -
incipit : msQuoteLike biblPart : phrases : msExcerpt typed
institution : - : limitedPhrases : naming
layout : - : mixed : @columns=words @streams=words @ruledLines=words @writtenLines=words
layoutDesc : - : prose | (summary?, layout+) : -
locus : pPart.msdesc : (# | gLike | hi | locus)* : pointing typed @scheme=ptr @from @to
locusGrp : pPart.msdesc : locus+ : @scheme=ptr
material : pPart.msdesc : phrases : canonical typed @function @target=ptrs
msContents : - : prose | (summary?, textLang?, titlePage?, (msItem | msItemStruct)*) : msClass msExcerpt
msDesc : biblLike : msIdentifier, headLike*, (prose | (msContents | physDesc | history | additional | msPart |
  msFrag)*) : declaring docStatus sortable typed
msFrag : - : (altIdentifier | msIdentifier), headLike*, (prose | (msContents | physDesc | history | additional)*) :
  typed
msIdentifier : biblPart : placeName?, bloc?, country?, region?, settlement?, district?, geogName?, institution?,
  repository?, collection*, idno*, (msName | objectName | altIdentifier)* : -
msItem : msItemPart : (locus | locusGrp)*, (prose | (titlepagePart | msItemPart | global)+) : msClass msExcerpt
msItemStruct : msItemPart : (locus | locusGrp)?, (prose | (author*, respStmt*, title*, rubric?, incipit?,
  msItemStruct*, explicit?, finalRubric?, colophon*, decoNote*, listBibl*, (bibl | biblStruct)*, filiation?,
  noteLike*, textLang?)) : msClass msExcerpt
msName : - : (# | gLike | rs | name)* : typed
msPart : - : msIdentifier, headLike*, (prose | (msContents | physDesc | history | additional | msPart)*) : typed
musicNotation : - : mixed : -
objectDesc : - : prose | (supportDesc?, layoutDesc?) : @form
objectType : pPart.msdesc : phrases : canonical
origDate : pPart.msdesc : (# | gLike | phrase | global)* : calendarSystem datable dimensions editLike typed
origin : - : mixed : datable editLike
origPlace : pPart.msdesc : phrases : datable editLike naming typed
physDesc : - : pLike*, objectDesc?, handDesc?, typeDesc?, scriptDesc?, musicNotation?, decoDesc?, additions?,
  bindingDesc?, sealDesc?, accMat? : -
provenance : - : mixed : datable typed
recordHist : - : prose | (source, change*) : -
repository : - : limitedPhrases : naming
rubric : msQuoteLike : phrases : msExcerpt typed
scriptDesc : - : prose | (summary?, scriptNote+) : -
scriptNote : - : mixed : handFeatures
seal : - : (pLike | decoNote)+ : datable typed @contemporary=xbool
sealDesc : - : prose | (summary?, (decoNote | seal | condition)+) : -
secFol : pPart.msdesc : phrases : -
signatures : pPart.msdesc : mixed : -
source : - : mixed : -
stamp : pPart.msdesc : phrases : datable typed
summary : - : mixed : -
support : - : mixed : -
supportDesc : - : prose | (support?, extent?, foliation*, collation?, condition?) : @material=paper|parch|mixed|*
surrogates : - : mixed : -
typeDesc : - : prose | (summary?, typeNote+) : -
typeNote : - : mixed : handFeatures
watermark : pPart.msdesc : phrases : -
width : dimLike measureLike : chars : dimensions
availability : biblPart : (availabilityPart | pLike)+ : declarable @status=free|unknown|restricted
licence : availabilityPart : mixed : datable pointing
edition : biblPart : phrases : -
authority : - : limitedPhrases : canonical
funder : respLike : limitedPhrases : canonical datable
principal : respLike : limitedPhrases : canonical datable
sponsor : respLike : limitedPhrases : canonical datable
distributor : imprintPart : phrases : canonical
`
