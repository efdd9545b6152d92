/** What the staff's pages say of parcels, in Chinese. A key that is missing here does not compile. */
import type { LogisticsMessages } from './en.ts'

export const zh: LogisticsMessages = {
  status: {
    'pre-transit': '已购面单',
    'handed-over': '已交运',
    'in-transit': '运送中',
    'out-for-delivery': '派送中',
    'available-for-pickup': '待领取',
    failure: '未送达',
    delivered: '已送达',
    'return-to-sender': '退回途中',
    lost: '已丢失',
  },
  unknown: '动态',
  byStaff: '由店员登记',
  way: (number) => `包裹 ${number} 的动态`,
  earlier: (count) => `更早的 ${count} 条`,
  say: '登记包裹的状态',
  sayHint: '它优先于承运商此前的消息，直到承运商报告更晚的动态。',
  where: '当前状态',
  place: '城市或网点',
  note: '备注',
  seenBy: (name) => `${name} 会看到，持有此包裹链接的人也会看到：请不要写任何人的姓名。`,
  go: '登记',
  correct: '更正承运商或单号',
  correctHint: '换了单号后，此前单号的动态会被清除。不会再次给顾客发邮件。',
  correctGo: '更正',
  page: '此包裹的公开页面',
  moved: (parcel, from, to) => `${parcel}：${from} → ${to}`,
  heard: (parcel, to) => `${parcel}：${to}（再次收到）`,
}
