/** What is said where somebody changes by what their account is opened. */
import type { Language } from '#domain/languages'
import { pluralIn } from '#domain/plural'

const soonIn = (language: Language, second: string, seconds: string, minute: string, minutes: string) => {
  const [of, ofMinutes] = [
    pluralIn(language)({ one: second, other: seconds }),
    pluralIn(language)({ one: minute, other: minutes }),
  ]
  return (count: number): string => (count < 90 ? of(count) : ofMinutes(Math.ceil(count / 60)))
}

const soonEn = soonIn('en', 'a second', '# seconds', 'a minute', '# minutes')
const soonZh = soonIn('zh', '# 秒', '# 秒', '# 分钟', '# 分钟')

const en = {
  email: {
    title: 'Address',
    now: (email: string) => `Mails and digits go to ${email}.`,
    wanted: 'New address',
    wantedHelp: 'We send six digits to both addresses, so that nobody else changes it.',
    ask: 'Send digits to both',
    digitsTitle: 'Change your address',
    digitsLead: (email: string) =>
      `From ${email}: with the digits of both mails your account belongs to the new address.`,
    current: (email: string) => `Digits that went to ${email}`,
    fresh: (email: string) => `Digits that went to ${email}`,
    digitsHelp: 'Six digits. They hold for ten minutes.',
    change: 'Change the address',
    another: 'Another address, or new digits',
    done: 'Your address is changed, and all other sessions are over.',
  },
  trouble: {
    'email-form': () => 'This is no address for mail, as it is written.',
    'email-letters': () => 'Mail to letters like these is lost on the way too often. Is there another address?',
    'email-same': () => 'This is your address already.',
    'email-taken': () => 'This address has an account of its own already.',
    'email-digits-refused': () => 'These are not the digits, or they are too old.',
    'too-many-attempts': (seconds: number) => `That was often. It can be tried again in ${soonEn(seconds)}.`,
  },
}

const zh: typeof en = {
  email: {
    title: '邮箱',
    now: (email) => `邮件和验证码会发到 ${email}。`,
    wanted: '新邮箱',
    wantedHelp: '两个邮箱都会收到六位验证码，这样别人无法更换。',
    ask: '向两个邮箱发送验证码',
    digitsTitle: '更换邮箱',
    digitsLead: (email) => `原邮箱：${email}。输入两封邮件中的验证码后，账户就属于新邮箱。`,
    current: (email) => `发往 ${email} 的验证码`,
    fresh: (email) => `发往 ${email} 的验证码`,
    digitsHelp: '六位数字，十分钟内有效。',
    change: '更换邮箱',
    another: '换一个邮箱，或重新发送验证码',
    done: '邮箱已更换，其他会话已全部结束。',
  },
  trouble: {
    'email-form': () => '这样写不是有效的邮箱地址。',
    'email-letters': () => '含有这类字符的邮箱常常收不到邮件。您有别的邮箱吗？',
    'email-same': () => '这已经是您的邮箱。',
    'email-taken': () => '此邮箱已有自己的账户。',
    'email-digits-refused': () => '验证码不对，或已过期。',
    'too-many-attempts': (seconds) => `操作过于频繁，请在 ${soonZh(seconds)}后再试。`,
  },
}

export type WaysInTrouble = keyof (typeof en)['trouble']

export const waysInMessages: Readonly<Record<Language, typeof en>> = { en, zh }
