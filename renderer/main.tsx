import './ui/tokens.css'
import './ui/base.css'
import './ui/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Drops } from './app/drops'
import { startFirstMessages } from './app/i18n'
import { Start } from './app/Start'
import { browserHost } from './host/browser'
import { electronHost } from './host/electron'
import { openStore } from './store/store'

const place = document.getElementById('root')
if (place === null) throw new Error('The page has no place for the interface')

const host = electronHost() ?? browserHost()
const drops = new Drops(host)
drops.listen()
// The library is opened beside the thread, while the rest is made ready.
const opening = openStore()
await startFirstMessages()
createRoot(place).render(
  <StrictMode>
    <Start host={host} drops={drops} opening={opening} />
  </StrictMode>,
)
