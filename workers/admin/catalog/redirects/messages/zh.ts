/** What the page of redirects says, in Chinese. */
import { pluralIn } from '#domain/plural'
import type { RedirectMessages } from './en.ts'

const plural = pluralIn('zh')

export const zh: RedirectMessages = {
  title: '重定向',
  form: '把以前的网址指向现在的页面',
  change: '修改指向',
  from: '从',
  to: '到',
  fromHint: '本店的路径：/products/old-mug',
  toHint: '本店的路径，或其他网站的网址：https://…',
  save: '保存',
  cancel: '取消',
  edit: '修改',
  editOf: (from) => `修改 ${from} 的指向`,
  remove: '删除',
  removeOf: (from) => `删除 ${from} 的重定向`,
  since: '始于',
  byItself: '网址变更时自动生成',
  actions: '操作',
  shown: plural({ other: '# 条重定向' }),
  find: '任一地址的一部分',
  nothing: (search) => `没有包含“${search}”的重定向`,
  nothingWhy: '搜索范围为两个地址。',
  next: '后面的',
  previous: '前面的',
  empty: '还没有重定向',
  emptyWhy: '商品或系列的网址变更时，旧网址会自动指向新网址。其他的可在这里添加，或用文件导入。',
  saved: '已保存。',
  removed: (from) => `${from} 不再指向任何页面。`,
  undo: '撤销',
  files: '导入文件',
  out: '导出文件',
  unfit: {
    from: '请写以一个 / 开头、不带问号、# 和反斜杠的本店路径；首页不能重定向。',
    to: '请写以 / 开头的路径，或以 https:// 开头的网址。',
  },
  circle: (way) => `会绕成一圈：${way.join(' → ')}。`,
  full: '重定向已达上限，请先删除一些。',
}
