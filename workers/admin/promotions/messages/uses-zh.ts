/** What is said of the use of promotions, and of those that do nothing, in Chinese. A key that is missing here does not compile. */
import { pluralIn } from '#domain/plural'
import type { UsesMessages } from './uses-en.ts'

const plural = pluralIn('zh')

export const usesZh: UsesMessages = {
  head: '使用与收入',
  since: (day) => `自 ${day} 起；指使用了它的订单，并不证明订单由它带来`,
  columns: { revenue: '收入', given: '让利' },
  foot: '按最近 30 天的订单计算；收入是这些订单的实付金额，已取消的不计入。',
  none: '最近 30 天没有订单使用它。',
  uses: plural({ other: '# 次' }),
  buyers: plural({ other: '# 位顾客' }),
  chart: (most, day) => `每天的使用次数。最多的是 ${day}：${most}。`,
  figures: { uses: '使用它的订单', revenue: '相关收入', given: '让利' },
  each: (amount) => `平均每单 ${amount}`,
  share: (rate) => `占原价的 ${rate}`,
  code: '优惠码',
  byCode: '使用最多的优惠码',
  csv: '按日期和优惠码导出 CSV',
  look: '需要查看',
  attention: { 'used-up': '已用完', 'no-code': '没有优惠码', 'never-wins': '从不生效', 'idle-limit': '限制无效' },
  why: {
    'used-up': '次数已全部用完。请提高上限，或结束它。',
    'no-code': '有了优惠码，顾客才能使用。',
    'idle-limit': '每人次数大于总次数，因此这个限制永远不起作用。',
    'never-wins': (other) => `“${other}”对同样的商品总是优惠更多，而且两者不能同时享受。`,
  },
  restore: '恢复',
  restoreOne: (version) => `恢复版本 ${version}`,
  restored: '已恢复到当时的内容，五秒内对购物车生效。',
  beside: '现在进行的',
  besideNone: '现在没有其他促销在进行。',
  thisOne: '这个促销',
  adds: '叠加',
  best: '取最优',
  may: '可同时享受',
  mayNot: '不可同时享受',
  nobody: '无',
  more: plural({ other: '另有 # 个' }),
  out: '导出',
  example: '示例购物车',
  another: '换一个试试',
}
