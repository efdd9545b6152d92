/** What somebody is told of a parcel on its way, by mail and on their devices. */
import type { Language } from '#domain/languages'
import type { ShipmentTemplate, ToldStatus } from '#domain/notifications/message'

/** @property tracking carrier and number, or empty @property place where it is, or empty */
export type Parcel = { readonly order: string; readonly tracking: string; readonly place: string }

export type ShipmentText = {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
}

export const statusIn = (template: ShipmentTemplate): ToldStatus => template.slice('shipment-'.length) as ToldStatus

type ShipmentMessages = {
  readonly told: Readonly<Record<ToldStatus, (parcel: Parcel) => ShipmentText>>
  readonly with: (tracking: string) => string
  readonly action: string
}

const said = (...texts: readonly string[]): string[] => texts.filter((text) => text !== '')

const en: ShipmentMessages = {
  told: {
    'out-for-delivery': ({ order }) => ({
      subject: `Your parcel of order ${order} comes today`,
      greeting: 'It comes today',
      paragraphs: ['Your parcel is with the driver.'],
    }),
    'available-for-pickup': ({ order, place }) => ({
      subject: `Your parcel of order ${order} waits for you`,
      greeting: 'It waits for you',
      paragraphs: said(
        place === '' ? 'You can fetch your parcel.' : `You can fetch your parcel: ${place}.`,
        'It is kept there for some days; what the carrier has left you says how long.',
      ),
    }),
    delivered: ({ order, place }) => ({
      subject: `Your parcel of order ${order} was delivered`,
      greeting: 'It is there',
      paragraphs: said(
        place === '' ? 'Your parcel was delivered.' : `Your parcel was delivered: ${place}.`,
        'If you do not have it, ask your neighbours first, and then answer this mail.',
      ),
    }),
    failure: ({ order }) => ({
      subject: `Your parcel of order ${order} could not be delivered`,
      greeting: 'The carrier could not deliver it',
      paragraphs: [
        'It is tried again, or kept for you near by. We look after it; there is nothing that you have to do.',
      ],
    }),
    'return-to-sender': ({ order }) => ({
      subject: `Your parcel of order ${order} is on its way back to us`,
      greeting: 'It is on its way back to us',
      paragraphs: ['It could not be delivered. Answer this mail and say where it shall go.'],
    }),
    lost: ({ order }) => ({
      subject: `Your parcel of order ${order} seems to be lost`,
      greeting: 'It seems to be lost',
      paragraphs: ['Nobody can say where your parcel is. We ask the carrier, and write to you what we do about it.'],
    }),
  },
  with: (tracking) => `It travels with ${tracking}.`,
  action: 'See where it is',
}

const zh: ShipmentMessages = {
  told: {
    'out-for-delivery': ({ order }) => ({
      subject: `订单 ${order} 的包裹今天送达`,
      greeting: '包裹今天送达',
      paragraphs: ['包裹正在派送途中。'],
    }),
    'available-for-pickup': ({ order, place }) => ({
      subject: `订单 ${order} 的包裹等您领取`,
      greeting: '包裹等您领取',
      paragraphs: said(
        place === '' ? '可以去领取包裹了。' : `可以去领取包裹了：${place}。`,
        '包裹会在那里保留几天，具体天数见承运商的通知。',
      ),
    }),
    delivered: ({ order, place }) => ({
      subject: `订单 ${order} 的包裹已送达`,
      greeting: '包裹已送达',
      paragraphs: said(
        place === '' ? '您的包裹已送达。' : `您的包裹已送达：${place}。`,
        '如果没有收到，请先问问邻居，再回复这封邮件。',
      ),
    }),
    failure: ({ order }) => ({
      subject: `订单 ${order} 的包裹未能送达`,
      greeting: '承运商未能送达',
      paragraphs: ['承运商会再次派送，或在附近为您保留。我们会跟进，您无需操作。'],
    }),
    'return-to-sender': ({ order }) => ({
      subject: `订单 ${order} 的包裹正在退回`,
      greeting: '包裹正在退回我们这里',
      paragraphs: ['包裹未能送达。请回复这封邮件，告诉我们应该寄往哪里。'],
    }),
    lost: ({ order }) => ({
      subject: `订单 ${order} 的包裹可能已丢失`,
      greeting: '包裹可能已丢失',
      paragraphs: ['目前没有人知道包裹在哪里。我们正在向承运商查询，并会写信告诉您如何处理。'],
    }),
  },
  with: (tracking) => `承运信息：${tracking}。`,
  action: '查看包裹在哪里',
}

export const shipmentMessages: Readonly<Record<Language, ShipmentMessages>> = { en, zh }
