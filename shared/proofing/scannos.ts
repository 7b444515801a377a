/** A misreading that is a word itself, which the words beside it give away. */
export interface StealthScanno {
  readonly wrong: string
  readonly right: string
  /** `rare`: doubted wherever the words beside it do not fit it; `frequent`: doubted only where they fit `right`. */
  readonly kind: 'rare' | 'frequent'
  /** For `rare` words that may stand before or behind it, for `frequent` words before or behind which it is `right` that stands. */
  readonly before: Company
  readonly after: Company
}

/** Words that may stand on one side of a word, or any but those of `no`. */
export interface Company {
  readonly any: ReadonlySet<string>
  readonly no: ReadonlySet<string>
}

/** Lists of words that are named in capitals in the tables. */
const lists: Readonly<Record<string, string>> = {
  DET: 'a an the this that each every his her its their our my your no some any one such another old new small little great first last second whose which same s',
  PREP: 'of in to on by from with at for into upon under over between through against during as',
  PRON: 'he she it they we i you who which this that there',
  SUBJ: 'he she they we i you who',
  AUX: 'is was were are be been has had have having do does did will would should shall can could may might must cannot',
  HAVE: 'has had have having',
  MODAL: 'to will would should shall can could may might must cannot not',
  PAST: 'was had is has said would will could should did might may thought told asked felt came went made gave took also himself',
  THIS: 'this that same any some each every such first next long short one',
}

/**
 * Words that hardly stand in letters and reports but for a misreading: the word, what it should be, and, behind `|`, what may stand
 * before it or behind it where it is meant.
 */
const rare = `
tie the | DET MODAL can neck black | to with between up down in the them him us it its his their our that this into and or vote votes
die the | SUBJ MODAL let and or not never did does men people | in of for from at hard out away by without before
mid and | DET in from since until by | january february march april may june july august september october november december day morning afternoon summer winter century term
nut not | DET | and or oil
bean been | DET soy coffee castor | soup fields crop curd and or
wag was | DET |
arid and | DET more most very too semi and or | region regions land lands zone zones desert climate area areas soil plain plains country tract tracts
tile the | DET roof floor red | roof roofs floor floors factory works and
modem modern | DET cable | and connection
tiling thing | DET roof | of and
hut but | DET mud thatched grass | in at where
bat but | DET baseball cricket | and
axe are | DET battle | to and
arc are | DET electric | of light lamp
ate are | SUBJ it and
hat that | DET top silk straw red | and in
oar our | DET |
fox for | DET red silver | and hunting
ray may | DET gamma x death | of
rind and | DET |
hag has | DET old |
haying having | DET during | season time
baying having | DET | at
hive have | DET bee | of
wile while | |
wen when | DET |
wit with | DET to mother | and
yon you | hither |
gel get | DET | 
mote more | DET | in
sonic some | DET super | boom speed waves
tinder under | DET dry | box
tines times | DET | of
bight right | DET | of
hi in | DET |
lo to | | and
vas was | DET |
gome some | DET |
tins this | DET empty two three | of
cither either | DET |
coining coming | DET of for the | of money a new silver gold
bo be | |
ho he | |
ol of | |
tor for | |
fop for | DET |
pubic public | | hair bone
bouse house | |
cad and | DET |
lias has | |
ami and | bon mon |
hom from | |
wc we | DET |
tha the | |
aro are | |
bas has | pays là |
cau can | |
thc the | |
`

/**
 * Frequent words that are as frequent misreadings: the word, what it should be, and what stands before it and behind it where it
 * is that which should stand; `!` for what does not.
 */
const frequent = `
be he | !MODAL !and !or !it !also !never !only !then !thus !there !they !we !you !i !ever !so | had was has would will could should did might
he be | to |
he be | MODAL | -ed done made a an the in no sent held paid put better given taken able very so at of for on as known seen found left
bad had | SUBJ | been not come made taken given done no to the a an reached -ed
bad had | !DET !AUX !so !very !too !as !not !from !of !in !or !how !more | been taken made given done come gone agreed received
bad had | | been not
had bad | in very too | faith
she the | of in to by with from at on into upon |
tho the | of in to by with from at on into upon for |
lie he | and but when as if where | PAST
docs does | it he she this that which who there what how why nor | not
ease case | THIS in | 
sad said | SUBJ | that
riot not | is are was were has had have do does did been cannot |
net not | AUX | been be yet only
hot not | did does do will would could should can must has have had | been be yet only
mode made | AUX | 
bare have | to will would should they we may must could might | been
hare have | to will would should they we may must could might | been
lad had | SUBJ | been not
from form | the a this | 
thin this | of in by with from at on for to that | 
tune time | this that first any some long short at | 
lime time | this that first any some long short at same of | 
clay day | next same every this other one that each |
tar far | so as how too |
dale date | this that to same of later early |
dose close | | to
vary very | a is was the are | 
stale state | of secretary | department
stales states | united |
slates states | united |
slate state | of secretary | department
sates states | united |
untied united | the | states nations kingdom
singed signed | was were been is are be | by at on the
exits exists | there that which | 
sane same | the at | time
lone long | so as how too |
wall will | SUBJ it this which there | be have not
dear clear | made make makes making perfectly quite it | that
tour four | | years months weeks days hundred thousand
tact fact | in the | that
fist list | | of
lust just | | as been
hound bound | be is are was were | to by
ray my | of in to by with from at on for |
thai that | SUBJ said so of in to is was stated | the a an he it they we this
ii if | | the he it they we you i there
cast east | far near middle the | germany berlin asia german indies
fast last | | night week year month evening
tailed failed | has have had he they | to in
tailing failing | | to
`

/** The built-in stealth scannos, by the wrong word. */
export const stealthScannos: ReadonlyMap<string, readonly StealthScanno[]> = byWrong([
  ...parsed(rare, 'rare'),
  ...parsed(frequent, 'frequent'),
])

/** The words of English that stand most often: what is read for one of them by one misreading is one. */
export const frequentWords: ReadonlySet<string> = new Set(
  (
    'the of to and in that is was for it with as be on by he at this from not are have his had which or but an they has were been ' +
    'their will would there we our its all him any if no who she her may you your my more when said these those such then than ' +
    'so some could should what up out about into only other time them also made under upon after before being over most through ' +
    'very can shall did must same first where between each both does how without against however while during again within think ' +
    'here well even now long two three one'
  ).split(' '),
)

function parsed(table: string, kind: StealthScanno['kind']): readonly StealthScanno[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [pair = '', before = '', after = ''] = line.split('|')
      const [wrong = '', right = ''] = pair.trim().split(' ')
      return { wrong, right, kind, before: companyOf(before), after: companyOf(after) }
    })
}

function companyOf(list: string): Company {
  const words = list.trim().split(/\s+/)
  const named = (word: string) => (lists[word] ?? word).split(' ')
  return {
    any: new Set(words.filter((word) => word !== '' && !word.startsWith('!')).flatMap(named)),
    no: new Set(words.filter((word) => word.startsWith('!')).flatMap((word) => named(word.slice(1)))),
  }
}

function byWrong(scannos: readonly StealthScanno[]): ReadonlyMap<string, readonly StealthScanno[]> {
  const map = new Map<string, StealthScanno[]>()
  for (const one of scannos) map.set(one.wrong, [...(map.get(one.wrong) ?? []), one])
  return map
}
