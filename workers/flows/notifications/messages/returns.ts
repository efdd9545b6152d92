/** What a buyer is told of goods that come back, by mail. */
import type { Language } from '#domain/languages'
import type { ReturnTemplate } from '#domain/notifications/returns'
import type { AccountOpening } from './account.ts'

/** @property answer what staff have written, or empty @property instructions how and where it is sent, or empty */
export type ToldReturn = { readonly order: string; readonly answer: string; readonly instructions: string }

type ReturnMessages = {
  readonly told: (template: ReturnTemplate, of: ToldReturn) => AccountOpening
  /** The receipt: what was declared, by whom, about what, when. */
  readonly withdrawn: (order: string, time: string) => readonly string[]
  readonly withdrawal: (order: string) => Pick<AccountOpening, 'subject' | 'greeting' | 'action'>
}

const said = (...texts: readonly string[]): string[] => texts.filter((text) => text !== '')

const en: ReturnMessages = {
  told: (template, { order, answer, instructions }) =>
    ({
      'return-requested': {
        subject: `We have your return of order ${order}`,
        greeting: 'We have your return',
        paragraphs: ['We look at it and write to you. Please keep the goods until then.'],
        action: 'See how it stands',
      },
      'return-approved': {
        subject: `Your return of order ${order} is approved`,
        greeting: 'Your return is approved',
        paragraphs: said('Please send it back as it came to you.', answer, instructions),
        action: 'Print the note for the parcel',
      },
      'return-declined': {
        subject: `Your return of order ${order} was declined`,
        greeting: 'We cannot take it back',
        paragraphs: said(answer, 'If you think that is a mistake, answer this mail.'),
        action: 'See your order',
      },
      'return-received': {
        subject: `Your return of order ${order} is with us`,
        greeting: 'It is with us',
        paragraphs: ['We look at what came, and write to you when the money goes back.'],
        action: 'See how it stands',
      },
      'return-sent-back': {
        subject: `We send your return of order ${order} back to you`,
        greeting: 'It comes back to you',
        paragraphs: said(answer, 'If you think that is a mistake, answer this mail.'),
        action: 'See how it stands',
      },
    })[template],
  withdrawn: (order, time) => [
    `You have withdrawn from the contract about the goods below, of order ${order}. Your declaration reached us on ${time}.`,
    'Please keep this mail: it is your receipt.',
  ],
  withdrawal: (order) => ({
    subject: `Receipt: you have withdrawn from order ${order}`,
    greeting: 'You have withdrawn from the contract',
    action: 'See how it stands',
  }),
}

const zh: ReturnMessages = {
  told: (template, { order, answer, instructions }) =>
    ({
      'return-requested': {
        subject: `已收到订单 ${order} 的退货申请`,
        greeting: '已收到您的退货申请',
        paragraphs: ['我们会查看并写信给您。在此之前请保留商品。'],
        action: '查看进展',
      },
      'return-approved': {
        subject: `订单 ${order} 的退货已批准`,
        greeting: '您的退货已批准',
        paragraphs: said('请按收到时的样子寄回。', answer, instructions),
        action: '打印退货单',
      },
      'return-declined': {
        subject: `订单 ${order} 的退货未获批准`,
        greeting: '我们无法接受退货',
        paragraphs: said(answer, '如有疑问，请回复这封邮件。'),
        action: '查看订单',
      },
      'return-received': {
        subject: `已收到订单 ${order} 的退货`,
        greeting: '我们已收到',
        paragraphs: ['我们会检查退回的商品，退款时写信告诉您。'],
        action: '查看进展',
      },
      'return-sent-back': {
        subject: `订单 ${order} 的退货将寄回给您`,
        greeting: '商品将寄回给您',
        paragraphs: said(answer, '如有疑问，请回复这封邮件。'),
        action: '查看进展',
      },
    })[template],
  withdrawn: (order, time) => [
    `您已就订单 ${order} 的以下商品撤回合同。您的声明于 ${time} 送达我们。`,
    '请保留这封邮件：它是您的回执。',
  ],
  withdrawal: (order) => ({
    subject: `回执：您已撤回订单 ${order} 的合同`,
    greeting: '您已撤回合同',
    action: '查看进展',
  }),
}

export const returnMessages: Readonly<Record<Language, ReturnMessages>> = { en, zh }
