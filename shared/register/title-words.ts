const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Forms of address before the name of a person, folded. */
export const addresses = set(`
  mr mrs ms miss messrs mister mistress madam madame mme mlle mademoiselle monsieur mm sir dame lord lady dr doctor prof
  professor rev reverend monsignor msgr hon honorable honourable baron baroness viscount marquis marquess
  herr frau fraulein freiherr graf grafin furst senor senora senorita signor signora maitre`)

/** Dignities before the name of a person, folded. */
export const dignities = set(`
  father brother sister rabbi bishop archbishop cardinal pope saint dean canon esq judge justice count countess duke duchess
  earl prince princess king queen emperor empress tsar czar kaiser shah sultan sheikh shaikh emir amir maharaja nawab khan
  tunku pasha bey effendi comrade`)

/** Forms of address and dignities, which stand before the name of a person and are no part of it, folded. */
export const honorifics: ReadonlySet<string> = new Set([...addresses, ...dignities])

/** Ranks of soldiers, folded. */
export const ranks = set(`
  general gen colonel col major maj captain capt lieutenant lieut lt commander cmdr comdr commodore admiral adm marshal
  brigadier brig sergeant sgt corporal private ensign midshipman field rear vice commandant generalissimo air lieutenantgeneral`)

/** Offices that stand before a name, folded, in the singular and plural. */
export const offices = set(`
  president presidents premier chancellor minister ministers secretary secretaries sec secy undersecretary ambassador
  ambassadors amb senator senators sen sens congressman congressmen congresswoman representative representatives rep reps
  governor governors gov mayor chairman chairmen chairwoman director directors commissioner commissioners consul consuls
  counselor counselors counsellor attache attaches charge envoy envoys delegate delegates administrator administrators
  speaker leader attorney solicitor marshal sheriff inspector superintendent assistant deputy acting under adviser advisor
  advisers comptroller treasurer officer officers agent agents prime foreign chief generals admirals colonels captains
  pres vp supervisor editor correspondent vicepresident member members stenographer interpreter counsel
  comissioner commissar reichskanzler reichsprasident prasident prasidentin bundeskanzler botschafter gesandter
  ministre ambassadeur judges justices drs professor professors excellency highness majesty`)

/** Words in the names of organisations and things, folded: a capitalised run that holds one is no person. */
export const thingWords = set(`
  department departments ministry office bureau division branch section staff council committee commission board agency
  administration authority corporation company companies co inc ltd bank fund union organization organisation association
  federation league party congress senate house parliament assembly court cabinet government governments republic kingdom
  empire states state united nations nation embassy legation consulate mission delegation conference treaty act agreement
  protocol convention charter plan program programme project policy paper papers report memorandum telegram despatch
  dispatch letter note notes document documents file files lot folder box series volume library archives records record
  report university college school institute foundation center centre museum church army navy force forces fleet corps
  regiment division command staff joint chiefs headquarters base camp fort airport port harbor harbour bay gulf sea ocean
  river lake canal strait straits island islands isle mount mountain mountains valley cape street avenue road square
  building hotel palace hall room page pages chapter part title article section paragraph annex appendix enclosure
  attachment tab table figure subject subjects participants present source sources washington washingtons war peace cold
  world general assembly security mutual defense defence treasury interior commerce agriculture labor labour justice
  health education welfare budget trade finance economic economics political military affairs relations foreign
  international national federal central intelligence public information atomic energy development research planning
  operations coordinating control export import exports imports oil coal steel gas petroleum copper rubber atlantic pacific
  mediterranean north south east west northern southern eastern western middle near far latin american america european
  europe asian asia african africa british britain french france german germany soviet russian russia chinese china
  japanese japan italian italy spanish spain canadian canada mexican mexico indian india dutch polish czech cuban greek
  turkish egyptian israeli arab jewish christian catholic protestant communist communists communism democratic
  republican democrat democrats republicans free allied allies axis nato
  day week month year spring summer autumn fall winter christmas easter bloc pact group groups team unit service services
  system study studies survey press news times post herald tribune journal magazine radio television broadcast
  airlines railroad railway line lines steamship steamer ship vessel cruiser dock
  top secret confidential restricted unclassified classified official officials informal personal private eyes only
  urgent priority immediate niact control dear sincerely yours faithfully respectfully truly very
  mission bill law laws code amendment doctrine declaration resolution statement communique proclamation
  decree order executive action number no nos vol p pp ibid op cit see also supra infra footnote editorial
  english language attorney secretariat consul coast mosquito reservation reserve city county province territory district
  town village colony colonies commonwealth dominion club society brothers sons estate
  plenipotentiary fiscal minutes citizen citizens ambassadorial presidential br brit`)

/** What stands between the parts of a name, folded, written small or not. */
export const particles = set(`
  de del della di da do dos das du des la le les van von der den ter ten zu zum zur af av al el bin ibn ben abu y e of
  d l san ibni op`)

/** Those of them that hardly are words of another kind, so that capitals around them are one name. */
export const surnameParticles = set(
  'de da del della di do dos du la le van von der den ten ter zu zur zum af av bin ibn al el y e',
)

/** What follows a name as a part of it, folded. */
export const suffixes = set('jr sr ii iii iv junior senior')

/** Months and days, folded, in English, German and French. */
export const timeWords = set(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
  oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun januar februar
  marz mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre`)

/** Words of the language that begin sentences or stand in headings with a capital, folded. */
export const commonWords = set(`
  the a an this that these those there here then thus therefore hence however moreover furthermore nevertheless meanwhile
  although though while when whenever where wherever whereas whether which who whom whose what why how if unless until
  since because before after during between among within without with by at in on of for from to into onto upon over under
  about above below against along around as like through throughout toward towards and or but nor so yet not no none nothing
  i you he she it we they me him her us them my your his its our their mine ours theirs myself himself itself themselves
  is are was were be been being am has have had having do does did doing will would shall should can could may might must
  ought let all any both each either neither every everyone everything some someone something such many much more most few
  less least several other others another same own one two three four five six seven eight nine ten eleven twelve first
  second third fourth fifth sixth seventh eighth ninth tenth last next previous former latter new old again also only even
  just still already always never ever often sometimes perhaps maybe possibly probably certainly indeed rather quite very
  too now today yesterday tomorrow yes according following further finally accordingly consequently subsequently
  otherwise instead regarding concerning respecting referring re reference please thank thanks hello good best kind
  every dear continued ditto said see cf note notes begin end copy copies sent received signed drafted approved
  reply translation inclosure enclosure attached attachment text summary conclusion conclusions recommendation
  recommendations discussion background problem question questions answer answers draft
  der die das und oder ein eine einer eines dem den mit von zu ist war nicht auch auf aus bei nach wie wir sie er es ich
  le la les un une des et ou est dans pour par sur avec que qui ne pas ce cette ces il elle nous vous ils elles je`)

/** Common given names, folded: English first, with the usual ones of the languages in which Recto reads dates. */
export const givenNames = set(`
  aaron abdul abdullah abraham adam adolf adolph adrian alan albert alberto alec alejandro alex alexander alexandre alexei
  alexis alfred alfredo ali alice allan allen alvin amos anatoly andre andreas andrei andres andrew angela ann anna anne
  anthony anton antoine antonio archibald arnold arthur august augustus barbara barry basil ben benjamin bernard bernhard
  bert betty bill bob boris brian bruce bruno burton calvin carl carlos carlo carol caroline carter caspar catherine cecil
  charles charlotte chester christian christopher clarence clark claude claus clement clifford clyde colin conrad
  cordell craig curtis cyril cyrus dan daniel david dean dennis dick diego dietrich dmitri dominique don donald dorothy
  douglas duncan dwight earl earle eduard eduardo edgar edith edmond edmund edouard eduard edward edwin eleanor elihu
  elizabeth ellen ellis ellsworth elmer emanuel emil emile emilio emma enrique eric erich ernest ernst erwin eugene eva evan
  everett ezra felipe felix ferdinand fernando floyd francesco francis francisco francois frank frankie franklin franz fred
  frederic frederick friedrich fritz gabriel gary gaston gen george georg georges georgi georgy gerald gerard gerhard gilbert
  giovanni giuseppe glenn gordon graham grace grant gregory guillermo gunther gustav guy hamilton hans harold harriet harry
  hartley harvey hassan heinrich heinz helen helmut henri henry herbert herman hermann hiram homer horace howard hubert
  hugh hugo humphrey hussein ian ibrahim igor irving isaac isabel ivan jack jacob jacques jaime jakob james jan jane janet
  jason jay jean jeanne jeff jefferson jeffrey jeremiah jerome jerry jesse jim jimmy joan joachim joao joe joel johann
  johannes john johnny jon jonathan jorge jose josef joseph joshua juan judith jules julian julio julius karl kate
  katharine kathleen keith kenneth konrad konstantin kurt lars laurence laurent lawrence lee leo leon leonard leonid leopold
  leroy leslie lester lewis lincoln lionel livingston lloyd lois lorenzo louis louise lucas lucian lucius luigi luis luke
  luther lyman lyndon mabel malcolm manuel marc marcel marco margaret maria marie mario marion mark marshall martha martin
  marvin mary matthew maurice max maxim maxwell melvin michael michel miguel mikhail mildred milton mohammad mohammed
  morris morton moses muhammad nancy nathan nathaniel neil nelson nicholas nicolas nikita nikolai noel norman oliver
  olivier omar orville oscar oskar otto owen pablo patricia patrick paul paula pedro percy perry peter philip philippe
  phillip phyllis pierre pietro pyotr rafael ralph ramon randolph raoul raul ray raymond rebecca reginald rene reuben
  reynaldo ricardo richard robert roberto rodney roger roland rolf ronald roosevelt rosa roy rudolf rudolph rufus rupert
  russell ruth salvador sam samuel sarah saul scott sergei seymour sherman sidney siegfried sigmund simon stanley stefan
  stephen sterling steve steven stewart stuart susan sydney sylvester ted terence thaddeus theodore theodor thomas thurston
  tim timothy tom tony truman ulrich ulysses vernon victor viktor vincent vincenzo virginia vladimir vyacheslav wallace
  walter ward warren wayne werner wilbur wilfred wilhelm willard william willis wilson winfield winston winthrop
  wolfgang woodrow yuri zachary wm chas geo jas jos thos robt edw alex benj sam danl`)

/** What stands behind a name in the name of an institution or of papers, folded. */
export const archiveWords =
  set(`house library papers foundation memorial archive archives airport street avenue dam building hotel
  college university prize museum institute center centre square county city island islands river mount company corporation`)

/** Whether a folded word is an honorific, a rank or an office. */
export function isTitle(folded: string): boolean {
  return honorifics.has(folded) || ranks.has(folded) || offices.has(folded)
}
