/** Verse, drama, speech and messages (TEI P5, chapters 6 to 9). Notation: `notation.ts`. */
export const PERFORMANCE = `
actor : castItemPart : phrases : canonical performed @sex=words @gender=words
camera : stageLike : para : performed typed
caesura : lPart : - : -
caption : stageLike : para : performed
castGroup : - : (global | headLike)*, (castItem | castGroup | roleDesc)~+, trailer~? : performed
castItem : - : (# | gLike | castItemPart | phrase | global)* : performed @subtype @type=role|list
castList : frontPart.drama inter standOffPart : top, common~*, (castItem | castGroup)~+, common~* : performed
epilogue : frontPart.drama : top, common~+, bottom : -
move : stageLike : - : ascribed.directed performed @subtype @type=entrance|exit|onStage|* @where=words
performance : frontPart.drama : top, common~+, bottom : -
prologue : frontPart.drama : top, common~+, bottom : -
rhyme : lPart : para : typed @label
role : castItemPart : phrases : performed @gender=words
roleDesc : castItemPart : phrases : -
set : frontPart.drama : (headLike | global)*, common~* : -
sound : stageLike : para : performed @subtype @type @discrete=xbool
spGrp : divPart : headLike*, (global | sp | spGrp | stageLike)+ : ascribed.directed divLike typed
tech : stageLike : para : performed @subtype @type=light|sound|prop|block|*
view : stageLike : mixed : performed
annotationBlock : annotationLike divPart.spoken : (u | spanGrp | global.spoken)* : ascribed timed
incident : global.spoken : descLike* : ascribed cmc timed typed
kinesic : global.spoken : descLike* : ascribed.directed cmc timed typed @iterated=xbool
pause : global.spoken : - : ascribed.directed cmc timed typed
shift : global.spoken : - : ascribed cmc @feature=tempo|loud|pitch|tension|rhythm|voice|* @new
u : standOffPart divPart.spoken : para : ascribed.directed declaring notated timed
  @trans=smooth|latching|overlap|pause
vocal : global.spoken : descLike* : ascribed.directed cmc timed typed @iterated=xbool
writing : global.spoken : para : ascribed.directed cmc timed typed @gradual=xbool
post : cmc : (# | headLike | opener | pLike | gLike | phrase | inter | global | lg | lLike | closer | postscript |
  signed | trailer | divWrapper)* : ascribed canonical cmc datable docStatus fragmentable indentation timed typed
  @modality=written|spoken|* @replyTo=ptrs
`
