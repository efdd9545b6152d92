/** What the settings of payments are called, and what is said below them, in both languages. */
import type { Language } from '#domain/languages'

type Said = Readonly<Record<string, string>>

export const paymentsLabels = {
  en: {
    online: 'Pay at the checkout, by the provider of this shop',
    capture: 'The provider’s money is taken',
    manual: 'Paid in another way',
    'manual.name': 'Name',
    'manual.kind': 'Kind',
    'manual.id': 'Short name',
    'manual.dueDays': 'To be paid within, days',
    'manual.instructions': 'How it is to be paid',
    'manual.countries': 'Countries',
    remindBeforeDays: 'Remind before it is to be paid, days',
    remindAfterDays: 'Remind when it is late, days after',
    cancelAfterDays: 'Cancel when it is late, days after',
    refundLimits: 'Refunds that need a second person',
    'refundLimits.currency': 'Currency',
    'refundLimits.amount': 'Above',
  },
  zh: {
    online: '结账时通过本店的支付服务商付款',
    capture: '何时扣款（支付服务商）',
    manual: '其他付款方式',
    'manual.name': '名称',
    'manual.kind': '种类',
    'manual.id': '简称',
    'manual.dueDays': '付款期限（天）',
    'manual.instructions': '怎么付款',
    'manual.countries': '国家和地区',
    remindBeforeDays: '到期前提醒（天）',
    remindAfterDays: '逾期后提醒（天）',
    cancelAfterDays: '逾期后自动取消（天）',
    refundLimits: '需要第二人批准的退款',
    'refundLimits.currency': '货币',
    'refundLimits.amount': '超过',
  },
} as const satisfies Record<Language, Said>

export const paymentsHints = {
  en: {
    online: 'With the demo provider no money moves. Which provider it is says wrangler.toml.',
    capture:
      'With the first parcel: promised before (most cards keep it for seven days); or by hand on the order’s page. Files are paid at once.',
    manual: 'The order is placed unpaid, and staff say on its page when the money has come.',
    'manual.id': 'Kept with orders. Small letters and hyphens.',
    'manual.dueDays': 'From the day of the order. Empty: no day is named. An invoice needs one.',
    'manual.instructions':
      'Said on the page of the order and in its mail: the account, and which words to write. The order’s name stands beside it.',
    'manual.countries': 'Names or two letters, with commas: Japan, DE. Empty: every country that the shop sells to.',
    remindBeforeDays: 'A mail each, three at most, for orders that have a day. None: nobody is reminded before it.',
    remindAfterDays: 'A mail each, three at most. None: nobody is reminded after it.',
    cancelAfterDays:
      'Only what has not been sent and of which nothing has come. Empty: nothing is cancelled by itself.',
    refundLimits:
      'One asks, another approves under Payments. What has gone back of the order before counts too. None of a currency: nobody is asked.',
  },
  zh: {
    online: '演示服务商不会真的扣款。用哪家服务商在 wrangler.toml 中设置。',
    capture:
      '首个包裹发出时：下单时先预授权（多数银行卡保留七天），发货时自动扣款，也可在订单页手动扣款。文件类商品立即扣款。',
    manual: '订单先成立、后付款；款项到账后由员工在订单页登记。',
    'manual.id': '随订单保存。小写字母和连字符。',
    'manual.dueDays': '从下单日算起。留空：不写明日期。账单必须填写。',
    'manual.instructions': '显示在订单页和邮件中：账户，以及转账时要写的内容。旁边会显示订单号。',
    'manual.countries': '写名称或两个字母，用逗号隔开：日本、DE。留空：本店销售的所有国家和地区。',
    remindBeforeDays: '每个天数一封邮件，最多三封，仅限有付款期限的订单。没有：到期前不提醒。',
    remindAfterDays: '每个天数一封邮件，最多三封。没有：逾期后不提醒。',
    cancelAfterDays: '只取消尚未发货、也没有收到任何款项的订单。留空：从不自动取消。',
    refundLimits: '由一人提出，另一人在“付款”中批准。该订单此前已退的金额一并计算。没有写的货币：无需批准。',
  },
} as const satisfies Record<Language, Said>
