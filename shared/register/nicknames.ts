/** What people are called for short, and written abbreviations of forenames: folded, with the forenames that it stands for. */
const short: Readonly<Record<string, string>> = {
  ...{ al: 'albert alfred alan allan allen', alec: 'alexander', alex: 'alexander', andy: 'andrew', art: 'arthur' },
  ...{
    ben: 'benjamin',
    benj: 'benjamin',
    bert: 'albert herbert bertram',
    bill: 'william',
    billy: 'william',
    bob: 'robert',
  },
  ...{
    bobby: 'robert',
    charlie: 'charles',
    chas: 'charles',
    chip: 'charles',
    chuck: 'charles',
    dan: 'daniel',
    danl: 'daniel',
  },
  ...{
    dave: 'david',
    dick: 'richard',
    don: 'donald',
    doug: 'douglas',
    ed: 'edward edwin edmund',
    eddie: 'edward edwin',
  },
  ...{ edw: 'edward', frank: 'francis franklin', fred: 'frederick alfred', freddy: 'frederick', gene: 'eugene' },
  ...{ geo: 'george', gus: 'augustus', hal: 'harold henry', hank: 'henry', harry: 'henry harold', herb: 'herbert' },
  ...{ jack: 'john', jake: 'jacob', jas: 'james', jeff: 'jefferson jeffrey', jerry: 'gerald jerome', jim: 'james' },
  ...{ jimmy: 'james', jock: 'john', joe: 'joseph', john: 'jonathan', johnny: 'john', jos: 'joseph', ken: 'kenneth' },
  ...{ larry: 'lawrence laurence', len: 'leonard', liz: 'elizabeth', lou: 'louis', matt: 'matthew', max: 'maximilian' },
  ...{
    mike: 'michael',
    mac: 'mccormick',
    nat: 'nathaniel',
    ned: 'edward',
    nick: 'nicholas',
    pat: 'patrick',
    pete: 'peter',
  },
  ...{ phil: 'philip', ray: 'raymond', rob: 'robert', robt: 'robert', ron: 'ronald', sam: 'samuel', saml: 'samuel' },
  ...{ stan: 'stanley', steve: 'stephen steven', stu: 'stuart', ted: 'edward theodore', teddy: 'theodore edward' },
  ...{
    theo: 'theodore',
    thos: 'thomas',
    tim: 'timothy',
    tom: 'thomas',
    tommy: 'thomas',
    tony: 'anthony',
    vic: 'victor',
  },
  ...{
    walt: 'walter',
    will: 'william',
    wm: 'william',
    hans: 'johannes',
    fritz: 'friedrich',
    heinz: 'heinrich',
    jo: 'josef',
  },
}

/** Whether one folded forename can be written for another: the same, its initial, short for it, or one letter mistaken. */
export function sameForename(written: string, known: string): boolean {
  if (written === known) return true
  if (written === '' || known === '') return false
  if (written.length === 1 || known.length === 1) return written.startsWith(known.slice(0, 1))
  if (isShortFor(written, known) || isShortFor(known, written)) return true
  if (written.length >= 3 && known.startsWith(written)) return true
  return written.length >= 5 && Math.abs(written.length - known.length) <= 1 && isNear(written, known)
}

function isShortFor(written: string, known: string): boolean {
  return (short[written] ?? '').split(' ').includes(known)
}

/** Whether two words differ by one letter: another, one more, or two in the wrong order. */
function isNear(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left === [...right].reverse().join('')
}
