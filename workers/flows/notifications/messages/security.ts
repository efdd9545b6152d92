/** What somebody is written when something that opens their account has changed. */
import type { SecurityChange } from '#domain/customers/facts'
import type { Language } from '#domain/languages'
import type { AccountOpening } from './account.ts'

type SecurityEmailMessages = {
  readonly what: Readonly<Record<SecurityChange, string>>
  /** @param what one of them */
  readonly changed: (what: string, at: string, shop: string) => AccountOpening
}

const en: SecurityEmailMessages = {
  what: {
    'password-set': 'A password was set',
    'password-changed': 'The password was changed',
    'password-removed': 'The password was removed',
    'second-step-on': 'The second step was turned on',
    'second-step-off': 'The second step was turned off',
    'recovery-code-used': 'A recovery code was used',
    'recovery-codes-dealt': 'New recovery codes were made',
    'passkey-added': 'A passkey was added',
    'passkey-removed': 'A passkey was removed',
  },
  changed: (what, at, shop) => ({
    subject: `${what}: your account with ${shop}`,
    greeting: 'What opens your account has changed',
    paragraphs: [
      `${what} · ${at}`,
      'Was it you? Then all is well. If not, sign in by mail, end all other sessions and change it back, or answer this mail at once.',
    ],
    action: 'See what opens it',
  }),
}

const zh: SecurityEmailMessages = {
  what: {
    'password-set': '已设置密码',
    'password-changed': '密码已更改',
    'password-removed': '密码已删除',
    'second-step-on': '第二步验证已开启',
    'second-step-off': '第二步验证已关闭',
    'recovery-code-used': '已使用一个恢复代码',
    'recovery-codes-dealt': '已生成新的恢复代码',
    'passkey-added': '已添加通行密钥',
    'passkey-removed': '已删除通行密钥',
  },
  changed: (what, at, shop) => ({
    subject: `${what}：您在${shop}的账户`,
    greeting: '您账户的登录方式有变动',
    paragraphs: [
      `${what} · ${at}`,
      '是您本人吗？那就没有问题。如果不是，请用邮件登录，结束其他所有会话并改回来，或立即回复此邮件。',
    ],
    action: '查看登录方式',
  }),
}

export const securityEmailMessages: Readonly<Record<Language, SecurityEmailMessages>> = { en, zh }
