import { all, listed, month, ordinal, weekday, type DateTable } from './meaning'

const stems =
  'erst,zweit,dritt,viert,fünft|funft,sechst,siebent|siebt,acht,neunt,zehnt,elft,zwölft|zwolft,dreizehnt,vierzehnt,fünfzehnt|funfzehnt,sechzehnt,siebzehnt,achtzehnt,neunzehnt,zwanzigst,einundzwanzigst,zweiundzwanzigst,dreiundzwanzigst,vierundzwanzigst,fünfundzwanzigst|funfundzwanzigst,sechsundzwanzigst,siebenundzwanzigst,achtundzwanzigst,neunundzwanzigst,dreißigst|dreissigst,einunddreißigst|einunddreissigst'
const inflected = stems
  .split(',')
  .map((names) =>
    names
      .split('|')
      .flatMap((stem) => ['e', 'en', 'er'].map((ending) => stem + ending))
      .join('|'),
  )
  .join(',')

/** How dates are written in German. */
export const german: DateTable = {
  language: 'de',
  words: {
    ...listed(
      'januar|janner|jaenner|januars,februar|feber|hornung|februars,marz|maerz,april|aprils,mai|mais,juni|juno|junis,juli|julei|julis,august|augusts,september|septembers,oktober|october|oktobers,november|novembers,dezember|december|dezembers',
      month,
    ),
    ...listed(
      'jan.,feb.|febr.,mrz.,apr.,,jun.,jul.,aug.,sept.|sep.|septbr.,okt.|oct.|octbr.|oktbr.,nov.|novbr.,dez.|dec.|dezbr.|decbr.',
      month,
    ),
    ...listed('sonntag,montag,dienstag,mittwoch,donnerstag,freitag,samstag|sonnabend', weekday, 0),
    ...listed('so.,mo.,di.,mi.,do.,fr.,sa.', weekday, 0),
    ...listed(inflected, ordinal),
    ...all(
      'd.m.|d.mts.|ds.mts.|dss.mts.|dieses monats|diesen monats|des laufenden monats|lfd.mts.|l.m.|ds.m.|des monats|laufenden monats',
      {
        kind: 'relative-month',
        months: 0,
      },
    ),
    ...all('v.m.|v.mts.|vor.mts.|vorigen monats|des vorigen monats|vergangenen monats|letzten monats', {
      kind: 'relative-month',
      months: -1,
    }),
    ...all('n.m.|n.mts.|nachsten monats|naechsten monats|kommenden monats|k.m.|k.mts.', {
      kind: 'relative-month',
      months: 1,
    }),
    ...all('d.j.|d.js.|ds.js.|ds.j.|dieses jahres|diesen jahres|l.j.|des laufenden jahres|laufenden jahres|dss.js.', {
      kind: 'relative-year',
      years: 0,
    }),
    ...all('v.j.|v.js.|vorigen jahres|vergangenen jahres|letzten jahres|des vorigen jahres', {
      kind: 'relative-year',
      years: -1,
    }),
    ...all('n.j.|nachsten jahres|naechsten jahres|kommenden jahres|k.j.', { kind: 'relative-year', years: 1 }),
    ...all('letzten|vergangenen|vorigen|letzter', { kind: 'nearest', side: -1 }),
    ...all('nachsten|kommenden|nachster', { kind: 'nearest', side: 1 }),
    vorgestern: { kind: 'relative-day', days: -2 },
    gestern: { kind: 'relative-day', days: -1 },
    ...all('heute|am selben tag|am selben tage|am gleichen tag|am gleichen tage|selben datums', {
      kind: 'relative-day',
      days: 0,
    }),
    ...all('morgen', { kind: 'relative-day', days: 1 }),
    ubermorgen: { kind: 'relative-day', days: 2 },
    ...all('fruhjahr|fruhling|im fruhjahr|im fruhling', { kind: 'season', season: 'spring' }),
    ...all('sommer|im sommer', { kind: 'season', season: 'summer' }),
    ...all('herbst|im herbst', { kind: 'season', season: 'autumn' }),
    ...all('winter|im winter', { kind: 'season', season: 'winter' }),
    ...all('anfang|zu anfang|zu beginn des|beginn des|anfang des|anfangs|anfang der', {
      kind: 'portion',
      portion: 'early',
    }),
    ...all('mitte|mitte des|mitte der', { kind: 'portion', portion: 'mid' }),
    ...all('ende|ende des|ende der', { kind: 'portion', portion: 'late' }),
    ...all('erste halfte des|erste halfte|1.halfte|1.halfte des|in der ersten halfte des|ersten halfte des', {
      kind: 'portion',
      portion: 'first-half',
    }),
    ...all('zweite halfte des|zweite halfte|2.halfte|2.halfte des|in der zweiten halfte des|zweiten halfte des', {
      kind: 'portion',
      portion: 'second-half',
    }),
    ...all('circa|ca.|etwa|ungefahr|gegen|um|um den|wohl|vermutlich|wahrscheinlich', { kind: 'about' }),
    ...all('vor|vor dem|vor d.', { kind: 'side', side: 'before' }),
    ...all('spatestens|spatestens am|nicht spater als|nicht nach|nicht nach dem', { kind: 'side', side: 'by' }),
    ...all('nach|nach dem|nach d.', { kind: 'side', side: 'after' }),
    ...all('fruhestens|fruhestens am|nicht vor|nicht vor dem', { kind: 'side', side: 'not-before' }),
    ...all('vom|von|seit|seit dem|ab|ab dem', { kind: 'side', side: 'from' }),
    ...all('bis|bis zum|bis zu', { kind: 'to' }),
    ...all('und|u.|und dem', { kind: 'and' }),
    ...all('zwischen|zwischen dem', { kind: 'between' }),
    ...all('mittag|mittags|12 uhr mittags', { kind: 'clock', at: 'noon' }),
    ...all('mitternacht|mitternachts|12 uhr nachts', { kind: 'clock', at: 'midnight' }),
    ...all('vorm.|vormittags|morgens|fruh', { kind: 'half-day', half: 'am' }),
    ...all('nachm.|nachmittags|abends', { kind: 'half-day', half: 'pm' }),
    ...all('uhr|h', { kind: 'hours' }),
    ...all('z|gmt|utc', { kind: 'zone', offset: 'Z' }),
    ...all('mez|m.e.z.', { kind: 'zone', offset: '+01:00' }),
    ...all('mesz', { kind: 'zone', offset: '+02:00' }),
    ...all('undatiert|o.d.|o.dat.|ohne datum|s.d.', { kind: 'undated' }),
    ...all('a.st.|a.s.|alten stils|alter stil|julianisch|alt.st.', { kind: 'style', calendar: 'julian' }),
    ...all('n.st.|n.s.|neuen stils|neuer stil|gregorianisch', { kind: 'style', calendar: 'gregorian' }),
    ...all('v.chr.|v.chr.geb.|v.u.z.|vor christus', { kind: 'before-christ' }),
    ...all('n.chr.|anno|a.d.|im jahre|im jahr|des jahres|nach christus', { kind: 'anno' }),
    ...all('jahrhundert|jahrhunderts|jh.|jhd.|jhdt.|jhs.', { kind: 'century' }),
    ...all('er|er jahre|er jahren|erjahre', { kind: 'decades' }),
    ...listed(
      'zwanziger jahre,dreissiger jahre|dreißiger jahre,vierziger jahre,funfziger jahre,sechziger jahre,siebziger jahre,achtziger jahre,neunziger jahre',
      (index) => ({ kind: 'decade', value: index * 10 }),
      2,
    ),
    ...all('abend|nachmittag|vormittag|nacht', { kind: 'part-of-day' }),
    ...all('der|den|dem|d.|am|an|die|des', { kind: 'article' }),
    ...all('tage des|tag des', { kind: 'of' }),
    ...all('im|in|wahrend', { kind: 'in' }),
  },
  ordinals: new Set(['ten', 'te', 'ter', 'sten', 'ste']),
  pointOrdinals: true,
  capitals: true,
  figures: { '/': 'day', '.': 'day', '-': 'day' },
  behindYears: new Set(
    'war waren ist sind wurde wurden wird hat hatte haben und oder aber als wie mit ohne durch für er sie es wir ich ein eine einen auf aus bei nach noch nicht auch nur so dass daß bis zu zum zur von vom am im in an dieser diese dieses'.split(
      ' ',
    ),
  ),
  gregorianSince: '1700-03-01',
}
