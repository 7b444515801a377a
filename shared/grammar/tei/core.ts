/** What stands in all texts: phrases, notes, lists, bibliography, tables and figures (TEI P5, chapters 3 and 15). Notation: `notation.ts`. */
export const CORE = `
abbr : pPart.editorial choicePart : phrases : cmc @subtype @type
add : pPart.transcriptional linePart : para : cmc dimensions transcriptional typed
addrLine : addrPart : phrases : -
address : divTopPart divBottomPart addressLike : global*, addrPart~+ : canonical cmc @subtype
  @type=billing|delivery|mailing|military|physical|* @role=words
analytic : - : (author | editor | respStmt | title | ptrLike | date | textLang | idno | availability)* : -
author : respLike : phrases : datable naming
bibl : biblLike biblPart : (# | gLike | highlighted | pPart.data | pPart.edit | segLike | ptrLike | biblPart |
  global)* : canonical cmc declarable docStatus sortable typed
biblFull : biblLike : (titleStmt, editionStmt?, extent?, publicationStmt, seriesStmt*, notesStmt?, sourceDesc*) |
  (fileDesc, profileDesc) : canonical cmc declarable docStatus sortable
biblScope : imprintPart : phrases : citing
biblStruct : biblLike : analytic*, (monogr, series*)+, (noteLike | ptrLike | relatedItem | citedRange)* : canonical
  cmc declarable docStatus sortable typed
binaryObject : graphicLike titlepagePart : # : cmc media timed typed @encoding=words
cb : milestoneLike : - : breaking cmc edition spanning typed
choice : pPart.editorial linePart : (choicePart | choice), (choicePart | choice), (choicePart | choice)* : cmc
cit : entryPart.top quoteLike : (biblLike | egLike | entryPart | global | graphicLike | ptrLike | attributable | pc
  | q)+ : cmc typed
citedRange : biblPart : phrases : citing pointing
corr : pPart.transcriptional choicePart : para : cmc editLike typed
date : dateLike : (# | gLike | phrase | global)* : calendarSystem canonical cmc datable dimensions duration editLike
  typed
del : pPart.transcriptional linePart : para : cmc dimensions transcriptional typed
desc : labelLike descLike : limited : cmc translatable @subtype @type=deprecationInfo|*
distinct : emphLike : phrases : cmc @subtype @type @time=text @space=text @social=text
editor : respLike : phrases : datable naming
ellipsis : global.edit : metamark, descLike?, supplied? : dimensions timed
email : addressLike : phrases : cmc
emph : emphLike : para : cmc written
expan : pPart.editorial choicePart : phrases : cmc editLike
foreign : emphLike : phrases : cmc
gap : global.edit : (descLike | certLike)* : cmc dimensions editLike timed
  @reason=cancelled|deleted|editorial|illegible|inaudible|irrelevant|sampling|*+ @agent
gb : milestoneLike : - : breaking cmc edition spanning typed
gloss : emphLike : phrases : cReferencing cmc declaring placement pointing translatable typed
graphic : graphicLike titlepagePart : descLike* : cmc declaring media resourced typed
headItem : - : phrases : -
headLabel : - : phrases : -
hi : hiLike : para : cmc written
imprint : - : (classCode | catRef)*, ((imprintPart | dateLike), respStmt*, global*)+ : -
index : global.meta : (term, index?)* : cmc spanning @indexName=name
item : - : mixed : sortable
l : lLike : (# | gLike | phrase | inter | global)* : cmc enjamb fragmentable metrical
label : labelLike : phrases : cmc placement typed written
lb : milestoneLike : - : breaking cmc edition spanning typed
lg : divPart paraPart : top, (lLike | stageLike | labelLike | pPart.transcriptional | lg), (lLike | stageLike |
  labelLike | pPart.transcriptional | global | lg)*, bottom : cmc declaring divLike typed
list : listLike : (divTop | global | desc*)*, (item~+ | (headLabel?, headItem?, (label~, item~)+)), bottom : cmc
  sortable @subtype @type=gloss|index|instructions|litany|syllogism|*
listBibl : biblLike frontPart : headLike*, desc*, (milestoneLike | relation | listRelation)*, (biblLike+,
  (milestoneLike | relation | listRelation)*)+ : cmc declarable sortable typed
media : graphicLike : descLike* : cmc declaring @width=size @height=size @scale=numeric resourced timed typed
  @mimeType!=words
meeting : respLike divWrapper : limited : canonical cmc datable
mentioned : emphLike : phrases : cmc
milestone : milestoneLike : - : breaking cmc edition milestoneUnit spanning typed
monogr : - : (((author | editor | meeting | respStmt), (author | editor | meeting | respStmt)*, title+, (ptrLike |
  idno | textLang | editor | respStmt)*) | ((title | ptrLike | idno)+, (textLang | author | editor | meeting |
  respStmt)*) | (authority, idno))?, availability*, noteLike*, (edition, (idno | ptrLike | editor | sponsor | funder
  | respStmt)*)*, imprint, (imprint | extent | biblScope)* : -
name : nameLike.agent personPart : phrases : cmc datable editLike personal typed
note : noteLike annotationLike annotationPart.body : mixed : anchoring cmc placement pointing typed written
noteGrp : noteLike : desc*, (note | noteGrp)+ : anchoring cmc placement pointing typed written
num : measureLike : phrases : cmc ranging @subtype @type=cardinal|ordinal|fraction|percentage|* @value=numeric
measure : measureLike : phrases : cmc measurement ranging @subtype @type
measureGrp : measureLike : (# | gLike | measureLike)* : cmc measurement typed
orig : pPart.transcriptional choicePart : para : cmc
pb : milestoneLike : - : breaking cmc edition spanning typed
postBox : addrPart : # : -
postCode : addrPart : # : -
ptr : ptrLike annotationPart.body : - : cReferencing cmc declaring internetMedia pointing typed
pubPlace : imprintPart : phrases : naming
publisher : imprintPart : phrases : canonical
q : hiLike common : mixed : ascribed.directed cmc @subtype
  @type=spoken|thought|written|soCalled|foreign|distinct|term|emph|mentioned|*
quote : quoteLike biblPart : mixed : cmc msExcerpt notated typed
ref : ptrLike annotationPart.body : para : cReferencing cmc declaring internetMedia pointing typed
reg : pPart.transcriptional choicePart : para : cmc editLike typed
relatedItem : biblPart : (biblLike | ptrLike)? : typed @target=ptr
resp : - : limitedPhrases : canonical datable
respStmt : respLike : ((resp+, nameLike.agent+) | (nameLike.agent+, resp+)), note* : canonical
rb : - : phrases : typed
rs : nameLike : phrases : cmc naming typed
rt : - : phrases : transcriptional typed @target=ptr @from=ptr @to=ptr
ruby : phrase : rb, rt+ : cmc typed
said : attributable : mixed : ascribed.directed cmc @aloud=xbool @direct=xbool
series : biblPart : (# | gLike | title | ptrLike | editor | respStmt | biblScope | idno | textLang | global |
  availability)* : -
sic : pPart.transcriptional choicePart : para : cmc
soCalled : emphLike : phrases : cmc
sp : divPart : (stageLike | global | lLike | pLike | listLike | attributable | speaker | lg | q)* :
  ascribed.directed placement written
speaker : - : phrases : placement written
stage : stageLike : mixed : ascribed.directed cmc performed placement written
  @type=setting|entrance|exit|business|novelistic|delivery|modifier|location|mixed|*+
street : addrPart : phrases : -
term : emphLike : phrases : cReferencing canonical cmc declaring pointing sortable typed
textLang : msItemPart biblPart : mixed : @mainLang=lang @otherLangs=text
time : dateLike : (# | gLike | phrase | global)* : calendarSystem canonical cmc datable dimensions duration editLike
  typed
title : emphLike msQuoteLike : para : canonical cmc datable @subtype @type @level=a|m|j|s|u
unclear : pPart.transcriptional linePart choicePart : para : cmc dimensions editLike
  @reason=illegible|inaudible|faded|background_noise|eccentric_ductus|*+ @agent
unit : measureLike : phrases : cmc measurement typed
cell : - : mixed : tableDecoration
figDesc : - : limited : -
figure : global : (headLike | common | figDesc | graphicLike | global | divBottom)* : cmc placement typed written
formula : graphicLike : (# | graphicLike | hiLike)* : cmc notated
notatedMusic : global : (labelLike | ptrLike | graphic | binaryObject | seg)* : cmc placement typed
row : - : cell+ : tableDecoration
table : listLike : (headLike | global)*, (row~+ | graphicLike~+), bottom : cmc typed @rows=count @cols=count
`
