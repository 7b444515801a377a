import { expect, test } from 'vitest'
import type { DateContext, DateLanguage, DateReading } from './date-reading'
import { datesIn, readDate } from './dates'

const letter: DateContext = { date: '1935-06-15', languages: ['en'], calendar: 'gregorian' }

/** Readings in a line: `when=1935-06-05 ?ambiguous || when=1935-05-06 ?ambiguous`. */
function shown(readings: readonly DateReading[]): string {
  const line = ({ attributes, doubt }: DateReading) =>
    (Object.entries(attributes)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ') || 'no attributes') + (doubt === null ? '' : ` ?${doubt}`)
  return readings.map(line).join(' || ') || '—'
}

function forms(table: string): readonly (readonly [string, string])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [written = '', meant = ''] = line.trim().split(' → ')
      return [written, meant] as const
    })
}

// What “→” stands behind is written in a letter of 15 June 1935.
const english = `
  May 27, 6 p.m. → when=1935-05-27T18:00:00
  June 3, 1935—10 p.m. → when=1935-06-03T22:00:00
  2322Z → when=1935-06-15T23:22:00Z ?context
  the 23d instant → when=1935-06-23
  15th ult. → when=1935-05-15
  26 prox. → when=1935-07-26
  Feb. 2, 1935 → when=1935-02-02
  March 20 → when=1935-03-20
  July 1-3 → from=1935-07-01 to=1935-07-03
  between 1 and 5 August → notBefore=1935-08-01 notAfter=1935-08-05
  circa 1870 → when=1870 cert=medium ?approximate
  July, 1894 → when=1894-07
  undated → no attributes
  n.d. → no attributes
  s.d. → no attributes
  July 30–August 2 → from=1935-07-30 to=1935-08-02
  from July 1 to July 3, 1919 → from=1919-07-01 to=1919-07-03
  December 30, 1934–January 2 → from=1934-12-30 to=1935-01-02
  December 30–January 2, 1935 → from=1934-12-30 to=1935-01-02
  before June 3, 1935 → notAfter=1935-06-02
  after June 3, 1935 → notBefore=1935-06-04
  not later than June 3, 1935 → notAfter=1935-06-03
  on or about June 3, 1935 → when=1935-06-03 cert=medium ?approximate
  early May → notBefore=1935-05-01 notAfter=1935-05-10 ?approximate
  early May 1919 → notBefore=1919-05-01 notAfter=1919-05-10 ?approximate
  late in 1919 → notBefore=1919-09 notAfter=1919-12 ?approximate
  mid-June 1919 → notBefore=1919-06-11 notAfter=1919-06-20 ?approximate
  spring of 1919 → notBefore=1919-03 notAfter=1919-05 ?approximate
  winter of 1919 → notBefore=1919-12 notAfter=1920-02 ?ambiguous || notBefore=1918-12 notAfter=1919-02 ?ambiguous
  winter of 1918–19 → notBefore=1918-12 notAfter=1919-02 ?approximate
  the 1890s → notBefore=1890 notAfter=1899 ?approximate
  the 1890's → notBefore=1890 notAfter=1899 ?approximate
  the '30s → notBefore=1930 notAfter=1939 ?approximate
  the thirties → notBefore=1930 notAfter=1939 ?approximate
  early 1930s → notBefore=1930 notAfter=1933 ?approximate
  18th century → notBefore=1701 notAfter=1800 ?approximate
  the nineteenth century → notBefore=1801 notAfter=1900 ?approximate
  late 19th century → notBefore=1867 notAfter=1900 ?approximate
  first half of the 18th century → notBefore=1701 notAfter=1750 ?approximate
  1st century B.C. → notBefore=-0099 notAfter=0000 ?approximate
  44 B.C. → when=-0043
  1/13 March 1918 → when=1918-03-13 when-custom=1918-03-01 calendar=#julian ?contradiction
  March 1/13, 1918 → when=1918-03-13 when-custom=1918-03-01 calendar=#julian ?contradiction
  March 1 (14), 1917 → when=1917-03-14 when-custom=1917-03-01 calendar=#julian
  28 February/12 March 1918 → when=1918-03-12 when-custom=1918-02-28 calendar=#julian ?contradiction
  February 10/21, 1701/2 → when=1702-02-21 when-custom=1702-02-10 calendar=#julian
  February 10, 1701/2 → when=1702-02-10 ?calendar || when=1702-02-21 when-custom=1702-02-10 calendar=#julian ?calendar
  3 March 1700 O.S. → when=1700-03-14 when-custom=1700-03-03 calendar=#julian
  3 March 1700 (old style) → when=1700-03-14 when-custom=1700-03-03 calendar=#julian
  January 30, 1649 → when=1649-01-30 ?calendar || when=1649-02-09 when-custom=1649-01-30 calendar=#julian ?calendar
  14 October 1066 → when=1066-10-14 ?calendar || when=1066-10-20 when-custom=1066-10-14 calendar=#julian ?calendar
  yesterday → when=1935-06-14 ?context
  today → when=1935-06-15 ?context
  tomorrow → when=1935-06-16 ?context
  last Monday → when=1935-06-10 ?context
  Monday last → when=1935-06-10 ?context
  next Friday → when=1935-06-21 ?context
  same date → when=1935-06-15 ?context
  XXIII June MDCCCXCIV → when=1894-06-23
  3.VI.1935 → when=1935-06-03
  23 VI 1935 → when=1935-06-23
  the 23d → when=1935-06-23 ?context
  twenty-third of June, 1935 → when=1935-06-23
  the third of June → when=1935-06-03
  5/6/35 → when=1935-05-06 ?ambiguous || when=1935-06-05 ?ambiguous
  13/6/35 → when=1935-06-13
  6/13/35 → when=1935-06-13
  5-6-1935 → when=1935-05-06 ?ambiguous || when=1935-06-05 ?ambiguous
  5.6.1935 → when=1935-06-05 ?ambiguous || when=1935-05-06 ?ambiguous
  1935-06-03 → when=1935-06-03
  1935-06 → when=1935-06
  1935-06-03T22:00:00Z → when=1935-06-03T22:00:00Z
  '35 → when=1935
  June 3, '35 → when=1935-06-03
  June 3, 35 → when=1935-06-03
  June 3 '98 → when=1898-06-03 ?year || when=1998-06-03 ?year
  Monday, June 3, 1935 → when=1935-06-03
  Tuesday, June 3, 1935 → when=1935-06-03 ?contradiction
  Monday, June 3 → when=1935-06-03
  Mon. June 3rd → when=1935-06-03
  February 30, 1935 → when=1935-02 ?contradiction
  February 29, 1935 → when=1935-02 ?contradiction
  February 29 → when=1935-02 ?contradiction
  31 June 1935 → when=1935-06 ?contradiction
  10 p.m., May 3, 1894 → when=1894-05-03T22:00:00
  8.15 p.m., May 3 → when=1935-05-03T20:15:00
  noon, June 3 → when=1935-06-03T12:00:00
  June 3, noon → when=1935-06-03T12:00:00
  June 3, 12 noon → when=1935-06-03T12:00:00
  June 3, midnight → when=1935-06-03T00:00:00 ?ambiguous || when=1935-06-03T24:00:00 ?ambiguous
  June 3, 12 m. → when=1935-06-03T12:00:00
  June 3, 6 o'clock → when=1935-06-03T06:00:00 ?ambiguous || when=1935-06-03T18:00:00 ?ambiguous
  June 3, 6 o'clock p.m. → when=1935-06-03T18:00:00
  June 3, 1800 hours → when=1935-06-03T18:00:00
  June 3, 18:00 → when=1935-06-03T18:00:00
  June 3, 1935, 2322Z → when=1935-06-03T23:22:00Z
  June 3, 1935, 9 a.m. EST → when=1935-06-03T09:00:00-05:00
  June 3, 1935, 9:30 GMT → when=1935-06-03T09:30:00Z
  271800Z May 35 → when=1935-05-27T18:00:00Z
  May 9, 1957, 9–10:40 a.m. → from=1957-05-09T09:00:00 to=1957-05-09T10:40:00
  May 9, 1957, 11 a.m.–12:05 p.m. → from=1957-05-09T11:00:00 to=1957-05-09T12:05:00
  May 9, 1957, 11–12:05 p.m. → from=1957-05-09T11:00:00 to=1957-05-09T12:05:00
  May 9, 1957, 10 p.m.–2 a.m. → from=1957-05-09T22:00:00 to=1957-05-10T02:00:00
  this 28th day of March, A. D. 1894 → when=1894-03-28
  this 9th day of February, one thousand eight hundred and ninety-four → when=1894-02-09
  in the year of our Lord eighteen hundred and sixty → when=1860
  nineteen thirty-five → when=1935
  Washington, May 27, 1935—6 p.m. → when=1935-05-27T18:00:00
  No. 23, Paris, May 27, 1935 → when=1935-05-27
  [May 27, 1935] → when=1935-05-27
  May 27, 193[5] → when=1935-05-27
  1935? → when=1935 cert=medium ?approximate
  May 27, 1935 (?) → when=1935-05-27 cert=medium ?approximate
  probably May 27, 1935 → when=1935-05-27 cert=medium ?approximate
  May last → when=1935-05
  June 20 last → when=1934-06-20
  June 3 next → when=1936-06-03
  3d of last month → when=1935-05-03
  3d of this month → when=1935-06-03
  May 3 of this year → when=1935-05-03
  last year → when=1934
  this month → when=1935-06
  1935–38 → from=1935 to=1938
  1935–1938 → from=1935 to=1938
  June–August 1935 → from=1935-06 to=1935-08
  1918 and 1919 → from=1918 to=1919 ?ambiguous
  December 30 and 31, 1957 → from=1957-12-30 to=1957-12-31
  June 3 and 7, 1935 → from=1935-06-03 to=1935-06-07 ?ambiguous
  1-3 July 1935 → from=1935-07-01 to=1935-07-03
  1st to 3rd of July → from=1935-07-01 to=1935-07-03
  1935 May 27 → when=1935-05-27
  November 21 → when=1935-11-21 ?year || when=1934-11-21 ?year
  December 28 → when=1934-12-28 ?year || when=1935-12-28 ?year
  September 12–16, 1955 → from=1955-09-12 to=1955-09-16
  since 1919 → from=1919
  until June 1935 → to=1935-06
  before 1870 → notAfter=1869
  after June 1935 → notBefore=1935-07
  by May 3, 1935 → notAfter=1935-05-03
  Sept. 3d, 1862 → when=1862-09-03
  7ber 3, 1662 → when=1662-09-03 ?calendar || when=1662-09-13 when-custom=1662-09-03 calendar=#julian ?calendar
  the evening of June 3 → when=1935-06-03
  1/14 March 1918 → when=1918-03-14 when-custom=1918-03-01 calendar=#julian
  19/31 December 1850 → when=1850-12-31 when-custom=1850-12-19 calendar=#julian
  28 February/13 March 1918 → when=1918-03-13 when-custom=1918-02-28 calendar=#julian
  20 December/1 January 1850/51 → when=1851-01-01 when-custom=1850-12-20 calendar=#julian ?year || when=1852-01-01 when-custom=1851-12-20 calendar=#julian ?year
  n. d. → no attributes
  June 3, 1935, 1800 hours → when=1935-06-03T18:00:00
  1914/15 → from=1914 to=1915
  winter of 1914/15 → notBefore=1914-12 notAfter=1915-02 ?approximate
  July 3, 1701/2 → when=1701-07-03 ?year || when=1701-07-14 when-custom=1701-07-03 calendar=#julian ?year || when=1702-07-03 ?year || when=1702-07-14 when-custom=1702-07-03 calendar=#julian ?year
  10 January 1648/9 → when=1649-01-10 ?calendar || when=1649-01-20 when-custom=1649-01-10 calendar=#julian ?calendar
  the twenty-first day of May, 1894 → when=1894-05-21
  On the afternoon of the 12th day of July, 1894 → when=1894-07-12
  Monday, November 26, 1894 → when=1894-11-26
  Nov. 26th, '94 → when=1894-11-26 ?year || when=1994-11-26 ?year
  22d December, 1894 → when=1894-12-22
  12th February, 1894 → when=1894-02-12
  Feby. 12, 1862 → when=1862-02-12
  JUNE 30, 1955 → when=1955-06-30
  June 30th 1955 → when=1955-06-30
  June the 3rd, 1935 → when=1935-06-03
  3rd of June, 1935 → when=1935-06-03
  3 June → when=1935-06-03
  3-June-1935 → when=1935-06-03
  1935, June 3 → when=1935-06-03
  June 1935 → when=1935-06
  June, 1935. → when=1935-06
  June. 1935 → when=1935-06
  A.D. 1066 → when=1066
  300 A.D. → when=0300
  the year 1848 → when=1848
  Anno Domini 1612 → when=1612
  ca. 1870 → when=1870 cert=medium ?approximate
  c. 1870 → when=1870 cert=medium ?approximate
  about June 3 → when=1935-06-03 cert=medium ?approximate
  around 1870 → when=1870 cert=medium ?approximate
  between 1870 and 1880 → notBefore=1870 notAfter=1880
  between June 3 and July 1, 1935 → notBefore=1935-06-03 notAfter=1935-07-01
  between June and August 1935 → notBefore=1935-06 notAfter=1935-08
  from 3 to 5 June → from=1935-06-03 to=1935-06-05
  from June 3 until June 5 → from=1935-06-03 to=1935-06-05
  from 1919 to 1921 → from=1919 to=1921
  June 3-5 → from=1935-06-03 to=1935-06-05
  June 3–5, 1935 → from=1935-06-03 to=1935-06-05
  June 3 to 5, 1935 → from=1935-06-03 to=1935-06-05
  June 3 through July 2 → from=1935-06-03 to=1935-07-02
  30 June–2 July 1935 → from=1935-06-30 to=1935-07-02
  June 3, 1935 to January 2, 1936 → from=1935-06-03 to=1936-01-02
  prior to June 3, 1935 → notAfter=1935-06-02
  not before June 3, 1935 → notBefore=1935-06-03
  no later than 1870 → notAfter=1870
  not after June 1935 → notAfter=1935-06
  the latter part of May → notBefore=1935-05-21 notAfter=1935-05-31 ?approximate
  the beginning of June 1935 → notBefore=1935-06-01 notAfter=1935-06-10 ?approximate
  end of 1918 → notBefore=1918-09 notAfter=1918-12 ?approximate
  the middle of 1919 → notBefore=1919-05 notAfter=1919-08 ?approximate
  summer 1919 → notBefore=1919-06 notAfter=1919-08 ?approximate
  the autumn of this year → notBefore=1935-09 notAfter=1935-11 ?approximate
  fall of 1952 → notBefore=1952-09 notAfter=1952-11 ?approximate
  early 19th century → notBefore=1801 notAfter=1833 ?approximate
  mid-18th century → notBefore=1734 notAfter=1766 ?approximate
  3 June 1935 at 10:15 a.m. → when=1935-06-03T10:15:00
  June 3, 1935, 12:30 a.m. → when=1935-06-03T00:30:00
  June 3, 1935, 12:30 p.m. → when=1935-06-03T12:30:00
  June 3, 1935, 12 m. → when=1935-06-03T12:00:00
  June 3, 1935; 9 p. m. → when=1935-06-03T21:00:00
  11:00 a.m., Wednesday, March 13 → when=1935-03-13T11:00:00
  June 3, 1935, 0915Z → when=1935-06-03T09:15:00Z
  030915Z JUN 35 → when=1935-06-03T09:15:00Z
  June 3, 10:45 → when=1935-06-03T10:45:00 ?ambiguous || when=1935-06-03T22:45:00 ?ambiguous
  the 5th of the present month → when=1935-06-05
  28th of May last → when=1935-05-28
  31st proximo → when=1935-07-31
  31st ultimo → when=1935-05-31
  the 24th → when=1935-06-24 ?context
  this day → when=1935-06-15 ?context
  the day before yesterday → when=1935-06-13 ?context
  May 27, 1935, New Style → when=1935-05-27
  24 October 1917 (O.S.) → when=1917-11-06 when-custom=1917-10-24 calendar=#julian
  29 February 1900 O.S. → when=1900-03-13 when-custom=1900-02-29 calendar=#julian
  4 July 1776 → when=1776-07-04
  3 September 1752 → when=1752-09-03 ?calendar || when=1752-09-14 when-custom=1752-09-03 calendar=#julian ?calendar
  14 September 1752 → when=1752-09-14
  6 o'clock, June 3, 1935 → when=1935-06-03T06:00:00 ?ambiguous || when=1935-06-03T18:00:00 ?ambiguous
  1894-13-45 → when=1894 ?ambiguous
  Mr. Litvinov → —
  May → when=1935-05
  Thirty-first of December, 1899 → when=1899-12-31
  nineteen hundred and five → when=1905
  MDCCLXXVI → when=1776
  July 4, MDCCLXXVI → when=1776-07-04
`

const german = `
  3. Juni 1935 → when=1935-06-03
  d. 3. Juni d. J. → when=1935-06-03
  am 3. ds. Mts. → when=1935-06-03
  den 3. d. M. → when=1935-06-03
  3. v. M. → when=1935-05-03
  3. n. M. → when=1935-07-03
  Berlin, den 3. Juni 1935 → when=1935-06-03
  Montag, den 3. Juni 1935 → when=1935-06-03
  Dienstag, den 3. Juni 1935 → when=1935-06-03 ?contradiction
  3.6.1935 → when=1935-06-03
  03.06.35 → when=1935-06-03
  3. VI. 1935 → when=1935-06-03
  1.–3. Juli 1935 → from=1935-07-01 to=1935-07-03
  vom 1. bis 3. Juli 1935 → from=1935-07-01 to=1935-07-03
  zwischen dem 1. und 5. August → notBefore=1935-08-01 notAfter=1935-08-05
  zwischen 1. und 5. August 1914 → notBefore=1914-08-01 notAfter=1914-08-05
  um 1870 → when=1870 cert=medium ?approximate
  ca. 1870 → when=1870 cert=medium ?approximate
  vor 1870 → notAfter=1869
  nach dem 3. Juni 1935 → notBefore=1935-06-04
  Anfang Mai 1919 → notBefore=1919-05-01 notAfter=1919-05-10 ?approximate
  Ende 1918 → notBefore=1918-09 notAfter=1918-12 ?approximate
  Mitte Juni → notBefore=1935-06-11 notAfter=1935-06-20 ?approximate
  Frühjahr 1919 → notBefore=1919-03 notAfter=1919-05 ?approximate
  Winter 1918/19 → notBefore=1918-12 notAfter=1919-02 ?approximate
  19. Jahrhundert → notBefore=1801 notAfter=1900 ?approximate
  2. Hälfte des 18. Jahrhunderts → notBefore=1751 notAfter=1800 ?approximate
  1930er Jahre → notBefore=1930 notAfter=1939 ?approximate
  dreißiger Jahre → notBefore=1930 notAfter=1939 ?approximate
  Jänner 1848 → when=1848-01
  3. Juni 1935, 18 Uhr → when=1935-06-03T18:00:00
  3. Juni 1935, 18.30 Uhr → when=1935-06-03T18:30:00
  3. Juni 1935, 6 Uhr abends → when=1935-06-03T18:00:00
  3. Juni, mittags → when=1935-06-03T12:00:00
  gestern → when=1935-06-14 ?context
  heute → when=1935-06-15 ?context
  letzten Montag → when=1935-06-10 ?context
  ohne Datum → no attributes
  o. D. → no attributes
  achtzehnhundertvierundneunzig → when=1894
  am dritten Juni 1935 → when=1935-06-03
  1./13. März 1918 → when=1918-03-13 when-custom=1918-03-01 calendar=#julian ?contradiction
  28. Februar/12. März 1918 → when=1918-03-12 when-custom=1918-02-28 calendar=#julian ?contradiction
  3. März 1690 a. St. → when=1690-03-13 when-custom=1690-03-03 calendar=#julian
  44 v. Chr. → when=-0043
  im Jahre 1848 → when=1848
  1914–18 → from=1914 to=1918
  3. Juni v. J. → when=1934-06-03
  spätestens 3. Juni 1935 → notAfter=1935-06-03
  Juni 1935 → when=1935-06
  3. d. Mts. → when=1935-06-03
  bis 3. Juni 1935 → to=1935-06-03
  seit 1919 → from=1919
  Sonnabend, d. 15. Juni 1935 → when=1935-06-15
  15ten Juni 1848 → when=1848-06-15
  den 15ten dieses Monats → when=1935-06-15
  Wien, am 15. März 1848 → when=1848-03-15
  1. Hälfte 1919 → notBefore=1919-01 notAfter=1919-06 ?approximate
  Sommer 1914 → notBefore=1914-06 notAfter=1914-08 ?approximate
  Weihnachten 1914 → when=1914 ?ambiguous
  3./4. Juni 1935 → from=1935-06-03 to=1935-06-04 ?ambiguous
  3. und 4. Juni 1935 → from=1935-06-03 to=1935-06-04
  30. Juli bis 2. August 1914 → from=1914-07-30 to=1914-08-02
  Juni bis August 1914 → from=1914-06 to=1914-08
  1914/15 → from=1914 to=1915
  Juni/Juli 1914 → from=1914-06 to=1914-07
  3. Dezbr. 1870 → when=1870-12-03
  12. Nov. 1918, vormittags 10 Uhr → when=1918-11-12T10:00:00
  12. November 1918, 10 Uhr vormittags → when=1918-11-12T10:00:00
  12. November 1918, nachmittags → when=1918-11-12
  Anfang des 19. Jahrhunderts → notBefore=1801 notAfter=1833 ?approximate
  Ende der zwanziger Jahre → notBefore=1927 notAfter=1929 ?approximate
  vorgestern → when=1935-06-13 ?context
  nächsten Freitag → when=1935-06-21 ?context
  3. Juni → when=1935-06-03
  Herbst d. J. → notBefore=1935-09 notAfter=1935-11 ?approximate
`

const french = `
  le 3 juin 1935 → when=1935-06-03
  1er mai → when=1935-05-01
  1er mai 1935 → when=1935-05-01
  3 courant → when=1935-06-03
  le 3 du courant → when=1935-06-03
  le 3 ct. → when=1935-06-03
  15 du mois dernier → when=1935-05-15
  Paris, le 3 juin 1935 → when=1935-06-03
  lundi 3 juin 1935 → when=1935-06-03
  mardi 3 juin 1935 → when=1935-06-03 ?contradiction
  3/6/1935 → when=1935-06-03
  03.06.35 → when=1935-06-03
  du 1er au 3 juillet 1935 → from=1935-07-01 to=1935-07-03
  1er-3 juillet 1935 → from=1935-07-01 to=1935-07-03
  entre le 1er et le 5 août → notBefore=1935-08-01 notAfter=1935-08-05
  vers 1870 → when=1870 cert=medium ?approximate
  avant 1870 → notAfter=1869
  après le 3 juin 1935 → notBefore=1935-06-04
  début mai 1919 → notBefore=1919-05-01 notAfter=1919-05-10 ?approximate
  fin 1918 → notBefore=1918-09 notAfter=1918-12 ?approximate
  mi-juin 1919 → notBefore=1919-06-11 notAfter=1919-06-20 ?approximate
  printemps 1919 → notBefore=1919-03 notAfter=1919-05 ?approximate
  hiver 1918-1919 → notBefore=1918-12 notAfter=1919-02 ?approximate
  XIXe siècle → notBefore=1801 notAfter=1900 ?approximate
  le XVIIIe siècle → notBefore=1701 notAfter=1800 ?approximate
  19e siècle → notBefore=1801 notAfter=1900 ?approximate
  années 1930 → notBefore=1930 notAfter=1939 ?approximate
  les années trente → notBefore=1930 notAfter=1939 ?approximate
  18 brumaire an VIII → when=1799-11-09 when-custom=0008-02-18 calendar=#republican
  9 thermidor an II → when=1794-07-27 when-custom=0002-11-09 calendar=#republican
  12 vendémiaire an 4 → when=1795-10-04 when-custom=0004-01-12 calendar=#republican
  3 juin 1935, 18 h 30 → when=1935-06-03T18:30:00
  3 juin 1935 à 18h30 → when=1935-06-03T18:30:00
  3 juin, à midi → when=1935-06-03T12:00:00
  3 juin 1935, 6 heures du soir → when=1935-06-03T18:00:00
  hier → when=1935-06-14 ?context
  aujourd'hui → when=1935-06-15 ?context
  lundi dernier → when=1935-06-10 ?context
  sans date → no attributes
  mil huit cent quatre-vingt-quatorze → when=1894
  le trois juin 1935 → when=1935-06-03
  1er/13 mars 1918 → when=1918-03-13 when-custom=1918-03-01 calendar=#julian ?contradiction
  44 av. J.-C. → when=-0043
  août 1914 → when=1914-08
  1914-1918 → from=1914 to=1918
  l'an 1848 → when=1848
  jusqu'au 3 juin 1935 → to=1935-06-03
  depuis 1919 → from=1919
  au plus tard le 3 juin 1935 → notAfter=1935-06-03
  mars 1935 → when=1935-03
  le 15 juin 1848 → when=1848-06-15
  ce 15 juin 1848 → when=1848-06-15
  le 2 du mois prochain → when=1935-07-02
  samedi 15 juin → when=1935-06-15
  le 15 juin dernier → when=1934-06-15
  le vingt-trois juin 1848 → when=1848-06-23
  3 et 4 juin 1935 → from=1935-06-03 to=1935-06-04
  30 juillet-2 août 1914 → from=1914-07-30 to=1914-08-02
  du 30 juillet au 2 août 1914 → from=1914-07-30 to=1914-08-02
  juin-août 1914 → from=1914-06 to=1914-08
  de 1914 à 1918 → from=1914 to=1918
  entre 1914 et 1918 → notBefore=1914 notAfter=1918
  été 1914 → notBefore=1914-06 notAfter=1914-08 ?approximate
  fin du XIXe siècle → notBefore=1867 notAfter=1900 ?approximate
  première moitié du XVIIIe siècle → notBefore=1701 notAfter=1750 ?approximate
  14 juillet 1789 → when=1789-07-14
  5 oct. 1793 → when=1793-10-05
  24 févr. 1848 → when=1848-02-24
  l'été de 1914 → notBefore=1914-06 notAfter=1914-08 ?approximate
  3 avril 1672 v. s. → when=1672-04-13 when-custom=1672-04-03 calendar=#julian
  5e jour complémentaire an III → when=1795-09-21 when-custom=0003-13-05 calendar=#republican
  minuit, 3 juin 1935 → when=1935-06-03T00:00:00 ?ambiguous || when=1935-06-03T24:00:00 ?ambiguous
  3 juin 1935, minuit → when=1935-06-03T00:00:00 ?ambiguous || when=1935-06-03T24:00:00 ?ambiguous
  environ 1870 → when=1870 cert=medium ?approximate
  avant-hier → when=1935-06-13 ?context
  demain → when=1935-06-16 ?context
  dimanche prochain → when=1935-06-16 ?context
`

test.each<readonly [DateLanguage, string]>([
  ['en', english],
  ['de', german],
  ['fr', french],
])('Dates in %s are read as they are written', (language, table) => {
  for (const [written, meant] of forms(table))
    expect(`${written} → ${shown(readDate(written, { ...letter, languages: [language] }))}`).toBe(
      `${written} → ${meant}`,
    )
})

test('The table holds more than 250 forms', () => {
  expect([english, german, french].flatMap(forms).length).toBeGreaterThan(250)
})

test.each([
  ['May 27', 'when=--05-27 ?year'],
  ['the 23d instant', 'when=---23 ?context'],
  ['15th ult.', 'when=---15 ?context'],
  ['2322Z', 'when=23:22:00Z ?context'],
  ['yesterday', 'no attributes ?context'],
  ['June 3, ’35', 'when=1935-06-03 ?year || when=1835-06-03 ?year'],
  ['between 1 and 5 August', 'notBefore=--08-01 notAfter=--08-05 ?year'],
  ['May 27, 1935—6 p.m.', 'when=1935-05-27T18:00:00'],
  ['February 29', 'when=--02-29 ?year'],
  ['undated', 'no attributes'],
])('“%s” in a text without a date says what it says, with a doubt', (written, meant) => {
  expect(shown(readDate(written, { ...letter, date: null }))).toBe(meant)
})

test.each([
  ['1935', 'May 27', 'when=1935-05-27 ?year || when=1934-05-27 ?year'],
  ['1935', 'the 23d instant', 'when=---23 ?context'],
  ['1895-01', 'December 28', 'when=1894-12-28'],
  ['1895-01-03', 'the 30th ultimo', 'when=1894-12-30'],
  ['1894-12-20', 'the 3d proximo', 'when=1895-01-03'],
  ['1895-01-03', 'November last', 'when=1894-11'],
  ['1936-03-02', 'February 29', 'when=1936-02-29'],
  ['1894-12-15', 'Nov. 26th, ’94', 'when=1894-11-26'],
  ['1902-03-01', 'June 3, ’98', 'when=1898-06-03'],
  ['1936-01-05', 'December 30–January 2', 'from=1935-12-30 to=1936-01-02'],
])('In a text of %s, “%s” lies near it', (date, written, meant) => {
  expect(shown(readDate(written, { ...letter, date }))).toBe(meant)
})

test.each([
  ['3 March 1700', 'when=1700-03-14 when-custom=1700-03-03 calendar=#julian'],
  ['3 March 1700, new style', 'when=1700-03-03'],
  ['March 1700', 'notBefore=1700-03-12 notAfter=1700-04-11 when-custom=1700-03 calendar=#julian'],
  ['1700', 'notBefore=1700-01-11 notAfter=1701-01-11 when-custom=1700 calendar=#julian'],
  ['March 3-5, 1700', 'from=1700-03-14 from-custom=1700-03-03 to=1700-03-16 to-custom=1700-03-05 calendar=#julian'],
])('In an edition that counts by the Julian calendar, “%s” is also written as a Gregorian day', (written, meant) => {
  expect(shown(readDate(written, { ...letter, calendar: 'julian' }))).toBe(meant)
})

test('Of several languages the first that reads a date wins, and another reading is a doubt', () => {
  const read = (written: string, ...languages: DateLanguage[]) => shown(readDate(written, { ...letter, languages }))
  expect(read('3. Juni 1935', 'en', 'de')).toBe('when=1935-06-03')
  expect(read('le 3 juin 1935', 'en', 'de', 'fr')).toBe('when=1935-06-03')
  expect(read('5.6.1935', 'de', 'en')).toBe('when=1935-06-05')
  expect(read('5/6/1935', 'fr', 'en')).toBe('when=1935-06-05 ?ambiguous || when=1935-05-06 ?ambiguous')
})

test.each(['', 'Mr. Litvinov', 'Washington', '—', 'and', '32', '12,5', 'no. 4', '%'])('“%s” is no date', (written) => {
  expect(readDate(written, letter)).toEqual([])
})

test('Figures that hang behind a date by a hyphen and a letter make it doubtful', () => {
  expect(shown(datesIn('Since August 6-d11, 1935', letter)[0]?.readings ?? [])).toMatch(/^when=1935-08-06 \?ambiguous/)
  expect(shown(datesIn('Since August 6-11, 1935', letter)[0]?.readings ?? [])).toBe('from=1935-08-06 to=1935-08-11')
})

const running = (text: string, context: DateContext = letter) =>
  datesIn(text, context).map(({ from, to }) => text.slice(from, to))

test.each([
  ['On May 27, 1935, I saw him; on the 23d instant again.', ['May 27, 1935', '23d instant']],
  ['Your telegram No. 23 May 27, 6 p.m., crossed mine of 3 May.', ['May 27, 6 p.m.', '3 May']],
  [
    'The treaty of 1850 was in force from 1851 to 1860, and since early 1861 is not.',
    ['1850', 'from 1851 to 1860', 'early 1861'],
  ],
  ['Between 1 and 5 August the conference met, before May 3, 1935.', ['Between 1 and 5 August', 'May 3, 1935']],
  ['It was 711.61/749 of June 3—and 611.93/1–455 of June 4.', ['June 3', 'June 4']],
  ['In the spring of 1919 and the 1930s', ['spring of 1919', '1930s']],
  ['Call on Monday, June 17, at noon.', ['Monday, June 17, at noon']],
  ['On 5/6/35 and 1935-06-03, not 1/2/3 or 10.11.12.13.', ['5/6/35', '1935-06-03']],
])('In “%s” the dates are found', (text, dates) => {
  expect(running(text)).toEqual(dates)
})

test.each([
  'You may march in the second place; it may be the third.',
  'In May alone, and in March.',
  'File 711.61/749, 611.93/1–455 and A12/1935.',
  'It cost $1935 or 1,935 of 2,000 men.',
  'Under 1290–d programs, by 1500 men in 1500 ships.',
  'yesterday and today',
  'Mr. May, 35 Main Street',
  'page 12, note 3, line 1935',
  'the first and last of the two',
  '3.14 or 10:45 p.m.',
])('“%s” has no date', (text) => {
  expect(running(text)).toEqual([])
})

test('Dates are found in German and French', () => {
  const all: DateContext = { ...letter, languages: ['de', 'fr', 'en'] }
  expect(running('Am 3. Juni d. J. und vom 1. bis 3. Juli 1935, nicht im Mai.', all)).toEqual([
    '3. Juni d. J.',
    'vom 1. bis 3. Juli 1935',
  ])
  expect(running('Le 3 juin 1935, puis du 1er au 3 juillet; en mars, rien.', all)).toEqual([
    '3 juin 1935',
    'du 1er au 3 juillet',
  ])
})

test.each([
  ['July, 1894', 'coarse'],
  ['On the afternoon of the 12th day of July, 1894', 'coarse'],
  ['July 12, 1894', null],
  ['July 12, 1894, 6 p.m.', null],
  ['between July 1 and 5, 1894', null],
])('As the date of a text, “%s” has the doubt %s', (text, doubt) => {
  expect(readDate(text, letter)[0]?.doubt ?? null).toBeNull()
  expect(readDate(text, { ...letter, dateline: true })[0]?.doubt).toBe(doubt)
})
