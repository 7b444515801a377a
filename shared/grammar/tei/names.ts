/** Names, dates, persons, places, organisations, objects and events (TEI P5, chapter 14). Notation: `notation.ts`. */
export const NAMES = `
addName : persNamePart : phrases : cmc personal typed
affiliation : persStateLike addressLike : phrases : cmc datable editLike naming @subtype @type
age : persStateLike : limitedPhrases : datable dimensions editLike @subtype @type @value=count
birth : personPart : phrases : datable dimensions editLike locatable naming @subtype @type
bloc : placeNamePart : phrases : cmc datable naming typed
climate : placeStateLike : precision*, headLike*, (prose | labelLike+), (noteLike | biblLike)*, climate* : cmc
  datable editLike naming typed
country : placeNamePart : phrases : cmc datable naming typed
death : personPart : phrases : datable dimensions editLike locatable naming @subtype @type
district : placeNamePart : phrases : cmc datable naming typed
education : persStateLike : phrases : datable editLike naming @subtype @type
event : eventLike : idno*, headLike*, (prose | labelLike+ | eventName+), (noteLike | biblLike | ptrLike | linkGrp |
  link | idno)*, eventLike*, (personLike | listPerson)*, (placeLike | listPlace)*, objectLike*, relations* : datable
  editLike locatable naming sortable typed
eventName : nameLike : phrases : datable editLike personal typed
faith : persStateLike : phrases : canonical datable editLike @subtype @type
floruit : persStateLike : phrases : datable dimensions editLike
forename : persNamePart : phrases : cmc personal typed
gender : persStateLike : phrases : datable editLike typed @value=words
genName : persNamePart : phrases : cmc personal typed
geo : measureLike : # : cmc declaring
geogFeat : offsetLike : phrases : cmc datable dimensions editLike naming typed
geogName : placeNamePart : phrases : cmc datable editLike naming typed
idno : personPart msItemPart nameLike : (# | gLike | idno)* : cmc datable sortable @subtype
  @type=ISBN|ISSN|DOI|URI|VIAF|ESTC|OCLC|*
langKnowledge : persStateLike : precision*, (pLike | langKnown+) : datable editLike @subtype @type @tags=langs
langKnown : - : limitedPhrases : datable editLike @tag!=lang @level
listEvent : listLike eventLike : headLike*, desc*, relations*, (eventLike+, relations*)+ : cmc declarable sortable
  typed
listNym : listLike : headLike*, desc*, relations*, ((nym | listNym)+, relations*)+ : cmc declarable sortable typed
listObject : listLike objectLike : headLike*, desc*, relations*, (objectLike+, relations*)+ : cmc declarable
  sortable typed
listOrg : listLike orgPart : headLike*, desc*, relations*, ((org | listOrg)+, relations*)+ : cmc declarable sortable
  typed
listPerson : listLike orgPart : headLike*, desc*, relations*, ((personLike | listPerson)+, relations*)+ : cmc
  declarable sortable typed
listPlace : listLike orgPart : headLike*, desc*, relations*, ((placeLike | listPlace)+, relations*)+ : cmc
  declarable sortable typed
listRelation : listLike biblPart : headLike*, desc*, (pLike | relations+) : cmc sortable typed
location : placeStateLike : (precision | labelLike | placeNamePart | offsetLike | measureLike | addressLike |
  noteLike | biblLike)* : cmc datable editLike typed
nameLink : persNamePart : phrases : cmc typed
nationality : persStateLike : phrases : datable editLike naming @subtype @type
nym : - : idno*, entryPart*, pLike*, nym* : sortable typed @parts=ptrs
object : objectLike : objectIdentifier+, headLike*, (prose | (msContents | physDesc | history | additional)*),
  (noteLike | biblLike | linkGrp | link)*, object* : canonical declaring docStatus sortable typed
objectIdentifier : biblPart : (placeNamePart | institution | repository | collection | idno | msName | objectName |
  altIdentifier | address)+ : -
objectName : nameLike : phrases : cmc datable editLike personal typed
occupation : persStateLike : mixed : datable editLike naming @subtype @type @scheme=ptr @code=ptr
offset : offsetLike : phrases : cmc datable dimensions editLike naming typed
org : personLike : headLike*, (pLike* | (labelLike | nameLike | placeLike | orgPart | milestoneLike)*), (noteLike |
  biblLike | ptrLike | linkGrp | link)*, personLike* : datable editLike sortable typed @role=words
orgName : nameLike.agent : phrases : cmc datable editLike personal typed
persName : nameLike.agent persStateLike : phrases : cmc datable editLike personal typed
persona : persStateLike : prose | (personPart | global)* : editLike sortable @role=words @sex=words @gender=words
  @age
persPronouns : persStateLike persNamePart : phrases : cmc datable typed
  @evidence=conjecture|selfIdentification|trustedThirdParty|* @value=words
person : personLike : prose | (personPart | global | ptrLike)* : datable editLike sortable @role=words @sex=words
  @gender=words @age
personGrp : personLike : prose | (personPart | global)* : sortable @role=words @sex=words @gender=words @age
  @size=words
place : placeLike : headLike*, (pLike* | (labelLike | placeStateLike | eventLike | name)*), (noteLike | biblLike |
  ptrLike | idno | linkGrp | link)*, (placeLike | listPlace)* : datable editLike sortable typed
placeName : placeNamePart : phrases : cmc datable editLike personal typed
population : placeStateLike : precision*, headLike*, ((prose | labelLike+), (noteLike | biblLike)*)?, population* :
  cmc datable dimensions editLike naming typed
region : placeNamePart : phrases : cmc datable naming typed
relation : - : desc? : canonical datable editLike sortable typed @name @active=ptrs @mutual=ptrs @passive=ptrs
residence : persStateLike : phrases : datable editLike naming @subtype @type
roleName : persNamePart : phrases : cmc personal typed
settlement : placeNamePart : phrases : cmc datable naming typed
sex : persStateLike : phrases : datable editLike typed @value=words
socecStatus : persStateLike : phrases : datable editLike naming @subtype @type @scheme=ptr @code=ptr
state : persStateLike placeStateLike : precision*, (state+ | (headLike*, prose, (noteLike | biblLike)*) | (labelLike
  | noteLike | biblLike)*) : cmc datable dimensions editLike naming typed
surname : persNamePart : phrases : cmc personal typed
terrain : placeStateLike : precision*, headLike*, (prose | labelLike+), (noteLike | biblLike)*, terrain* : cmc
  datable editLike naming typed
trait : persStateLike placeStateLike : precision*, (trait+ | (headLike*, prose, (noteLike | biblLike)*) | (labelLike
  | noteLike | biblLike)*) : cmc datable dimensions editLike naming typed
`
