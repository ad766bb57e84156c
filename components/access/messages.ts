import { defineMessages } from '#components/i18n/define.ts'

export const accessMessages = defineMessages({
  ru: {
    signIn: {
      title: 'Вход в Inkroute',
      email: 'Электронная почта',
      password: 'Пароль',
      submit: 'Войти',
      first: 'Первый вход? Откройте одноразовую ссылку, которую напечатал сервер при запуске.',
    },
    welcome: {
      title: 'Добро пожаловать',
      owner: 'Вы первый владелец этой установки. Задайте, как вас называть и чем входить в следующий раз.',
      invite: 'Вас пригласили в Inkroute. Задайте, как вас называть и чем входить в следующий раз.',
      name: 'Имя и фамилия',
      password: 'Придумайте пароль',
      passwordHint: 'Не короче {least} символов. Фраза из нескольких слов лучше набора знаков.',
      submit: 'Начать работу',
      over: 'Ссылка больше не действует',
      overText:
        'Ею уже воспользовались или прошли сутки. Если владелец ещё не входил, перезапустите Inkroute: он напечатает новую. Если вас пригласили, попросите новое приглашение.',
      toSignIn: 'Ко входу',
    },
    denied: {
      'wrong-password': 'Почта или пароль не подходят.',
      'too-many-tries': 'Слишком много попыток. Подождите 15 минут и попробуйте снова.',
      'wrong-form': 'Проверьте имя, почту и длину пароля.',
      'link-is-over': 'Ссылка уже использована или её срок истёк.',
      other: 'Войти не получилось. Повторите; если не поможет, посмотрите журнал сервера.',
      offline: 'Сервер не отвечает. Проверьте связь и повторите.',
    },
    roles: {
      owner: 'Владелец',
      admin: 'Администратор',
      manager: 'Менеджер',
      approver: 'Согласующий',
      auditor: 'Аудитор',
    },
  },
  en: {
    signIn: {
      title: 'Sign in to Inkroute',
      email: 'E-mail',
      password: 'Password',
      submit: 'Sign in',
      first: 'First time here? Open the one-time link that the server printed when it started.',
    },
    welcome: {
      title: 'Welcome',
      owner: 'You are the first owner of this installation. Say what to call you and how you will sign in.',
      invite: 'You were invited to Inkroute. Say what to call you and how you will sign in.',
      name: 'Full name',
      password: 'Make up a password',
      passwordHint: 'At least {least} characters. A phrase of several words beats a set of signs.',
      submit: 'Start working',
      over: 'This link no longer works',
      overText:
        'It was used already or is older than a day. If no owner has signed in yet, restart Inkroute: it prints a new one. If you were invited, ask for a new invitation.',
      toSignIn: 'To sign-in',
    },
    denied: {
      'wrong-password': 'The e-mail or the password does not fit.',
      'too-many-tries': 'Too many attempts. Wait 15 minutes and try again.',
      'wrong-form': 'Check the name, the e-mail and the length of the password.',
      'link-is-over': 'The link was used already or is too old.',
      other: 'Signing in failed. Try again; if that does not help, look into the log of the server.',
      offline: 'The server does not answer. Check your connection and try again.',
    },
    roles: {
      owner: 'Owner',
      admin: 'Administrator',
      manager: 'Manager',
      approver: 'Approver',
      auditor: 'Auditor',
    },
  },
})
