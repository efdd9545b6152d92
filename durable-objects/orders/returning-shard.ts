/** What an order shard does with money and goods that come back: each verb is one transaction, with the fact that it tells. */
import { CartShard } from './cart-shard.ts'
import * as refunds from './refunds.ts'
import * as returns from './returns.ts'

export class ReturningShard extends CartShard {
  /** Anything else goes back: the fact says to whom. */
  refund(ask: refunds.Refunds) {
    return this.group.run(() => refunds.beginRefund(this.sql, ask, Date.now()))
  }

  openReturn(ask: returns.OpensReturn) {
    return this.group.run(() => returns.openOne(this.sql, ask, Date.now()))
  }

  moveReturn(ask: returns.MovesReturn) {
    return this.group.run(() => returns.moveOne(this.sql, ask, Date.now()))
  }

  noteReturn(ask: returns.NotesReturn) {
    return this.group.run(() => returns.noteOne(this.sql, ask, Date.now()))
  }

  trackReturn(ask: returns.TracksReturn) {
    return this.group.run(() => returns.trackOne(this.sql, ask, Date.now()))
  }
}
