/** Names of elements and the documentation of markup, as far as it stands in texts (TEI P5, chapter 23). Notation: `notation.ts`. */
export const DOCUMENTATION = `
att : phrase.xml : #name : @scheme
code : emphLike : # : @lang
eg : egLike : phrases : -
gi : phrase.xml : #name : @scheme
ident : emphLike : # : typed
tag : phrase.xml : # : @subtype @type=start|end|empty|pi|comment|ms @scheme
val : phrase.xml : # : -
specDesc : specDescLike : - : @key!=name @atts=text
specList : specDescLike : specDesc+ : -
specGrp : oddDecl : (oddDecl | oddRef | divPart | listRef)* : -
specGrpRef : oddDecl : - : @target!=ptr
listRef : ptrLike : desc*, ptrLike+ : typed
classRef : oddRef : any : any
classSpec : oddDecl : any : any
constraintSpec : oddDecl : any : any
dataRef : oddRef : any : any
dataSpec : oddDecl : any : any
elementRef : oddRef : any : any
elementSpec : oddDecl : any : any
fsdDecl : resource : any : any
macroRef : oddRef : any : any
macroSpec : oddDecl : any : any
moduleRef : oddRef : any : any
moduleSpec : oddDecl : any : any
outputRendition : oddDecl : any : any
revisionDesc : - : any : any
schemaSpec : frontPart : any : any
teiHeader : - : any : any
xenoData : standOffPart : any : any
`

/**
 * The elements of headers and of definitions of markup (TEI P5, chapters 2 and 23), which have a place only there. What
 * they hold is not judged.
 */
export const HEADER_ELEMENTS = `
abstract activity altIdent alternate anyElement appInfo application attDef attList attRef bicond broadcast
cRefPattern calendar calendarDesc catDesc catRef category channel char charDecl citeData citeStructure classCode
classDecl classes cond constitution constraint constraintDecl content conversion correction correspAction
correspContext correspDesc creation dataFacet datatype defaultVal derivation domain editionStmt editorialDecl
empty encodingDesc equipment equiv exemplum fDecl fDescr factuality fileDesc fsConstraints fsDecl fsDescr fsdLink
geoDecl glyph handNotes hyphenation if iff interaction interleave interpretation keywords langUsage language
listPrefixDef localProp locale mapping memberOf metDecl metSym model modelGrp modelSequence namespace
normalization notesStmt param paramList paramSpec particDesc prefixDef preparedness profileDesc projectDesc
publicationStmt punctuation purpose quotation recording recordingStmt refState refsDecl remarks rendition
samplingDecl schemaRef scriptStmt segmentation sequence seriesStmt setting settingDesc sourceDesc stdVals
styleDefDecl tagUsage tagsDecl taxonomy textClass textDesc textNode then titleStmt transcriptionDesc unicodeProp
unihanProp unitDecl unitDef vDefault vRange valDesc valItem valList variantEncoding
`

/** The attributes that only those elements have. */
export const HEADER_ATTRIBUTES = `
autoPrefix baseTypes behaviour cssClass datum defaultExceptions delim docLang eol except filter formula fromUnit
generate gi ident include length marks matchPattern maxOccurs method minOccurs module ns occurs optional output
partial pattern placement predeclare predicate prefix preserveOrder property queryBinding replacementPattern
restriction schemeVersion selector terminal toUnit uri usage use useSourceRendition valid validUntil withId
`
