/** What is said of parcels on their way, in Chinese. A key that is missing here does not compile. */
import type { LogisticsMessages } from './en.ts'

export const zh: LogisticsMessages = {
  parcel: (number, of, things) => (of === 1 ? `您的包裹：${things}` : `包裹 ${number}/${of}：${things}`),
  things: (names, more) => names.join('、') + (more > 0 ? `等另外 ${more} 种` : ''),
  follow: '查看物流',
  status: {
    'pre-transit': '已打包',
    'handed-over': '已交运',
    'in-transit': '运送中',
    'out-for-delivery': '今天送达',
    'available-for-pickup': '待领取',
    failure: '尚未送达',
    delivered: '已送达',
    'return-to-sender': '退回途中',
    lost: '可能已丢失',
  },
  heard: '途中动态',
  handedOver: '我们已交给承运商',
  arriving: '送到您家',
  headings: {
    delivered: '已经送到。',
    partDelivered: '一部分已送到，其余在路上。',
  },
  track: {
    title: '包裹在哪里',
    parcel: '您的包裹',
    with: (carrier) => `，由 ${carrier} 承运`,
    lead: {
      'pre-transit': '包裹已打包，等待承运商取件。',
      'handed-over': '承运商已收件。一有消息就会显示在这里。',
      'in-transit': '包裹正在路上。',
      'out-for-delivery': '包裹正在派送。',
      'available-for-pickup': '包裹为您保留着，保留多久见承运商的通知。',
      failure: '承运商未能送达，会再次派送，或在附近保留。',
      delivered: '如果没有收到，请先问问邻居，再联系我们。',
      'return-to-sender': '包裹未能送达，正在退回。我们会写信给下单的人。',
      lost: '目前没有人知道包裹在哪里。我们正在向承运商查询，并会写信给下单的人。',
    },
    steps: ['已打包', '已交运', '运送中', '派送中', '送到您家'],
    way: '一路的情况',
    private: '本页不显示什么',
    privateText:
      '没有姓名、街道、价格，也看不到里面是什么：有这个链接的人只能看到包裹走到哪里。完整订单见您的邮件和账户。',
    account: '前往账户',
  },
}
