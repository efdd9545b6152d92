/** What is said of devices on which somebody is told, in both languages. */
import type { Language } from '#domain/languages'

type About<T> = { readonly order: T; readonly account: T }

type PushOfferMessages = {
  readonly press: About<string>
  readonly why: About<string>
  readonly told: About<(device: string) => string>
  readonly unknown: string
  readonly since: (day: string) => string
  readonly end: string
  readonly endOn: (device: string) => string
  readonly denied: string
  readonly failed: string
}

const en: PushOfferMessages = {
  press: { order: 'Tell me on this device when it is sent', account: 'Tell me on this device' },
  why: {
    order: 'Also if something is cancelled or paid back. Of this order only, until you end it here.',
    account: 'When orders of your account are sent, cancelled or paid back. It ends when you sign out.',
  },
  told: {
    order: (device) => `${device} is told of this order`,
    account: (device) => device,
  },
  unknown: 'A device',
  since: (day) => `since ${day}`,
  end: 'End',
  endOn: (device) => `End it on ${device}`,
  denied: 'Your browser does not let us. You can change that in its settings for this site.',
  failed: 'That did not work: your browser reached nobody who carries such messages. The mails come anyway.',
}

const zh: PushOfferMessages = {
  press: { order: '发货时在此设备上通知我', account: '在此设备上通知我' },
  why: {
    order: '取消或退款时也会通知。仅限此订单，您可随时在此停止。',
    account: '账户中的订单发货、取消或退款时通知。退出登录后停止。',
  },
  told: {
    order: (device) => `${device} 会收到此订单的通知`,
    account: (device) => device,
  },
  unknown: '一台设备',
  since: (day) => `自 ${day} 起`,
  end: '停止',
  endOn: (device) => `停止在 ${device} 上通知`,
  denied: '您的浏览器不允许通知。您可以在浏览器的网站设置中更改。',
  failed: '未能成功：您的浏览器无法连接推送服务。邮件仍会照常发送。',
}

export const pushOfferMessages: Readonly<Record<Language, PushOfferMessages>> = { en, zh }
