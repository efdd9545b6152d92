/** A mail of each template about nobody: what staff look at before anybody is written so. */
import type { UserEvent } from '#domain/customers/facts'
import type { Event } from '#domain/events'
import { eventId, type CartId, type OrderId, type PaymentId, type ProductId, type VariantId } from '#domain/ids'
import { currency, formatMoney, money } from '#domain/money'
import { localeOf, type Language } from '#domain/languages'
import { purposeOf } from '#domain/notifications/consent'
import { isOfShipment, type Message, type OrderEvent, type ShipmentTemplate } from '#domain/notifications/message'
import { isPushed, type PushWords } from '#domain/notifications/push'
import type { AccountTemplate, EditableTemplate, Values } from '#domain/notifications/template'
import type { Order } from '#domain/orders/order'
import { accountMessage } from './account-emails.ts'
import { accountEmailMessages, type AccountOpening } from './messages/account.ts'
import { alertMessages } from './messages/alerts.ts'
import { cartReminderMessages } from './messages/cart-reminders.ts'
import { giftCardMessages } from './messages/gift-cards.ts'
import { invoiceMessages } from './messages/invoices.ts'
import { paymentSample } from './payment-samples.ts'
import { returnMessages } from './messages/returns.ts'
import { newsletterMessages } from './messages/newsletter.ts'
import { securityEmailMessages } from './messages/security.ts'
import { shopNewsMessages } from './messages/shop-news.ts'
import { pushMessages } from './messages/push.ts'
import { SAMPLE } from './sample-texts.ts'
import { shipmentMessage, shipmentPush } from './shipment-emails.ts'
import { shipmentSample } from './shipment-sample.ts'
import { wordsOfOrder } from './push-messages.ts'
import { itemLine, messageFor } from './order-emails.ts'
import type { EmailLine } from './email.tsx'
import type { Shop } from './sender.ts'
import { OWN_WORDS, type Wording } from './wording.ts'

const EMAIL = 'alex@sample.example'
const VARIANT = 'var_0000000000000000' as VariantId
const PAYMENT = 'pay_000000000000000000000000' as PaymentId
/** A day like any other, so that the same sample is the same mail. */
const AT = Date.UTC(2026, 0, 5, 10)

export type SampleShop = Shop & { readonly currency: string; readonly country: string | null }

const orderIn = (language: Language, { currency: own, country }: SampleShop): Order => {
  const texts = SAMPLE[language]
  const amount = (minor: number) => money(minor, currency(own))
  return {
    id: 'ord_000000000000000000000000' as OrderId,
    cartId: 'crt_000000000000000000000000' as CartId,
    name: '7K3-M9Q-XD0',
    status: 'shipped',
    payment: 'paid',
    paymentId: PAYMENT,
    holdId: PAYMENT,
    email: EMAIL,
    address:
      country === null
        ? null
        : {
            name: texts.name,
            street: texts.street,
            extra: '',
            postcode: '10000',
            city: texts.city,
            region: '',
            country,
            phone: '',
          },
    delivery: null,
    language,
    currency: currency(own),
    lines: [
      {
        variantId: VARIANT,
        productId: 'prd_0000000000000000' as ProductId,
        handle: 'sample',
        title: { en: texts.goods, [language]: texts.goods },
        choice: { en: texts.choice, [language]: texts.choice },
        sku: '',
        picture: null,
        units: 2,
        price: amount(2400),
        total: amount(4800),
        priceVersion: 1,
        tracked: true,
        oversell: false,
      },
    ],
    totals: {
      subtotal: amount(4800),
      itemsDiscount: amount(0),
      discount: amount(0),
      fulfillment: amount(500),
      tax: amount(0),
      total: amount(5300),
    },
    shipments: [],
    cancelReason: null,
    placedAt: AT,
    updatedAt: AT,
    version: 1,
  }
}

const orderEvent = (type: OrderEvent['type'], order: Order): OrderEvent => {
  const parcels = [{ variantId: VARIANT, units: 2 }]
  const base = { id: eventId('orders-0', 1), at: AT, order }
  const shipment = { id: 'sample', parcels, carrier: 'Post', tracking: '3S0000000000', shippedAt: AT }
  const of: Record<OrderEvent['type'], object> = {
    'order-placed': { order: { ...order, status: 'placed' }, items: [] },
    'order-shipped': { shipment },
    'order-cancelled': { order: { ...order, status: 'cancelled' } },
    'order-refunded': {},
  }
  return { ...base, type, ...of[type] } as Event as OrderEvent
}

type Account = {
  readonly opening: AccountOpening
  readonly values?: Values
  readonly code?: string
  readonly lines?: readonly EmailLine[]
}

const alertIn = (
  template: 'alert-confirm' | 'back-in-stock' | 'price-drop',
  language: Language,
  shop: SampleShop,
): Account => {
  const { goods } = SAMPLE[language]
  const line = orderIn(language, shop)
    .lines.slice(0, 1)
    .map((one) => itemLine(language, one, shop))
  const price = formatMoney(money(2400, currency(shop.currency)), localeOf(language))
  const texts = alertMessages[language]
  const opening = {
    'alert-confirm': texts.confirmBack(goods),
    'back-in-stock': texts.back(goods),
    'price-drop': texts.cheaper(goods, price),
  }[template]
  return { opening, values: { good: goods, price }, lines: line.map((one) => ({ ...one, amount: price })) }
}

const accountIn = (template: AccountTemplate, language: Language, shop: SampleShop): Account => {
  const texts = accountEmailMessages[language]
  const { name, city } = SAMPLE[language]
  const [device, time, address] = [
    'Firefox',
    language === 'en' ? '5 January, 10:00' : '1月5日 10:00',
    'a***@sample.example',
  ]
  switch (template) {
    case 'sign-in-code':
      return { opening: texts.code(shop.name, 10), values: { minutes: 10 }, code: '123456' }
    case 'welcome':
      return { opening: texts.welcome(shop.name, name) }
    case 'company-invitation':
      return {
        opening: texts.companyInvited(SAMPLE[language].company, shop.name),
        values: { company: SAMPLE[language].company },
      }
    case 'new-device':
      return { opening: texts.newDevice(time, city, device), values: { device, place: city, time } }
    case 'security-changed': {
      const security = securityEmailMessages[language]
      const what = security.what['passkey-added']
      return { opening: security.changed(what, time, shop.name), values: { what, time } }
    }
    case 'email-change-current':
      return { opening: texts.emailChangeCurrent(address, 10), values: { address, minutes: 10 }, code: '123456' }
    case 'email-change-new':
      return { opening: texts.emailChangeNew(shop.name, 10), values: { minutes: 10 }, code: '123456' }
    case 'email-change-taken':
      return { opening: texts.emailChangeTaken(shop.name) }
    case 'email-changed':
      return { opening: texts.emailChanged(address), values: { address } }
    case 'phone-added':
    case 'phone-removed': {
      const end = '… 89'
      const opening = template === 'phone-added' ? texts.phoneAdded(end) : texts.phoneRemoved(end)
      return { opening, values: { address: end } }
    }
    case 'newsletter-confirm':
      return { opening: newsletterMessages[language].confirm(shop.name) }
    case 'newsletter-welcome':
      return { opening: newsletterMessages[language].welcome(shop.name) }
    case 'alert-confirm':
    case 'back-in-stock':
    case 'price-drop':
      return alertIn(template, language, shop)
    case 'cart-reminder': {
      const price = formatMoney(money(4800, currency(shop.currency)), localeOf(language))
      return {
        opening: cartReminderMessages[language].reminder(name, 0),
        lines: orderIn(language, shop).lines.map((line) => {
          const { label, ...rest } = itemLine(language, line, shop)
          return { ...rest, label: `${label} × ${line.units}`, amount: price }
        }),
      }
    }
    case 'gift-card':
    case 'gift-card-expiring': {
      const texts = giftCardMessages[language]
      const amount = formatMoney(money(5000, currency(shop.currency)), localeOf(language))
      const until = language === 'en' ? '31 December 2029' : '2029年12月31日'
      const values = { ...SAMPLE[language].gift, amount, until }
      const { sender, message } = values
      const opening =
        template === 'gift-card'
          ? texts.given(shop.name, { name, amount, sender, message, until })
          : texts.expiring(shop.name, { name, amount, until })
      return { opening, values, lines: [{ label: texts.card('AB12'), amount, strong: true }] }
    }
    case 'invoice':
    case 'credit-note': {
      const { name: order, totals } = orderIn(language, shop)
      const values = { order, number: 'INV-00042', amount: formatMoney(totals.total, localeOf(language)) }
      return { opening: invoiceMessages[language][template](values.number, order, values.amount), values }
    }
    case 'payment-request':
    case 'payment-reminder':
    case 'payment-overdue':
      return paymentSample(template, orderIn(language, shop))
    case 'return-requested':
    case 'return-approved':
    case 'return-declined':
    case 'return-received':
    case 'return-sent-back': {
      const values = { order: orderIn(language, shop).name, answer: '', instructions: city }
      return { opening: returnMessages[language].told(template, values), values }
    }
    case 'review-invitation': {
      const { name: order, lines } = orderIn(language, shop)
      return {
        opening: shopNewsMessages[language].reviewInvitation(name, order),
        values: { order },
        lines: lines.map((line) => itemLine(language, line, shop)),
      }
    }
  }
}

const isOfOrder = (template: EditableTemplate): template is OrderEvent['type'] => template.startsWith('order-')

const parcelIn = (template: ShipmentTemplate, language: Language, shop: SampleShop, link: string) =>
  shipmentSample(template, { id: eventId('orders-0', 1), at: AT, order: orderIn(language, shop) }, link)

/** @param wording a merchant's own words; the shop's when absent */
export const sampleMessage = (
  { template, language }: { readonly template: EditableTemplate; readonly language: Language },
  shop: SampleShop,
  wording: Wording = OWN_WORDS,
): Message => {
  const link = shop.url === '' ? '/' : shop.url
  if (isOfOrder(template)) return messageFor(orderEvent(template, orderIn(language, shop)), link, shop, false, wording)
  if (isOfShipment(template)) return shipmentMessage(parcelIn(template, language, shop, link), shop, wording)
  const event: Pick<UserEvent, 'sequence' | 'at'> = { sequence: 0, at: AT }
  const reader = { customerId: null, email: EMAIL, name: SAMPLE[language].name, language }
  const unsubscribe = { label: newsletterMessages[language].unsubscribe, link }
  return accountMessage({
    event,
    template,
    reader,
    link,
    shop,
    wording,
    ...accountIn(template, language, shop),
    ...(purposeOf(template) && { unsubscribe }),
  })
}

/** The same about nobody, on a device; null where it is not told there. */
export const samplePush = (
  { template, language }: { readonly template: EditableTemplate; readonly language: Language },
  shop: SampleShop,
): PushWords | null => {
  if (!isPushed(template)) return null
  if (isOfOrder(template)) return wordsOfOrder(orderEvent(template, orderIn(language, shop)))
  if (isOfShipment(template)) return shipmentPush(parcelIn(template, language, shop, ''))
  const { goods } = SAMPLE[language]
  const price = formatMoney(money(2400, currency(shop.currency)), localeOf(language))
  return template === 'price-drop' ? pushMessages[language].cheaper(goods, price) : pushMessages[language].back(goods)
}
