/** What somebody is written of a claim of theirs, by language. */
import type { Language } from '#domain/languages'
import type { ClaimTemplate } from '#domain/notifications/message'

type ClaimText = { readonly subject: string; readonly greeting: string; readonly paragraphs: readonly string[] }
type ClaimMessages = {
  readonly told: Readonly<Record<ClaimTemplate, (order: string, answer: string) => ClaimText>>
  readonly action: string
}

const said = (...texts: readonly string[]): string[] => texts.filter((text) => text !== '')

const en: ClaimMessages = {
  told: {
    'claim-open': (order) => ({
      subject: `We look into your order ${order}`,
      greeting: 'We look into it',
      paragraphs: ['We have read that something of your order is not as it should be, and answer within some days.'],
    }),
    'claim-refunded': (order, answer) => ({
      subject: `You get your money back for order ${order}`,
      greeting: 'You get your money back',
      paragraphs: said('What you paid for it is on its way to where it came from.', answer),
    }),
    'claim-replaced': (order, answer) => ({
      subject: `We send it again: order ${order}`,
      greeting: 'We send it again',
      paragraphs: said('The same goods go out to you once more, at no price. We write when they have left.', answer),
    }),
    'claim-declined': (order, answer) => ({
      subject: `About your claim for order ${order}`,
      greeting: 'We have looked into it',
      paragraphs: said('We cannot give you anything for it.', answer, 'If you see it otherwise, answer this mail.'),
    }),
  },
  action: 'See your order',
}

const zh: ClaimMessages = {
  told: {
    'claim-open': (order) => ({
      subject: `我们正在核实您的订单 ${order}`,
      greeting: '我们正在核实',
      paragraphs: ['我们已收到您关于订单问题的说明，会在几天内答复。'],
    }),
    'claim-refunded': (order, answer) => ({
      subject: `订单 ${order} 的款项将退还给您`,
      greeting: '款项将退还给您',
      paragraphs: said('您为此支付的款项正在原路退回。', answer),
    }),
    'claim-replaced': (order, answer) => ({
      subject: `我们重新发货：订单 ${order}`,
      greeting: '我们重新发货',
      paragraphs: said('同样的商品将免费再寄给您。发出后会写信告知。', answer),
    }),
    'claim-declined': (order, answer) => ({
      subject: `关于订单 ${order} 的索赔`,
      greeting: '我们已经核实',
      paragraphs: said('很抱歉，我们无法为此赔付。', answer, '如有异议，请回复此邮件。'),
    }),
  },
  action: '查看订单',
}

export const claimMessages: Readonly<Record<Language, ClaimMessages>> = { en, zh }
