import { Stand } from './stand'

Object.assign(window, { stand: new Stand() })
