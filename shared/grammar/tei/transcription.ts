/** Primary sources: damage, deletion, addition, the surface of a page, characters (TEI P5, chapters 5 and 12). Notation: `notation.ts`. */
export const TRANSCRIPTION = `
addSpan : global.edit : - : dimensions spanning transcriptional typed
am : pPart.editorial choicePart : (# | gLike | pPart.transcriptional)* : editLike typed
damage : pPart.transcriptional linePart : para : damaged typed
damageSpan : global.edit : - : damaged spanning typed
delSpan : global.edit : - : dimensions spanning transcriptional typed
ex : pPart.editorial choicePart : chars : dimensions editLike
fw : milestoneLike : phrases : placement @subtype written @type
handShift : pPart.transcriptional linePart : - : handFeatures @new=ptr
line : linePart : (# | global | gLike | linePart)* : coordinated typed written
listChange : standOffPart : desc*, (listChange | change)+ : sortable typed @ordered=bool
change : - : mixed : ascribed datable docStatus typed @target=ptrs
listTranspose : global.meta : desc*, transpose+ : -
metamark : global : mixed : placement spanning @function @target=ptrs
mod : pPart.transcriptional linePart : para : dimensions spanning transcriptional typed
path : linePart : - : @start=ptr @ulx=numeric @uly=numeric @lrx=numeric @lry=numeric typed written @points=points
redo : pPart.transcriptional linePart : - : dimensions spanning transcriptional @target=ptrs
restore : pPart.transcriptional linePart : para : dimensions transcriptional typed
retrace : pPart.transcriptional linePart : para : dimensions spanning transcriptional
secl : pPart.transcriptional : para : dimensions editLike @reason=words
space : global.edit : (descLike | certLike)* : dimensions typed @dim=horizontal|vertical
subst : pPart.editorial : (add | surplus | del | milestoneLike)+ : dimensions transcriptional
substJoin : global.meta : (descLike | certLike)* : dimensions pointing transcriptional
supplied : pPart.transcriptional choicePart : para : dimensions editLike @reason=words
surface : - : (global | labelLike | graphicLike)*, (zone | line | path | surface | surfaceGrp)~* : coordinated
  declaring typed @attachment @flipping=bool
surfaceGrp : - : (global | surface | surfaceGrp)+ : declaring typed
surplus : pPart.transcriptional : para : dimensions editLike @reason=words
transpose : - : ptr, ptr, ptr* : -
undo : pPart.transcriptional linePart : - : dimensions spanning transcriptional @target=ptrs
zone : linePart standOffPart : (# | gLike | graphicLike | global | surface | linePart)* : coordinated typed written
  @rotate=numeric
g : gLike : # : typed @ref=ptr
`
