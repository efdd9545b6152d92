/** What the demo asks of a card, and what it says of one that cannot be meant. */
import type { Translated } from '#domain/languages'
import type { PaymentForm } from './provider.ts'

const DIGITS = { inputmode: 'numeric', maxlength: 24 } as const

/** A newcomer buys something within a minute: the approving card is filled in, ready to be pressed. */
export const demoForm: PaymentForm = {
  fields: [
    {
      name: 'card',
      label: { en: 'Card number', zh: '卡号' },
      input: { ...DIGITS, autocomplete: 'cc-number' },
      value: '4242 4242 4242 4242',
    },
    {
      name: 'expiry',
      label: { en: 'Valid until', zh: '有效期' },
      help: { en: 'Month / year', zh: '月 / 年' },
      half: true,
      input: { ...DIGITS, autocomplete: 'cc-exp' },
      value: '12 / 34',
    },
    {
      name: 'code',
      label: { en: 'Security code', zh: '安全码' },
      help: { en: 'Three digits on the back', zh: '卡背面的三位数字' },
      half: true,
      input: { ...DIGITS, autocomplete: 'cc-csc' },
      value: '123',
    },
  ],
  about: {
    title: { en: 'This is a demo: which cards can I use?', zh: '这是演示：可以用哪些卡？' },
    text: {
      en: 'No real card is charged here, and none should be typed. These numbers show what can happen.',
      zh: '这里不会真的扣款，也请不要输入真实卡号。下面的号码各自演示一种情形。',
    },
    rows: [
      ['4242 4242 4242 4242', { en: 'is approved', zh: '付款成功' }],
      ['4000 0000 0000 0002', { en: 'is declined', zh: '被银行拒绝' }],
      ['4000 0000 0000 3220', { en: 'asks you to confirm at your bank', zh: '需要到银行页面确认' }],
      [
        '4000 0000 0000 0119',
        { en: 'the bank does not answer, and has paid after all', zh: '银行没有回应，后来查明已付' },
      ],
      ['dispute@…', { en: 'as the mail address: the bank wants the money back', zh: '作为邮箱：银行要求退款' }],
      ['4000 0000 0000 0341', { en: 'the bank does not answer, and has not paid', zh: '银行没有回应，后来查明未付' }],
    ],
  },
}

export const DEMO_FAULTS = {
  required: { en: 'Please fill this in', zh: '请填写此项' },
  unknown: { en: 'The demo takes the five demo cards below, and no others', zh: '演示商店只接受下面列出的五个卡号' },
  expiryForm: { en: 'Month and year, such as 08 / 29', zh: '月份和年份，例如 08 / 29' },
  expiryPast: { en: 'This card is no longer valid', zh: '这张卡已经过期' },
  codeForm: { en: 'Three or four digits', zh: '三位或四位数字' },
} as const satisfies Readonly<Record<string, Translated>>
