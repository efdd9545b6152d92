/** What mails say about what somebody has asked of the shop about their data. */
import type { Language } from '#domain/languages'
import type { AccountOpening } from './account.ts'

type PrivacyMessages = {
  readonly ready: (shop: string, days: number) => AccountOpening
  readonly confirm: (shop: string) => AccountOpening
  readonly forgotten: (shop: string) => AccountOpening
}

const en: PrivacyMessages = {
  ready: (shop, days) => ({
    subject: `What ${shop} knows of you`,
    greeting: 'Your file is ready',
    paragraphs: [
      `Everything that ${shop} has of you is in one file. It is kept for ${days} days, and then deleted.`,
      'The button leads into your account: whoever has this mail alone gets no file.',
      'You did not ask for it? Then look at your sessions, and end those that are not yours.',
    ],
    action: 'Get the file',
  }),
  confirm: (shop) => ({
    subject: `Shall ${shop} forget you?`,
    greeting: 'Shall we forget you?',
    paragraphs: [
      'Your account, addresses, wish list and messages are deleted for good. Your reviews stay without your name. ' +
        'Of your orders stays what the law wants kept: what was sold, when and for how much, and nothing of you.',
      'The link holds for a day. It was not you? Then do nothing, and nothing happens.',
    ],
    action: 'Go on',
  }),
  forgotten: (shop) => ({
    subject: `${shop} has forgotten you`,
    greeting: 'You are forgotten',
    paragraphs: [
      'Your account is gone, and with it all that we knew of you. What was on its way is gone within a day, this mail too.',
      'You are welcome again at any time, as somebody new.',
    ],
    action: 'To the shop',
  }),
}

const zh: PrivacyMessages = {
  ready: (shop, days) => ({
    subject: `${shop}掌握的您的数据`,
    greeting: '您的文件已准备好',
    paragraphs: [
      `${shop}掌握的关于您的全部数据都在一个文件中，保留 ${days} 天，之后删除。`,
      '按钮会带您进入账户：仅有这封邮件的人无法取得文件。',
      '不是您本人申请的？请查看已登录的设备，结束不属于您的会话。',
    ],
    action: '获取文件',
  }),
  confirm: (shop) => ({
    subject: `要让${shop}忘记您吗？`,
    greeting: '要我们忘记您吗？',
    paragraphs: [
      '您的账户、地址、心愿单和消息将被永久删除。评价保留，但不再有您的名字。订单只保留法律要求的内容：售出的商品、时间和金额，不含您的任何信息。',
      '链接一天内有效。不是您本人？无需任何操作，什么都不会发生。',
    ],
    action: '继续',
  }),
  forgotten: (shop) => ({
    subject: `${shop}已忘记您`,
    greeting: '我们已忘记您',
    paragraphs: [
      '您的账户及我们掌握的一切都已删除。仍在途中的内容一天内也会删除，包括这封邮件。',
      '随时欢迎您以新顾客的身份再来。',
    ],
    action: '前往商店',
  }),
}

export const privacyMessages: Readonly<Record<Language, PrivacyMessages>> = { en, zh }
