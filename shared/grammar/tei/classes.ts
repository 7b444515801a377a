/** The classes of elements that are parts of other classes (TEI P5, 1.3.2): each with those it belongs to. */
export const CLASSES = `
nameLike.agent : nameLike
segLike : phrase
hiLike : highlighted linePart limitedPhrase
emphLike : highlighted limitedPhrase
highlighted : phrase
dateLike : pPart.data
measureLike : pPart.data
egLike : inter
graphicLike : phrase
offsetLike : nameLike
pPart.msdesc : phrase limitedPhrase
pPart.editorial : pPart.edit limitedPhrase
pPart.transcriptional : pPart.edit
pPart.edit : phrase
ptrLike : phrase limitedPhrase
lPart : phrase
global.meta : global standOffPart
milestoneLike : global
gLike : paraPart
oddDecl : inter
phrase.xml : phrase limitedPhrase
specDescLike : phrase
biblLike : entryPart.top personPart msItemPart inter standOffPart
headLike : divTopPart
labelLike : inter
listLike : inter standOffPart
noteLike : global
lLike : divPart paraPart
pLike : divPart
stageLike : inter
featureVal.complex : featureVal
featureVal.single : featureVal
eventLike : personPart orgPart
global.edit : global
divPart : common
persStateLike : personPart
placeNamePart : placeStateLike
placeStateLike : nameLike
quoteLike : attributable msItemPart
attributable : inter
respLike : msItemPart biblPart
divWrapper : divTop divBottom
divTopPart : divTop
frontPart.drama : frontPart
divBottomPart : divBottom
msQuoteLike : msItemPart
imprintPart : biblPart
addressLike : pPart.data
nameLike : addrPart pPart.data
global : paraPart
pPart.data : phrase limitedPhrase
inter : common paraPart
cmc : common
phrase : paraPart
annotationLike : standOffPart
global.spoken : global
divPart.spoken : divPart
entryLike : common standOffPart
morphLike : gramPart
lexicalRefinement : gramPart
gramPart : formPart
ptrLike.form : phrase
persNamePart : nameLike
`

/** What many elements may hold (TEI P5, 1.4.1), by names of our own. Notation: \`notation.ts\`. */
export const CONTENTS = `
para : (# | paraPart)*
abText : (# | paraPart | ab)*
phrases : (# | gLike | attributable | phrase | global)*
mixed : (# | gLike | phrase | inter | divPart | global)*
limited : (# | limitedPhrase | inter)*
limitedPhrases : (# | limitedPhrase | global)*
chars : (# | gLike)*
top : (divTop | global)*
bottom : divBottom~*
blocks : (common | schemaSpec)~+
prose : pLike+
relations : relation | listRelation
`

/** Attributes that many elements have (TEI P5, 1.3.1); those of \`global\` stand on all. Notation: \`notation.ts\`. */
export const ATTRIBUTES = `
anchoring : @anchored=bool @targetEnd=ptrs
ascribed : @who=ptrs
ascribed.directed : ascribed @toWhom=ptrs
breaking : @break
cReferencing : @cRef=text
calendarSystem : @calendar=ptrs
canonical : @key=text @ref=ptrs
citing : @unit=volume|issue|page|line|chapter|part|column|entry|* @from @to
cmc : @generatedBy=human|template|system|bot|unspecified|*
coordinated : @start=ptr @ulx=numeric @uly=numeric @lrx=numeric @lry=numeric @points=points
damaged : dimensions written @agent @degree=certainty @group=count
datable : datable.custom datable.iso datable.w3c @period=ptrs
datable.custom : @when-custom=words @notBefore-custom=words @notAfter-custom=words @from-custom=words
  @to-custom=words @datingPoint=ptr @datingMethod=ptr
datable.iso : @when-iso=iso @notBefore-iso=iso @notAfter-iso=iso @from-iso=iso @to-iso=iso
datable.w3c : @when=date @notBefore=date @notAfter=date @from=date @to=date
datcat : @datcat=ptrs @valueDatcat=ptrs @targetDatcat=ptrs
declarable : @default=true|false
declaring : @decls=ptrs
dimensions : ranging @unit=cm|mm|in|line|char|* @quantity=numeric @extent=text @precision=high|medium|low|unknown
  @scope
divLike : fragmentable metrical @org=composite|parallel|uniform @sample=initial|medial|final|unknown|complete
docStatus : @status
duration : duration.iso duration.w3c
duration.iso : @dur-iso=iso
duration.w3c : @dur=duration
editLike : @evidence=internal|external|conjecture|*+ @instant=xbool
edition : @ed=words @edRef=ptrs
enjamb : @enjamb
entryLike : @type=main|hom|xref|affix|abbr|supplemental|foreign|* @subtype
fragmentable : @part=Y|N|I|M|F
global.analytic : @ana=ptrs
global : global.analytic global.change global.facs global.linking global.rendition global.responsibility
  global.source @xml:id=text @n=text @xml:lang=lang @xml:base=ptr @xml:space=default|preserve
global.change : @change=ptrs
global.facs : @facs=ptrs
global.linking : @corresp=ptrs @synch=ptrs @sameAs=ptr @copyOf=ptr @next=ptr @prev=ptr @exclude=ptrs @select=ptrs
global.rendition : @rend=words @style=text @rendition=ptrs
global.responsibility : @cert=certainty @resp=ptrs
global.source : @source=ptrs
handFeatures : scope @scribe=name @scribeRef=ptrs @script=names @scriptRef=ptrs @medium=words
indentation : @indentLevel=integer
internetMedia : @mimeType=words
interpLike : @type @subtype @inst=ptrs
lexicographic : datcat lexicographic.normalized @expand=text @split=text @value=text @location=ptr @mergedIn=ptr
  @opt=bool
lexicographic.normalized : @norm=text @orig=text
linguistic : lexicographic.normalized @lemma=text @lemmaRef=ptr @pos=text @msd=text @join=no|left|right|both|overlap
locatable : @where=ptrs
measurement : @unit=m|kg|s|Hz|Pa|Ω|L|t|ha|Å|mL|cm|dB|kbit|Kibit|kB|KiB|MB|MiB|* @unitRef=ptr @quantity=numeric
  @commodity=words
media : internetMedia @width=size @height=size @scale=numeric
metrical : @met=text @real=text @rhyme=text
milestoneUnit : @unit!=page|column|line|book|poem|canto|speaker|stanza|act|scene|section|absent|unnumbered|*
msClass : @class=ptrs
msExcerpt : @defective=xbool
naming : canonical @role=words @nymRef=ptrs
notated : @notation
partials : @extent=full|pref|suff|inf|part|*
performed : @perf=ptrs
personal : naming @full=yes|abb|init @sort=count
placement : @place=top|bottom|margin|opposite|overleaf|above|right|below|left|end|inline|inspace|*+
pointing : @targetLang=lang @target=ptrs @evaluate=all|one|none
pointing.group : pointing typed @domains=ptrs @targFunc=words
ranging : @atLeast=numeric @atMost=numeric @min=numeric @max=numeric @confidence=probability
rdgPart : @wit=ptrs
resourced : @url!=ptr
scope : @scope=sole|major|minor|*
scoping : @target=ptrs @match=text
segLike : datcat fragmentable metrical @function
sortable : @sortKey
spanning : @spanTo=ptr
tableDecoration : @role=label|data|* @rows=count @cols=count
textCritical : written @type @cause @varSeq=count @require=ptrs @subtype
timed : duration @start=ptr @end=ptr
transcriptional : editLike placement written @status @cause @seq=count
translatable : @versionDate=text
typed : @type @subtype
witnessed : @wit=ptrs
written : @hand=ptr
`
