/**
 * OrderShard decides, one request at a time, what becomes of the carts and orders it keeps, and tells the facts.
 *
 * A cart and the order that it becomes live here together. Every verb is one synchronous transaction that reads,
 * decides and writes; the key of an idempotent call is written with its effect.
 */
import { isOfStaff, type Event } from '#domain/events'
import { cartOfOrder, type CartKey, type CustomerId, type OrderId, type PaymentId } from '#domain/ids'
import type { Cart } from '#domain/orders/cart'
import type { Order, OrderRef } from '#domain/orders/order'
import type { Result } from '#domain/result'
import type { LeftCart } from '#domain/notifications/cart-reminder'
import { slotInId } from '#domain/sharding/slots'
import * as log from '#schema/shards/events'
import { ordersCarried } from '#schema/shards/orders/carried'
import * as carts from '#schema/shards/orders/carts'
import { migrations } from '#schema/shards/orders/migrations/index'
import { saveOrderRefs } from '#schema/shards/orders/customers'
import { fileUses } from '#schema/shards/orders/files'
import * as orders from '#schema/shards/orders/orders'
import type { Queues } from '../sharding/outbox.ts'
import * as annotations from './annotations.ts'
import { ReturningShard } from './returning-shard.ts'
import * as claims from './claims.ts'
import * as changes from './order-changes.ts'
import * as customers from './customers.ts'
import * as edits from './edits.ts'
import * as files from './files.ts'
import * as forgetting from './forgetting.ts'
import * as orderCharges from './order-charges.ts'
import * as importing from './importing.ts'
import * as labels from './labels.ts'
import * as payments from './payments.ts'
import * as sweeping from './sweeping.ts'
import { READING, WRITING } from './verbs.ts'

/** Attempts that one ring of the alarm looks at. */
const CHECK_MAX = 100

export class OrderShard extends ReturningShard {
  constructor(ctx: DurableObjectState, env: Queues) {
    super(ctx, env, {
      keyspace: 'orders',
      migrations,
      carried: ordersCarried,
      verbs: new Set<string>([...READING, ...WRITING]),
      reading: new Set<string>(READING),
    })
  }

  /** Orders of before they had an account, wherever those are kept. */
  claimOrders(ask: { readonly customer: CustomerId; readonly orders: readonly OrderRef[] }): Promise<void> {
    return this.group.run(() => saveOrderRefs(this.sql, ask.customer, ask.orders))
  }

  /** Whoever leaves: of these nobody is known any more. */
  forgetOrders(ids: readonly OrderId[]): Promise<forgetting.ForgottenOrders> {
    return this.group.run(() => forgetting.forgetOrders(this.sql, ids, Date.now()))
  }

  forgetCarts(ask: Parameters<typeof forgetting.forgetCarts>[1]): Promise<void> {
    return this.group.run(() => forgetting.forgetCarts(this.sql, ask))
  }

  forgetCustomer(customer: CustomerId): Promise<Result<null, forgetting.CartUnsettled>> {
    return this.group.run(() => forgetting.forgetCustomer(this.sql, customer))
  }

  importOrders(ask: importing.Importing) {
    return this.group.run(() => importing.importOrders(this.sql, ask, Date.now()))
  }

  takeImportsBack(ask: importing.TakingBack) {
    return this.group.run(() => importing.takeImportsBack(this.sql, ask, Date.now()))
  }

  fetchFile(ask: files.Fetching) {
    return this.group.run(() => files.fetchFile(this.sql, ask, Date.now()))
  }

  changeFile(ask: files.ChangingFile) {
    return this.group.run(() => files.changeFile(this.sql, ask, Date.now()))
  }

  fileUses(order: OrderId) {
    return fileUses(this.sql, order)
  }

  historyOf(ask: Parameters<typeof customers.historyOf>[1]): customers.History {
    return customers.historyOf(this.sql, ask)
  }

  /** Those of them that are here. */
  ordersOf(ids: readonly OrderId[]): Order[] {
    return ids.flatMap((id) => orders.orderOf(this.sql, id) ?? [])
  }

  isOrderOf(customer: CustomerId, order: OrderId): boolean {
    return customers.isOrderOf(this.sql, customer, order)
  }

  cartsOf(customer: CustomerId): forgetting.CartsOf {
    return forgetting.cartsOf(this.sql, customer)
  }

  /** Begin to pay. From here on the cart stands still until the attempt has ended. */
  begin(ask: payments.Begin): Promise<payments.Begun> {
    return this.group.run(() => payments.begin(this.sql, ask, Date.now()))
  }

  /** The provider wants proof, or has not answered: remember what was agreed on and wait. */
  wait(ask: payments.Awaited): Promise<Result<Cart, payments.Refused>> {
    return this.group.run(() => payments.wait(this.sql, ask, Date.now()))
  }

  /** Paid: the cart becomes an order, once. */
  confirm(ask: payments.Confirm): Promise<Result<Order, payments.Refused>> {
    return this.group.run(() => payments.confirm(this.sql, ask, Date.now()))
  }

  /** Nothing to charge for: refused before any money moved. */
  giveUp(ask: payments.Fail): Promise<Result<Cart, payments.Refused>> {
    return this.group.run(() => payments.giveUp(this.sql, ask, Date.now()))
  }

  /** Not paid, by the provider's word: the attempt has ended and its hold is to be released. */
  fail(ask: payments.Fail): Promise<Result<Cart, payments.Refused>> {
    return this.group.run(() => payments.fail(this.sql, ask, Date.now()))
  }

  /** Paid too late: sell anew under another attempt, which needs a hold of its own. */
  revive(ask: payments.Revive): Promise<Result<payments.Revived, payments.Refused>> {
    return this.group.run(() => payments.revive(this.sql, ask, Date.now()))
  }

  /** Paid, and nothing to sell for it: the money is owed back, once. */
  owe(ask: payments.Owe): Promise<Result<PaymentId, payments.Refused>> {
    return this.group.run(() => payments.owe(this.sql, ask, Date.now()))
  }

  ship(ask: changes.Shipping) {
    return this.group.run(() => changes.shipOrder(this.sql, ask, Date.now()))
  }

  /** A label is bought or voided, step by step: each is written down before its carrier is asked. */
  stepLabel(ask: labels.Steps) {
    return this.group.run(() => labels.stepLabelOf(this.sql, ask, Date.now()))
  }

  handParcelOver(ask: labels.HandsOver) {
    return this.group.run(() => labels.handOverParcel(this.sql, ask, Date.now()))
  }

  track(ask: changes.Tracks) {
    return this.group.run(() => changes.trackShipment(this.sql, ask, Date.now()))
  }

  /** Only what was not sent; the stock and the money go back by the fact. */
  cancel(ask: changes.Cancels) {
    return this.group.run(() => changes.cancelOrder(this.sql, ask, Date.now()))
  }

  refunded(ask: changes.Refunding) {
    return this.group.run(() => changes.refundOrder(this.sql, ask, Date.now()))
  }

  receive(ask: changes.Receives) {
    return this.group.run(() => changes.receivePayment(this.sql, ask, Date.now()))
  }

  beginCapture(ask: changes.Captures) {
    return this.group.run(() => changes.captureOrder(this.sql, ask, Date.now()))
  }

  captured(ask: changes.Captured) {
    return this.group.run(() => changes.orderCaptured(this.sql, ask, Date.now()))
  }

  released(order: OrderId) {
    return this.group.run(() => changes.orderReleased(this.sql, order, Date.now()))
  }

  /** Pay what is due of an order that was placed. */
  beginCharge(ask: orderCharges.Begins) {
    return this.group.run(() => orderCharges.begin(this.sql, ask, Date.now()))
  }

  waitForCharge(ask: orderCharges.Waits) {
    return this.group.run(() => orderCharges.wait(this.sql, ask, Date.now()))
  }

  failCharge(ask: orderCharges.Fails) {
    return this.group.run(() => orderCharges.fail(this.sql, ask, Date.now()))
  }

  settleCharge(ask: orderCharges.Settles) {
    return this.group.run(() => orderCharges.settle(this.sql, ask, Date.now()))
  }

  /** Its buyer is to be written where it can be paid. */
  requestPayment(ask: orderCharges.Requests) {
    return this.group.run(() => orderCharges.request(this.sql, ask, Date.now()))
  }

  annotate(ask: annotations.Annotates) {
    return this.group.run(() => annotations.annotateOrder(this.sql, ask, Date.now()))
  }

  /** Another address, or another mail address, for what is still to be sent. */
  readdress(ask: edits.Readdresses) {
    return this.group.run(() => edits.readdressOrder(this.sql, ask, Date.now()))
  }

  changeDelivery(ask: edits.ChangesDelivery) {
    return this.group.run(() => edits.changeDeliveryOf(this.sql, ask, Date.now()))
  }

  /** More lines, whose units were held before: they are taken by the fact. */
  add(ask: edits.Adds) {
    return this.group.run(() => edits.addToOrder(this.sql, ask, Date.now()))
  }

  /** Something came broken, incomplete, wrong or never. */
  claim(ask: claims.Claims) {
    return this.group.run(() => claims.makeClaim(this.sql, ask, Date.now()))
  }

  settleClaim(ask: claims.SettlesClaim) {
    return this.group.run(() => claims.settleOne(this.sql, ask, Date.now()))
  }

  noteCarrierClaim(ask: claims.NotesCarrierClaim) {
    return this.group.run(() => claims.noteCarrier(this.sql, ask, Date.now()))
  }

  comment(ask: annotations.Comments) {
    return this.group.run(() => annotations.commentOrder(this.sql, ask, Date.now()))
  }

  removeComment(ask: annotations.RemovesComment) {
    return this.group.run(() => annotations.removeComment(this.sql, ask, Date.now()))
  }

  /** The order and its history, to whoever has its key: nothing of what staff say among themselves. */
  orderForShopper({ order: id, key }: { readonly order: OrderId; readonly key: CartKey }) {
    const stored = this.owned({ id: cartOfOrder(id), key })
    if (!stored) return null
    const { order, timeline } = this.orderForStaff(id)
    return { cart: stored.cart, order, timeline: timeline.filter((event) => !isOfStaff(event)) }
  }

  orderForStaff(id: OrderId): { order: Order | null; timeline: Event[] } {
    return { order: orders.orderOf(this.sql, id) ?? null, timeline: log.eventsOf(this.sql, this.name, id) }
  }

  standingOf(payment: PaymentId): payments.Standing {
    return payments.standingOf(this.sql, payment)
  }

  /** What proves whose each order is: goes into the links that are mailed to its owner. Null for an unknown one. */
  keysOf(ids: readonly OrderId[]): (CartKey | null)[] {
    return carts.keysOfCarts(this.sql, ids.map(cartOfOrder))
  }

  /** The sweep asks, a stretch of the carts at a time: what nobody has changed lately, and who would want to be told. */
  leftCarts(ask: sweeping.Stretch): LeftCart[] {
    return sweeping.leftCarts(this.sql, ask, this.slots, Date.now())
  }

  /** The sweep calls this each minute, as a runtime may lose an alarm but never a row: old answers go, and carts left for long. */
  override async wake(): Promise<void> {
    this.nextAlarm.renew()
    await this.group.run(() => sweeping.forgetOld(this.sql, this.slots, Date.now()))
  }

  protected override due(): number | null {
    return carts.nextCheck(this.sql)
  }

  /** Look at attempts that did not end in time. */
  protected override doDue(now: number): void {
    for (const stored of carts.dueToCheck(this.sql, now, CHECK_MAX)) {
      if (this.slots.keeps(slotInId(stored.cart.id), now)) payments.check(this.sql, stored, now)
      else this.inTransit(now)
    }
  }
}
