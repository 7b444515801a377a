import { registerAtFirst, type RegisterShown } from '../../panels/register/register-shown'
import { Cell } from '../cell'
import type { Session } from '../session'

/** Where a person is in the register, in the panel and on the edition's screen alike; begins anew with another edition. */
export class RegisterPlace extends Cell<RegisterShown> {
  /** The edition whose screen shows its register instead of its texts; `null` for none. */
  readonly filling = new Cell<string | null>(null)
  /** The entry whose mentions were walked last. */
  walked: string | null = null

  constructor(session: Session) {
    super(registerAtFirst)
    let { edition } = session
    session.screen.subscribe(() => {
      this.filling.set(null)
      if (session.edition === edition) return
      edition = session.edition
      this.walked = null
      this.set(registerAtFirst)
    })
  }

  readonly change = (change: Partial<RegisterShown>): void => {
    this.set({ ...this.get(), ...change })
  }
}

const places = new WeakMap<Session, RegisterPlace>()

/** Where the person is in the register. */
export function registerPlace(session: Session): RegisterPlace {
  const place = places.get(session) ?? new RegisterPlace(session)
  places.set(session, place)
  return place
}

/** Shows the register: beside the open text, else on the screen of the edition. */
export function showRegister(session: Session): void {
  if (session.open !== null) session.show('register')
  else registerPlace(session).filling.set(session.edition)
}
