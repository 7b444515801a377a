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

const place = document.getElementById('root')
if (place === null) throw new Error('The page has no place for the interface')

const host = electronHost() ?? browserHost()
const drops = new Drops(host)
drops.listen()
await startFirstMessages()
createRoot(place).render(
  <StrictMode>
    <Start host={host} drops={drops} />
  </StrictMode>,
)
