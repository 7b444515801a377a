/** The parts of a text: divisions, what opens and closes them, title pages (TEI P5, chapter 4). Notation: `notation.ts`. */
export const STRUCTURE = `
TEI : describedResource : teiHeader, ((resource+, TEI*) | TEI+) : typed @version=text
teiCorpus : describedResource : teiHeader, resource*, describedResource+ : typed @version=text
text : resource : global*, front~?, (body | group)~, back~? : declaring typed written
group : - : top, (text | group), (text | group | global)*, divBottom* : declaring typed
front : - : (frontPart | pLike | pLike.front | global)*, (((div1Like, (div1Like | frontPart | global)*) | (divLike,
  (divLike | frontPart | global)*)), (divBottom, (divBottom | global)*)?)? : declaring
body : - : global*, (divTop, top)?, (divGenLike, (global | divGenLike)*)?, ((divLike, (global | divGenLike)*)+ |
  (div1Like, (global | divGenLike)*)+ | (blocks, ((divLike, (global | divGenLike)*)+ | (div1Like, (global |
  divGenLike)*)+)?)), bottom : declaring
back : - : (frontPart | pLike.front | pLike | listLike | global)*, ((div1Like, (frontPart | div1Like | global)*) |
  (divLike, (frontPart | divLike | global)*))?, (divBottomPart, (divBottomPart | global)*)? : declaring
floatingText : attributable : global*, front~?, (body | group)~, back~? : cmc declaring typed
div : divLike : top, (((divLike | divGenLike)~+ | (blocks, (divLike | divGenLike)~*)), bottom)? : declaring divLike
  placement typed written
div1 : div1Like : top, (((div2Like | divGenLike)~+ | (blocks, (div2Like | divGenLike)~*)), bottom)? : declaring
  divLike typed
div2 : div2Like : top, (((div3Like | divGenLike)~+ | (blocks, (div3Like | divGenLike)~*)), bottom)? : declaring
  divLike typed
div3 : div3Like : top, (((div4Like | divGenLike)~+ | (blocks, (div4Like | divGenLike)~*)), bottom)? : declaring
  divLike typed
div4 : div4Like : top, (((div5Like | divGenLike)~+ | (blocks, (div5Like | divGenLike)~*)), bottom)? : declaring
  divLike typed
div5 : div5Like : top, (((div6Like | divGenLike)~+ | (blocks, (div6Like | divGenLike)~*)), bottom)? : declaring
  divLike typed
div6 : div6Like : top, (((div7Like | divGenLike)~+ | (blocks, (div7Like | divGenLike)~*)), bottom)? : declaring
  divLike typed
div7 : div7Like : top, (blocks, bottom)? : declaring divLike typed
divGen : frontPart divGenLike : headLike* : @subtype @type
head : headLike pLike.front : (# | lg | gLike | phrase | inter | lLike | global)* : cmc placement typed written
byline : divWrapper pLike.front titlepagePart : (# | gLike | phrase | docAuthor | global)* : cmc
dateline : divWrapper pLike.front : (# | gLike | phrase | global | docDate)* : cmc written
argument : divWrapper pLike.front titlepagePart : (global | headLike)*, common~+ : cmc
epigraph : divWrapper pLike.front titlepagePart : (common | global)* : cmc
salute : divWrapper : para : cmc written
signed : divTopPart divBottomPart : para : cmc written
opener : divTopPart : (# | gLike | phrase | argument | byline | dateline | epigraph | salute | signed | global)* :
  cmc written
closer : divBottomPart : (# | gLike | byline | signed | dateline | salute | phrase | global)* : cmc written
postscript : divBottomPart : (global | divTopPart)*, common, (global | common)*, divBottomPart~* : cmc placement
  written
trailer : divBottomPart : (# | lg | gLike | phrase | inter | lLike | global)* : cmc placement typed written
titlePage : frontPart : global*, titlepagePart, (titlepagePart | global)* : @subtype @type
docTitle : pLike.front titlepagePart : global*, titlePart~+ : canonical
titlePart : pLike.front titlepagePart : para : @subtype @type=main|sub|alt|short|desc|*
docAuthor : divWrapper pLike.front titlepagePart : phrases : canonical cmc
docEdition : pLike.front titlepagePart : para : -
docImprint : pLike.front titlepagePart : (# | gLike | phrase | pubPlace | docDate | publisher | global)* : -
docDate : divWrapper pLike.front titlepagePart : phrases : calendarSystem cmc datable
imprimatur : titlepagePart : para : -
p : pLike : para : cmc declaring fragmentable written
ab : pLike : abText : cmc declaring fragmentable typed written
facsimile : resource : front?, ((graphicLike | surface | surfaceGrp)+ | facsimile+), back? : declaring
sourceDoc : resource : (global | graphicLike | surface | surfaceGrp)+ : declaring
standOff : resource : standOffPart+ : declaring typed
`
