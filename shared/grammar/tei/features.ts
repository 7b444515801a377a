/** Feature structures, graphs and trees (TEI P5, chapters 19 and 20). Notation: `notation.ts`. */
export const FEATURES = `
arc : - : (label, label?)? : @from!=ptr @to!=ptr
eLeaf : - : label?, ptrLike? : typed @value=ptr
eTree : divPart standOffPart : label?, (eTree | triangle | eLeaf | ptrLike)* : typed @value=ptr
forest : divPart standOffPart : (tree | eTree | triangle)+ : typed
graph : divPart standOffPart : label~?, ((node~+, arc~*) | (arc~+, node~+)) : @subtype
  @type=undirected|directed|transitionNetwork|transducer|* @order=count @size=count
iNode : - : label? : @value=ptr @children!=ptrs @parent=ptr @ord=xbool @follow=ptr @outDegree=count
leaf : - : label? : @value=ptr @parent=ptr @follow=ptr
listForest : divPart standOffPart : desc*, forest+ : @subtype @type
node : - : (label, label?)? : @subtype @type=initial|final|* @value=ptr @adjTo=ptrs @adjFrom=ptrs @adj=ptrs
  @inDegree=count @outDegree=count @degree=count
root : - : label? : @value=ptr @children!=ptrs @ord=xbool @outDegree=count
tree : divPart standOffPart : label?, (leaf | iNode)*, root, (leaf | iNode)* : @arity=count @ord!=true|partial|false
  @order=count
triangle : - : label?, (eTree | triangle | eLeaf)* : @value=ptr
binary : featureVal.single : - : datcat @value!=bool
default : featureVal.single : - : -
f : - : # | featureVal : datcat @name!=name @fVal=ptr
fLib : global.meta : f+ : cmc
fs : global.meta featureVal.complex : f* : cmc datcat @type @feats=ptrs
fvLib : global.meta : featureVal* : cmc
numeric : featureVal.single : - : datcat @value!=numeric @max=numeric @trunc=bool
string : featureVal.single : chars : datcat
symbol : featureVal.single : - : datcat @value!
vAlt : featureVal.single : featureVal, featureVal+ : -
vColl : featureVal.complex : (fs | featureVal.single | vColl)* : @org=set|bag|list
vLabel : featureVal.single : featureVal? : @name!
vMerge : featureVal.complex : featureVal+ : @org=set|bag|list
vNot : featureVal.complex : featureVal : -
`
