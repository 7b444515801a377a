import { foldWord } from './fold'
import { addresses, dignities, offices, ranks } from './title-words'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Forms of address that are names or other words too, but not where they are written so. */
const alsoAddresses = words('M Me Don Doña Comte Comtesse')

/** What the office of a minister or the like is for, behind “of” or “for”. */
export const portfolios = words(
  'State War Navy Treasury Interior Commerce Defense Defence Labor Labour Agriculture Foreign Affairs Air Colonies Exchequer Staff Finance Justice Education Health Trade Transport',
)

/** Small words before a surname that begin a name also where nothing of it stands before. */
export const leading = words('de da del della di dos du van von der den ten ter zu zur zum af av bin ibn al la le')

/** What follows a name and belongs to it, behind a comma or not. */
export const suffixes = words('Jr Sr Esq II III IV')

/** Abbreviations whose point belongs to them, beside forms of address and ranks. */
export const shortened = words(
  'St Ste Mt Ft Co Cos Inc Ltd Corp Bros Dept Govt Univ Assn Dist Messrs Jr Sr Esq Geo Wm Chas Jas Jos Thos Robt No',
)

/** What a place of several words begins with, before “of”. */
export const placeHeads = words(
  'Gulf Bay Cape Isle Isles Island Islands Strait Straits Port City Town Village County State States Republic Kingdom Union Province District Territory Commonwealth Dominion Duchy Lake Mount Sea Canal River Valley Bight Firth Peninsula Government Cap Côte Île Golfe Royaume République',
)

/** What an organisation of several words has in it, before “of”. */
export const organisationHeads = words(
  'Department Ministry Office Bureau Bank League Council Committee Commission Board Court House Houses Chamber University Institute Institution Society Association Company Federation Confederation Congress Union Army Navy Corps Church Order Embassy Legation Consulate Mission Delegation Division Section Agency Authority Administration Foundation Fund Trust Party Secretariat Directorate Chief Chiefs Conference Organization Organisation Parliament Assembly Library Academy Museum School College Academy Chancery Government Republic People’s Comité Ministère Société Banque Ligue Conseil Bureau Chambre Parti Académie École Bund Verein Ministerium Amt Gesellschaft Rat Akademie',
)

/** Small words that hold such a name together. */
export const connectors = words('of for on to the and & de des du la le les et für der des und')

/** Words that begin a sentence or stand in capitals without being part of a name. */
const common = words(
  'a an the this that these those it its he him his she her hers they them their we us our you your i me my mine who whom whose which what when where why how if as at by for from in into of off on onto out over per than till to under until up upon via with within without about above across after against along among around before behind below beneath beside between beyond despite down during except inside like near since through throughout toward towards ' +
    'and or but nor so yet both either neither not no yes all any each every few many more most much none one other others several some such same two three four five six seven eight nine ten first second third last next only own too very just even also then there here thus hence therefore however moreover nevertheless meanwhile furthermore although though because unless while whereas whether again once now today tomorrow yesterday tonight still already always never often perhaps maybe later earlier soon ' +
    'is am are was were be been being has have had do does did done can could may might must shall should will would let get got said says say told tell asked ask replied reply thank thanks please see dear sincerely yours truly respectfully inform request received refer referring reference following regarding concerning having according accordingly answering enclosed herewith telegram letter dated paragraph page note ' +
    'der die das ein eine einer dem den des im in am und oder aber mit von zu bei nach aus auf für vor über unter seit gestern heute morgen er sie es wir ihr ich sein seine ihre dass wenn als auch nur noch nicht ' +
    'les des une et ou mais dans sur avec sans pour par chez est sont il elle ils elles nous vous je ce cette ces hier aujourd’hui demain selon après avant depuis pendant cher chère un',
)

/** Whether a word in capitals or at the beginning of a sentence is a common one. */
export function isCommon(word: string): boolean {
  return common.has(word.toLowerCase())
}

/** Whether a word is a form of address before a name, without its point, also in capitals. */
export function isHonorific(word: string): boolean {
  return alsoAddresses.has(asUsual(word)) || (isBig(word) && addresses.has(foldWord(word)))
}

/** Whether a word is an office or rank before a name, without its point, also in capitals. */
export function isOffice(word: string): boolean {
  const folded = foldWord(word)
  return isBig(word) && (dignities.has(folded) || ranks.has(folded) || offices.has(folded))
}

function isBig(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function asUsual(word: string): string {
  if (word.length < 2 || word === 'MM' || word !== word.toUpperCase()) return word
  return word.slice(0, 1) + word.slice(1).toLowerCase()
}
