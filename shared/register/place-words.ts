/** Countries and cities that everybody knows, folded: a surname that is one of them needs more than a capital. */
export const placeWords: ReadonlySet<string> = new Set(
  `afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belgium belize
  bolivia brazil brasil bulgaria burma cambodia cameroon canada ceylon chad chile china colombia congo cuba cyprus
  czechoslovakia denmark ecuador egypt england eritrea estonia ethiopia fiji finland formosa france gabon georgia germany
  ghana greece grenada guatemala guinea guyana haiti holland honduras hungary iceland india indonesia iran iraq ireland
  israel italy jamaica japan jordan kenya korea kuwait laos latvia lebanon liberia libya lithuania luxembourg malaya
  malaysia mali malta mexico mongolia morocco mozambique nepal netherlands nicaragua niger nigeria norway oman pakistan
  palestine panama paraguay persia peru philippines poland portugal prussia rhodesia romania rumania russia rwanda salvador
  scotland senegal serbia siam singapore somalia spain sudan sweden switzerland syria taiwan tanzania thailand togo
  tunisia turkey uganda ukraine uruguay venezuela vietnam wales yemen yugoslavia zambia zimbabwe
  alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
  kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
  ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming
  accra aden algiers alexandria amman amsterdam ankara antwerp athens baghdad baltimore bangkok bandung barcelona basel batavia
  beijing beirut belfast belgrade berlin bermuda bern berne bogota bombay bonn bordeaux boston bremen brussels bucharest
  budapest cairo calcutta canton caracas chicago cleveland cologne colombo constantinople copenhagen dakar dallas
  damascus danzig delhi denver detroit djakarta jakarta dresden dublin edinburgh frankfurt geneva genoa glasgow hague
  hamburg hanoi havana helsinki hiroshima hongkong houston istanbul jerusalem johannesburg kabul karachi khartoum kiev
  kingston lagos lahore leipzig leningrad lima lisbon liverpool london lyon lyons madrid managua manchester manila marseille
  marseilles melbourne milan minsk mogadishu montevideo montreal moscow mukden munich nairobi nanking naples nicosia odessa
  osaka oslo ottawa palermo paris peiping peking philadelphia pittsburgh potsdam prague pretoria quebec quito rabat
  rangoon riga rome rotterdam saigon salonika salzburg santiago seoul seville shanghai sofia stockholm strasbourg suez
  sydney tangier teheran tehran tokyo toronto trieste tripoli tunis turin valparaiso vancouver vatican venice veracruz
  vienna vladivostok warsaw washington yalta yokohama zagreb zurich bluefields bologna bremerhaven
  europe asia africa america antarctica scandinavia balkans siberia manchuria crimea bavaria saxony silesia macedonia
  anatolia kashmir punjab bengal sinai sahara normandy brittany alsace lorraine tyrol catalonia sicily sardinia corsica`
    .split(/\s+/)
    .filter(Boolean),
)

/** Places of several words that everybody knows, folded: what can follow the first word of each. */
export const longPlaces: ReadonlyMap<string, readonly (readonly string[])[]> = placesByHead(
  `soviet union, soviet russia, united states of america, united states, united kingdom, united arab republic, great britain,
  saudi arabia, south africa, south korea, north korea, south vietnam, north vietnam, viet nam, new zealand, new guinea, new york,
  new orleans, new jersey, new hampshire, new mexico, new delhi, new england, hong kong, costa rica, puerto rico, porto rico, el salvador,
  san salvador, san francisco, san jose, san diego, san juan del norte, san juan, san marino, santo domingo, sierra leone, sri lanka, ivory coast, gold coast,
  burkina faso, dominican republic, central african republic, north carolina, south carolina, north dakota, south dakota,
  west virginia, rhode island, los angeles, st louis, st petersburg, rio de janeiro, buenos aires, la paz, mexico city,
  guatemala city, panama city, kuala lumpur, addis ababa, tel aviv, east germany, west germany, east berlin, west berlin, near east,
  middle east, far east, latin america, south america, north america, central america, southeast asia, eastern europe, western europe,
  british guiana, british honduras, outer mongolia, inner mongolia, asia minor, black sea, red sea, suez canal, panama canal,
  persian gulf, pacific ocean, atlantic ocean, indian ocean`,
)

function placesByHead(list: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>()
  for (const place of list.split(/,\s*/)) {
    const [head = '', ...rest] = place.trim().split(/\s+/)
    const rests = found.get(head)
    if (rests) rests.push(rest)
    else found.set(head, [rest])
  }
  return found
}
