/** Linking, segments, words and certainty (TEI P5, chapters 17, 18 and 22). Notation: `notation.ts`. */
export const LINKING = `
alt : global.meta : - : cmc @targetLang=lang @evaluate=all|one|none typed @target=ptrs @mode=excl|incl
  @weights=words
altGrp : global.meta : descLike*, (alt | ptr)* : cmc pointing.group @mode=excl|incl
anchor : milestoneLike : - : cmc typed
annotation : annotationLike : respStmt*, revisionDesc*, licence*, annotationPart.body* : @targetLang=lang
  @evaluate=all|one|none @xml:id!=text @target!=ptrs
  @motivation=assessing|bookmarking|classifying|commenting|describing|editing|highlighting|identifying|linking|moderating|questioning|replying|tagging+
join : global.meta : (descLike | certLike)* : cmc pointing typed @result=name @scope=root|branches
joinGrp : global.meta : (equiv | gloss | descLike)*, (join | ptr)+ : cmc pointing.group @result=name
link : global.meta : - : cmc pointing typed
linkGrp : global.meta : descLike*, (link | ptr)+ : cmc pointing.group
listAnnotation : standOffPart : headLike*, labelLike*, (annotationLike | listAnnotation)+ : declaring notated typed
seg : segLike linePart choicePart standOffPart : para : cmc notated segLike typed written
timeline : global.meta : when+ : cmc @origin=ptr @unit=d|h|min|s|ms|* @interval=text
when : - : - : @absolute=date @unit=d|h|min|s|ms|* @interval=text @since=ptr
c : segLike linePart : chars : cmc notated segLike typed
cl : segLike : phrases : cmc notated segLike typed
interp : global.meta : (# | gLike | descLike | certLike)* : cmc interpLike
interpGrp : global.meta : descLike*, interp+ : cmc interpLike
m : segLike : (# | gLike | hiLike | seg | m | c | global)* : cmc notated segLike typed @baseForm
pc : segLike linePart : (# | gLike | c | pPart.edit)* : cmc linguistic segLike typed @force=strong|weak|inter @unit
  @pre=bool
phr : segLike : phrases : cmc notated segLike typed
s : segLike : phrases : cmc notated segLike typed
span : global.meta : limitedPhrases : cmc interpLike pointing @from=ptr @to=ptr
spanGrp : global.meta : descLike*, span* : cmc interpLike
w : segLike linePart : (# | gLike | seg | w | m | c | pc | global | lPart | hiLike | pPart.edit)* : cmc linguistic
  notated segLike typed
certainty : global.meta certLike : (descLike | certLike)* : scoping @cert=high|medium|low|unknown @subtype @type
  @locus!=name|start|end|location|value @assertedValue @given=ptrs @degree=probability
precision : global.meta certLike : (descLike | certLike)* : datable ranging scoping
  @precision=high|medium|low|unknown @stdDeviation=numeric
respons : global.meta certLike : (descLike | certLike)* : scoping @locus!=name|start|end|location|value+
`
