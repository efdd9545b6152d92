/** What the page of sent mails says, in Chinese. A key that is missing here does not compile. */
import type { NotificationsMessages } from './en.ts'

export const zh: NotificationsMessages = {
  title: '已发邮件',
  demo: '演示邮件：不会离开本店',
  mail: '邮件',
  messages: '消息',
  message: '消息',
  to: (email) => `发给 ${email}`,
  templates: {
    'order-placed': '订单确认',
    'order-shipped': '发货通知',
    'order-cancelled': '取消通知',
    'order-refunded': '退款通知',
    'sign-in-code': '验证码',
    'new-device': '新设备',
    'email-changed': '邮箱已更改',
    welcome: '欢迎',
  },
  languages: { en: '英文', zh: '中文' },
  asMail: '邮件',
  asText: '纯文本',
  view: '视图',
  sent: '已发送',
  theOrder: '查看订单',
  empty: '还没有发送过邮件',
  emptyWhy: '下一个订单的确认邮件会在下单后一秒出现在这里。',
  choose: '选择一封邮件查看。',
  back: '消息',
}
