/** The shop's own words as a template that says the same: what a merchant begins with. */
import type { Language } from '#domain/languages'
import { isOfShipment, type OrderEvent, type ShipmentTemplate } from '#domain/notifications/message'
import type { AccountTemplate, EditableTemplate, TemplateWords } from '#domain/notifications/template'
import type { Order, Shipment } from '#domain/orders/order'
import { accountEmailMessages, type AccountOpening } from './messages/account.ts'
import { emailMessages } from './messages/index.ts'
import type { Opening } from './messages/en.ts'
import { alertMessages } from './messages/alerts.ts'
import { cartReminderMessages } from './messages/cart-reminders.ts'
import { securityEmailMessages } from './messages/security.ts'
import { giftCardMessages } from './messages/gift-cards.ts'
import { invoiceMessages } from './messages/invoices.ts'
import { paymentRequestMessages } from './messages/payment-requests.ts'
import { paymentReminderMessages } from './messages/payment-reminders.ts'
import { newsletterMessages } from './messages/newsletter.ts'
import { returnMessages } from './messages/returns.ts'
import { shipmentMessages, statusIn } from './messages/shipments.ts'
import { shopNewsMessages } from './messages/shop-news.ts'

/** Where a value would stand, what stands for it does. */
const stands = (name: string): string => `{{ ${name} }}`

/** The texts only put them in: an order is its name, and its state chooses the sentence. */
const ORDER = { name: stands('order'), status: 'shipped', address: {} } as unknown as Order
const SHIPMENT = { carrier: '', tracking: stands('tracking') } as Shipment

const openingOf = (template: OrderEvent['type'], language: Language): Opening => {
  const texts = emailMessages[language]
  switch (template) {
    case 'order-placed':
      return texts.placed(ORDER, stands('name'))
    case 'order-shipped':
      return texts.shipped(ORDER, SHIPMENT)
    case 'order-cancelled':
      return texts.cancelled(ORDER, stands('amount'))
    case 'order-refunded':
      return texts.refunded(ORDER, stands('amount'))
  }
}

const accountOpeningOf = (template: AccountTemplate, language: Language): AccountOpening => {
  const texts = accountEmailMessages[language]
  const shop = stands('shop')
  switch (template) {
    case 'sign-in-code':
      return texts.code(shop, stands('minutes') as unknown as number)
    case 'welcome':
      return texts.welcome(shop, stands('name'))
    case 'company-invitation':
      return texts.companyInvited(stands('company'), shop)
    case 'new-device':
      return texts.newDevice(stands('time'), stands('place'), stands('device'))
    case 'security-changed':
      return securityEmailMessages[language].changed(stands('what'), stands('time'), shop)
    case 'email-change-current':
      return texts.emailChangeCurrent(stands('address'), stands('minutes') as unknown as number)
    case 'email-change-new':
      return texts.emailChangeNew(shop, stands('minutes') as unknown as number)
    case 'email-change-taken':
      return texts.emailChangeTaken(shop)
    case 'email-changed':
      return texts.emailChanged(stands('address'))
    case 'phone-added':
      return texts.phoneAdded(stands('address'))
    case 'phone-removed':
      return texts.phoneRemoved(stands('address'))
    case 'newsletter-confirm':
      return newsletterMessages[language].confirm(shop)
    case 'newsletter-welcome':
      return newsletterMessages[language].welcome(shop)
    case 'alert-confirm':
      return alertMessages[language].confirmBack(stands('good'))
    case 'back-in-stock':
      return alertMessages[language].back(stands('good'))
    case 'price-drop':
      return alertMessages[language].cheaper(stands('good'), stands('price'))
    case 'cart-reminder':
      return cartReminderMessages[language].reminder('', 0)
    case 'review-invitation':
      return shopNewsMessages[language].reviewInvitation('', stands('order'))
    case 'gift-card':
      return giftCardOpening(language)
    case 'gift-card-expiring':
      return giftCardMessages[language].expiring(shop, { name: '', amount: stands('amount'), until: stands('until') })
    case 'invoice':
    case 'credit-note':
      return invoiceMessages[language][template](stands('number'), stands('order'), stands('amount'))
    case 'payment-request':
      return paymentRequestMessages[language].opening(stands('order'), stands('amount'))
    case 'return-requested':
    case 'return-declined':
    case 'return-received':
    case 'return-sent-back':
    case 'return-approved': {
      const said = returnMessages[language].told(template, {
        order: stands('order'),
        answer: stands('answer'),
        instructions: stands('instructions'),
      })
      const known = new Set([stands('answer'), stands('instructions')])
      return {
        ...said,
        paragraphs: said.paragraphs.map((one) => (known.has(one) ? ifSaid(one.slice(3, -3), one) : one)),
      }
    }
    case 'payment-reminder':
    case 'payment-overdue':
      return paymentReminderMessages[language][template](stands('order'), stands('amount'), stands('day'))
  }
}

const ifSaid = (name: string, said: string, unsaid = ''): string =>
  `{% if ${name} == "" %}${unsaid}{% else %}${said}{% endif %}`

/** Who sends it, and until when it is good, are said where they are known. */
const giftCardOpening = (language: Language): AccountOpening => {
  const { given } = giftCardMessages[language]
  const said = { name: '', amount: stands('amount'), message: stands('message') }
  const plain = given(stands('shop'), { ...said, sender: '', until: '' })
  const full = given(stands('shop'), { ...said, sender: stands('sender'), until: stands('until') })
  return {
    ...plain,
    subject: ifSaid('sender', full.subject, plain.subject),
    paragraphs: [
      ...plain.paragraphs,
      ...full.paragraphs.slice(plain.paragraphs.length).map((paragraph) => ifSaid('until', paragraph)),
    ],
  }
}

/** Where it is is said where somebody knows it. */
const shipmentOpeningOf = (template: ShipmentTemplate, language: Language): AccountOpening => {
  const texts = shipmentMessages[language]
  const said = texts.told[statusIn(template)]
  const known = { order: stands('order'), tracking: stands('tracking') }
  const [placed, plain] = [said({ ...known, place: stands('place') }), said({ ...known, place: '' })]
  return {
    ...plain,
    paragraphs: [
      ...plain.paragraphs.map((paragraph, at) => {
        const full = placed.paragraphs[at] ?? paragraph
        return full === paragraph ? paragraph : ifSaid('place', full, paragraph)
      }),
      ifSaid('tracking', texts.with(known.tracking)),
    ],
    action: texts.action,
  }
}

const isOfOrder = (template: EditableTemplate): template is OrderEvent['type'] => template.startsWith('order-')

export const startingWords = (template: EditableTemplate, language: Language): TemplateWords => {
  if (isOfOrder(template)) {
    const [subject, greeting, ...paragraphs] = openingOf(template, language)
    return { subject, greeting, paragraphs: paragraphs.join('\n\n'), action: emailMessages[language].action }
  }
  const { subject, greeting, paragraphs, action } = isOfShipment(template)
    ? shipmentOpeningOf(template, language)
    : accountOpeningOf(template, language)
  return { subject, greeting, paragraphs: paragraphs.join('\n\n'), action }
}
