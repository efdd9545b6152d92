/** What is said on the way in and in the account, in Chinese. */
import type { CustomersMessages } from './en.ts'

const soon = (seconds: number) => (seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`)

export const zh: CustomersMessages = {
  person: '我是真人',
  signIn: {
    title: '登录',
    lead: '无需记住密码，我们会给您发送六位验证码。',
    email: '邮箱',
    remember: '在此设备上保持登录',
    rememberHelp: (days) => `${days} 天。请勿在他人设备上勾选。`,
    send: '发送六位验证码',
    fresh: '第一次来？同样的方式：输入验证码后即创建账户。',
    byPassword: '使用密码登录',
  },
  digits: {
    title: '验证码已发出',
    sentTo: '发送至',
    other: '换一个邮箱',
    label: '邮件中的六位验证码',
    help: '可整体粘贴，十分钟内有效。',
    again: '新邮件已发出。现在只有新验证码有效，之前的已失效。',
    go: '登录',
    none: '没有收到？请查看垃圾邮件，或',
    sendAgain: '重新发送验证码',
  },
  link: { title: '再点一下', lead: '邮件把您带到了这里，点击按钮即可登录。', go: '登录' },
  password: {
    title: '使用密码登录',
    lead: '适用于设有密码的账户。六位验证码邮件可以打开任何账户。',
    label: '密码',
    byMail: '忘记了或没有密码？用邮箱登录',
  },
  factor: {
    title: '还差一步',
    lead: '您的账户需要第二步验证。',
    label: '验证器中的代码',
    help: '六位数字，或一个恢复代码。',
  },
  trouble: {
    'email-form': () => '这样写不是有效的邮箱地址。',
    'email-letters': () => '含有此类字符的邮箱经常收不到邮件，有别的地址吗？',
    'too-many-attempts': (seconds) => `尝试太频繁，请在 ${soon(seconds)}后再试。`,
    'person-required': () => '眼下有人在大量试密码。请证明您是真人，然后继续。',
    'sign-in-by-mail': () =>
      '有人在猜这个账户，所以密码和验证码暂时都不能登录。邮件中的链接可以：请申请一封邮件并点击按钮。',
    'sign-in-refused': () => '不正确。可能输错了，或已过期。',
    'sign-in-required': () => '时间太久了，请重新开始。',
    'second-factor-refused': () => '这不是当前的代码。',
    'customer-disabled': () => '此账户已关闭。如有误会，请联系我们。',
    'link-ended': () => '该链接已被使用，或已超过十分钟。请重新申请邮件。',
  },
}
