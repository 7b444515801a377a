import { readFile } from 'node:fs/promises'
import { expect, test, type App } from './app'

/** A log with what other programs lose: a byte order mark, CR LF, entities, sections, references, quotes and spaces of its own. */
const log = `<?xml version='1.0' encoding="UTF-8" ?>
<!DOCTYPE TEI [
  <!ENTITY port "Port Aldry">
  <!ENTITY pilots "<persName>Edda Varlund</persName>">
]>
<?xml-model href="log.rng"?>
<!-- Copied twice. -->
<TEI xmlns='http://www.tei-c.org/ns/1.0'
     xmlns:log="urn:log">
  <teiHeader><fileDesc><titleStmt><title level='a'>Log</title></titleStmt>
    <publicationStmt><p>Made for tests</p></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
  <text><body>
\t<div  n = '1'
\t      log:watch="first">
\t  <head>At &port;, May&#xA0;2</head>
\t  <p>The   harbor   was &lt;clear&gt; at <![CDATA[6 & 7]]>,<!-- or 8 -->
\t     wrote &pilots; &#8212; in Thurs<pb n='4'/>day&#x2019;s log.<note
\t     n="1">Kept by the <hi rend='it'>pilots</hi>.</note></p>

\t  <?watch ends?>
\t  <p rend='x'>Fog <choice><sic>rosse</sic><corr>rose</corr></choice> late.</p>
\t  <list><item>Bell</item>
\t        <item>Lamp<p></p></item></list>
\t  <p>Nothing more.</p>
\t</div>
  </body></text>
</TEI>
<!-- end -->`

const source = `\ufeff${log.replaceAll('\n', '\r\n')}`

const exported = async (app: App, name: string): Promise<string> => readFile(await app.exportTo(name), 'utf8')

test('an edit changes its line of the file, also after a restart, and a file without edits comes back byte for byte', async ({
  app,
}) => {
  await app.openText('log.xml', source)
  expect(await exported(app, 'unedited.xml')).toBe(source)
  await app.select('harbor')
  await app.type('harbour')
  await app.select('pilots')
  await app.type('keepers')
  await app.saved()
  await app.restart()
  await app.opened()
  expect(await exported(app, 'edited.xml')).toBe(source.replace('harbor', 'harbour').replace('>pilots<', '>keepers<'))
})

test('what is undone, and what is moved and moved back, leaves no trace in the file', async ({ app }) => {
  await app.openText('log.xml', source)
  const start = await app.doc()
  await app.select('late')
  await app.press('Alt+l', 'Escape')
  await app.select('wrote')
  await app.type('sent')
  await app.press('Enter')
  for (let left = 20; left > 0 && (await app.doc()) !== start; left--) await app.press('ControlOrMeta+z')
  expect(await app.doc()).toBe(start)
  expect(await exported(app, 'undone.xml')).toBe(source)

  await app.caretBefore('Nothing more')
  await app.press('Alt+Shift+ArrowUp')
  const moved = `\t  <p>Nothing more.</p>\r\n`
  const list = `\t  <list><item>Bell</item>\r\n\t        <item>Lamp<p></p></item></list>\r\n`
  expect(await exported(app, 'moved.xml')).toBe(source.replace(list + moved, moved + list))
  await app.press('Alt+Shift+ArrowDown')
  expect(await exported(app, 'moved-back.xml')).toBe(source)
})

test('a block that goes and a new one elsewhere are the only lines that differ', async ({ app }) => {
  await app.openText('log.xml', source)
  await app.select('Nothing more.')
  await app.press('Backspace', 'Backspace')
  await app.caretAfter(' late.')
  await app.press('Enter')
  await app.type('The bell rang.')
  expect(await exported(app, 'replaced.xml')).toBe(
    source
      .replace('\t  <p>Nothing more.</p>\r\n', '')
      .replace(' late.</p>\r\n', ' late.</p>\r\n\t  <p rend="x">The bell rang.</p>\r\n'),
  )
})
