/** What the fields about gift cards are called, and what is to be known of them, in both languages. */
export const giftCardLabels = {
  en: { giftCardMonths: 'Gift cards are good for, months', giftCardReminderDays: 'Tell their holders before, days' },
  zh: { giftCardMonths: '礼品卡有效期（月）', giftCardReminderDays: '礼品卡到期前多少天提醒' },
}

export const giftCardHints = {
  en: {
    giftCardMonths:
      'Of cards that are dealt from now on. Empty: they never expire. Never less than the law of the shop’s country: ' +
      '36 months in Australia and New Zealand, 48 in Germany, 60 in Ireland and the United States.',
    giftCardReminderDays: 'By mail, where there is one. Empty: nobody is told.',
  },
  zh: {
    giftCardMonths:
      '适用于今后发出的礼品卡。留空：永不过期。不会短于店铺所在地法律的规定：' +
      '澳大利亚和新西兰 36 个月，德国 48 个月，爱尔兰和美国 60 个月。',
    giftCardReminderDays: '有邮箱时以邮件提醒。留空：不提醒。',
  },
}
