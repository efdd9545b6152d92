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
    text: '链接已超过一周、不完整，或者您之后已退订。请重新申请。',
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
    'too-many-alerts': '此邮箱已在等候五十件商品，请先等其中一些的通知。',
    'too-many-requests': '刚才从这里申请的人太多了。请等一分钟。',
  },
  alert: {
    title: '通知我',
    email: '您的邮箱',
    yes: '通知我',
    asked: { title: '邮件正在路上', text: '点一下邮件里的按钮，我们就会通知您。几分钟后仍未收到，请看看垃圾邮件。' },
    noted: { title: '我们会通知您', text: '只有一封邮件。先登记的先通知。' },
    confirm: '要我们通知您吗？',
    ended: { title: '此链接已失效', text: '超过一周、不完整，或已经通知过您。可以在商品页面重新登记。' },
    gone: { title: '此商品已不再销售', text: '因此没有可通知的内容。' },
  },
  onward: '查看新品',
}
