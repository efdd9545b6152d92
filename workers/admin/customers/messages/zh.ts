/** What the sign-in says, in Chinese. A key that is missing here does not compile. */
import type { CustomersMessages } from './en.ts'

export const zh: CustomersMessages = {
  title: '登录店铺后台',
  forStaff: '仅供员工使用。顾客无需账户即可购买。',
  email: '邮箱',
  password: '密码',
  go: '登录',
  help: '无法登录？请店主为您重设密码。',
  refused: '邮箱与密码不匹配。',
  tooMany: (minutes) => `尝试次数过多，请 ${minutes} 分钟后再试。`,
  foreign: '这份表单来自别处。请重新打开页面，在此登录。',
}
