/** What the mail says in which somebody is asked to pay for an order by a link. */
import type { Language } from '#domain/languages'
import type { AccountOpening } from './account.ts'

type PaymentRequestMessages = {
  /** Beside the sum. */
  readonly due: string
  readonly opening: (order: string, amount: string) => AccountOpening
}

export const paymentRequestMessages: Readonly<Record<Language, PaymentRequestMessages>> = {
  en: {
    due: 'To be paid',
    opening: (order, amount) => ({
      subject: `Pay ${amount} for order ${order}`,
      greeting: 'Here you can pay',
      paragraphs: [
        `${amount} of your order ${order} is to be paid. The page shows what it is for; no account is needed.`,
        'If something about it is not right, answer this mail before you pay.',
      ],
      action: 'See and pay',
    }),
  },
  zh: {
    due: '应付金额',
    opening: (order, amount) => ({
      subject: `请支付订单 ${order} 的 ${amount}`,
      greeting: '请在这里付款',
      paragraphs: [
        `订单 ${order} 还有 ${amount} 待支付。付款页面会列明款项，无需注册账户。`,
        '如有疑问，请在付款前直接回复此邮件。',
      ],
      action: '查看并付款',
    }),
  },
}
