import { EditionStand } from './edition-stand'
import { Stand } from './stand'

Object.assign(window, { editionStand: new EditionStand(), stand: new Stand() })
