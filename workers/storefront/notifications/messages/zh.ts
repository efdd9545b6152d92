/** What the pages of the newsletter and of unsubscribing say, in Chinese. */
import type { NotificationsMessages } from './en.ts'

export const zh: NotificationsMessages = {
  newsletter: {
    title: '新品消息，大约每月一次',
    lead: '输入您的邮箱，再点击我们寄去的邮件里的按钮。',
    email: '您的邮箱',
    join: '订阅',
  },
  asked: {
    title: '邮件已经寄出',
    text: '点击邮件里的按钮就完成了。如果几分钟内没有收到，请查看垃圾邮件。',
  },
  confirm: { title: '可以给您写信吗？', yes: '是的，请给我写信' },
  joined: { title: '订阅成功', text: '有新品时我们会写信给您。每封邮件都有退订链接。' },
  ended: {
    title: '链接已失效',
    text: '链接已超过一周，或者不完整：有些邮件程序会截断长行。请重新申请。',
  },
  leave: {
    title: '不再接收此类邮件？',
    text: (what, address) => `${what}，发往 ${address}`,
    yes: '退订',
  },
  left: {
    title: '不会再有了',
    text: (what, address) => `${what}：不会再发往 ${address}。关于您订单的邮件照常发送。`,
  },
  purposes: {
    newsletter: '新品消息，大约每月一次',
    'back-in-stock': '到货通知',
    'review-invitation': '购后评价邀请',
    'abandoned-cart': '购物车提醒',
  },
  trouble: {
    'email-form': '请填写邮箱，例如 name@example.org',
    'email-letters': '我们的邮件无法送达 @ 前含有 é、李 等字符的地址，请换一个邮箱',
    'too-many-requests': '刚才从这里申请的人太多了。请等一分钟。',
  },
  onward: '查看新品',
}
