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
