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
    title: 'Email',
    now: (email: string) => `Mails and digits go to ${email}.`,
    wanted: 'New address',
    wantedHelp: 'We send six digits to both addresses, so that nobody else changes it.',
    ask: 'Send digits to both',
    digitsTitle: 'Change your email address',
    digitsLead: (email: string) =>
      `From ${email}: with the digits of both mails your account belongs to the new address.`,
    current: (email: string) => `Digits that went to ${email}`,
    fresh: (email: string) => `Digits that went to ${email}`,
    digitsHelp: 'Six digits. They hold for ten minutes.',
    change: 'Change the address',
    another: 'Another address, or new digits',
    done: 'Your address is changed, and all other sessions are over.',
  },
  phone: {
    title: 'Telephone',
    none: 'With a number of yours, six digits by SMS open your account too.',
    now: (phone: string) => `Six digits by SMS to ${phone} open your account.`,
    number: 'Number',
    numberHelp: 'As you write it at home, or with its country: +44 20 7946 0000.',
    ask: 'Send digits by SMS',
    remove: 'Remove the number',
    digitsTitle: 'Digits by SMS',
    sentTo: (phone: string) => `To ${phone}. They hold for ten minutes.`,
    signInSentTo: (phone: string) => `If an account has ${phone}, six digits are on their way there.`,
    again: 'The digits that were sent last still hold: no further ones are sent for now.',
    digits: 'Six digits',
    confirm: 'It is my number',
    another: 'Another number, or new digits',
    bySms: 'Sign in with digits by SMS',
    byMail: 'Sign in by mail',
    signIn: 'Sign in',
    signInTitle: 'Sign in by SMS',
    signInLead: 'For accounts with a number that is proven. A mail with six digits opens every account.',
    done: 'The number is yours: six digits by SMS open your account.',
    gone: 'The number is gone.',
  },
  trouble: {
    'email-form': () => 'This is no address for mail, as it is written.',
    'email-letters': () => 'Mail to letters like these is lost on the way too often. Is there another address?',
    'phone-form': () => 'This is no telephone number. Write it with its country, beginning with +.',
    'phone-digits-refused': () => 'These are not the digits, or they are too old.',
    'phone-taken': () => 'This number is that of another account, which has nothing else. Write to us.',
    'person-required': () => 'That was often. Show us that you are a person, and go on.',
    'sign-in-by-mail': () => 'Somebody is guessing at this account. The link in a mail opens it: ask for one.',
    'sign-in-refused': () => 'These are not the digits, or they are too old.',
    'second-factor-refused': () => 'That code is not the one of now.',
    'sign-in-required': () => 'That took too long. Begin again.',
    'customer-disabled': () => 'This account is closed. Write to us if that is a mistake.',
    'customer-merged': () => 'This account was joined with another of yours. Sign in with the address of that one.',
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
  phone: {
    title: '电话',
    none: '添加您的号码后，也可以用短信验证码登录。',
    now: (phone) => `发往 ${phone} 的短信验证码可以登录您的账户。`,
    number: '号码',
    numberHelp: '按您平常的写法，或带上国家代码，例如 +86 10 1234 5678。',
    ask: '发送短信验证码',
    remove: '删除号码',
    digitsTitle: '短信验证码',
    sentTo: (phone) => `已发往 ${phone}，十分钟内有效。`,
    signInSentTo: (phone) => `如果有账户使用 ${phone}，验证码正在发送。`,
    again: '上次发送的验证码仍然有效，暂不再发送新的。',
    digits: '六位验证码',
    confirm: '这是我的号码',
    another: '换一个号码，或重新发送',
    bySms: '用短信验证码登录',
    byMail: '用邮件登录',
    signIn: '登录',
    signInTitle: '短信登录',
    signInLead: '适用于已验证号码的账户。邮件验证码可以登录所有账户。',
    done: '号码已验证：短信验证码可以登录您的账户。',
    gone: '号码已删除。',
  },
  trouble: {
    'email-form': () => '这样写不是有效的邮箱地址。',
    'email-letters': () => '含有这类字符的邮箱常常收不到邮件。您有别的邮箱吗？',
    'phone-form': () => '电话号码不正确。请带上国家代码，以 + 开头。',
    'phone-digits-refused': () => '验证码不对，或已过期。',
    'phone-taken': () => '此号码属于另一个只有号码的账户，请联系我们。',
    'person-required': () => '操作过于频繁。请确认您不是程序，然后继续。',
    'sign-in-by-mail': () => '有人在猜这个账户的验证码。请用邮件中的链接登录。',
    'sign-in-refused': () => '验证码不对，或已过期。',
    'second-factor-refused': () => '这不是当前的验证码。',
    'sign-in-required': () => '时间过长，请重新开始。',
    'customer-disabled': () => '此账户已关闭。如有误，请联系我们。',
    'customer-merged': () => '此账户已与您的另一个账户合并。请用那个账户的邮箱地址登录。',
    'email-same': () => '这已经是您的邮箱。',
    'email-taken': () => '此邮箱已有自己的账户。',
    'email-digits-refused': () => '验证码不对，或已过期。',
    'too-many-attempts': (seconds) => `操作过于频繁，请在 ${soonZh(seconds)}后再试。`,
  },
}

export type WaysInTrouble = keyof (typeof en)['trouble']

export const waysInMessages: Readonly<Record<Language, typeof en>> = { en, zh }
